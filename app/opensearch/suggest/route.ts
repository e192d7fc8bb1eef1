import { sharedDb } from "@/lib/db";
import { toPlainText } from "@/lib/format/plain-text";
import { suggest } from "@/lib/search/ask";

/** Suggestions for the browser's address bar: `["typed", ["meant", …]]`. */
export async function GET(request: Request): Promise<Response> {
  const typed = new URL(request.url).searchParams.get("q") ?? "";
  const suggestions = await suggest(await sharedDb(), typed);
  return Response.json([typed, suggestions.map(({ text }) => toPlainText(text))], {
    headers: { "Content-Type": "application/x-suggestions+json" },
  });
}
