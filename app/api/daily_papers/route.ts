import { respondWithDailyPapers } from "@/lib/api/daily-papers";
import { preflight } from "@/lib/api/problem";
import { sharedDb } from "@/lib/db";

/** Lists in the shape of huggingface.co, for tools made for it. */
export async function GET(request: Request): Promise<Response> {
  return respondWithDailyPapers(await sharedDb(), request, new Date().toISOString().slice(0, 10));
}

export const OPTIONS = preflight;
