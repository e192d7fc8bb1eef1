import { sharedDb } from "@/lib/db";
import { respondWithFormat } from "@/lib/formats/respond";
import { decodePathPart } from "@/lib/papers/path";

/** Lists and papers in other formats; next.config.ts leads addresses with an extension here. */
export async function GET(request: Request, { params }: { params: Promise<{ path: string[] }> }): Promise<Response> {
  return respondWithFormat(await sharedDb(), request, (await params).path.map(decodePathPart));
}
