import { openSearchDescription } from "@/lib/formats/open-search";
import { baseUrlOf } from "@/lib/http/base-url";

/** Makes the catalogue a search engine of the browser. */
export function GET(request: Request): Response {
  return new Response(openSearchDescription(baseUrlOf(request)), {
    headers: { "Content-Type": "application/opensearchdescription+xml; charset=utf-8" },
  });
}
