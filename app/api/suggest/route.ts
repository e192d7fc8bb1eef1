import { z } from "zod";
import { sharedDb } from "@/lib/db";
import { findSuggestions } from "@/lib/papers/queries-suggest";

const paramsSchema = z.object({
  q: z.string().max(2_000).catch(""),
  limit: z.coerce.number().int().min(1).max(20).catch(8),
});

/** `GET /api/suggest?q=…&limit=8`: papers, authors, topics and editions for what is being typed. */
export async function GET(request: Request): Promise<Response> {
  const { q, limit } = paramsSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const today = new Date().toISOString().slice(0, 10);
  const suggestions = await findSuggestions(await sharedDb(), q, limit, today);
  return Response.json({ query: q, suggestions });
}
