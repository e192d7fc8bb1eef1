/** OpenSearch 1.1 description document (github.com/dewitt/opensearch). */
import { element, emptyElement } from "@/lib/formats/xml";

export const OPEN_SEARCH_NAME = "Broadsheet";

/** `base` is the address of the server, without a slash at its end. */
export function openSearchDescription(base: string): string {
  const url = (type: string, template: string, more: Record<string, string> = {}) =>
    emptyElement("Url", { type, template, ...more });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
    element("ShortName", OPEN_SEARCH_NAME),
    element("Description", "Search machine-learning papers in this catalogue"),
    element("InputEncoding", "UTF-8"),
    element("Image", `${base}/favicon.ico`, { width: "16", height: "16", type: "image/x-icon" }),
    url("text/html", `${base}/papers?q={searchTerms}`),
    url("application/x-suggestions+json", `${base}/opensearch/suggest?q={searchTerms}`),
    url("application/atom+xml", `${base}/papers.atom?q={searchTerms}`),
    url("application/opensearchdescription+xml", `${base}/opensearch.xml`, { rel: "self" }),
    "</OpenSearchDescription>\n",
  ].join("\n");
}
