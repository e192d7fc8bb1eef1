import { sharedDb } from "@/lib/db";
import { findSavedFacts } from "@/lib/papers/queries-saved";

const MOST_SLUGS = 50;
const LONGEST_SLUG = 300;

/** `GET /saved/papers?slug=…&slug=…`: what the catalogue knows of up to 50 papers, for the reader's desk. */
export async function GET(request: Request): Promise<Response> {
  const slugs = new URL(request.url).searchParams.getAll("slug").filter((slug) => slug.length <= LONGEST_SLUG);
  const papers = await findSavedFacts(await sharedDb(), slugs.slice(0, MOST_SLUGS));
  return Response.json({ papers }, { headers: { "Cache-Control": "no-store" } });
}
