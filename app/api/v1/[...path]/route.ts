import { preflight } from "@/lib/api/problem";
import { respondToApi } from "@/lib/api/respond";
import { sharedDb } from "@/lib/db";
import { decodePathPart } from "@/lib/papers/path";

/** The API; see /api. */
export async function GET(request: Request, { params }: { params: Promise<{ path: string[] }> }): Promise<Response> {
  return respondToApi(await sharedDb(), request, (await params).path.map(decodePathPart));
}

export const OPTIONS = preflight;
