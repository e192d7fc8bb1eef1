import { respondWithPaperInfo } from "@/lib/api/daily-papers";
import { preflight } from "@/lib/api/problem";
import { sharedDb } from "@/lib/db";
import { decodePathPart } from "@/lib/papers/path";

/** One paper in the shape of huggingface.co, for tools made for it. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return respondWithPaperInfo(await sharedDb(), decodePathPart((await params).id));
}

export const OPTIONS = preflight;
