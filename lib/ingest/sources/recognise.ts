/** Which parser a text belongs to, by its content alone, and why it belongs to none. */
import { isObject, parseJson } from "@/lib/ingest/json";
import type { Source } from "@/lib/ingest/source";
import { apiJson } from "@/lib/ingest/sources/api-json";
import { apiJsonl } from "@/lib/ingest/sources/api-jsonl";
import { arxivJsonl } from "@/lib/ingest/sources/arxiv-jsonl";
import { broadsheetJsonl } from "@/lib/ingest/sources/broadsheet-jsonl";
import { atom, jsonFeed, rss } from "@/lib/ingest/sources/feeds";
import { pageHtml } from "@/lib/ingest/sources/page-html";
import { pageMarkdown } from "@/lib/ingest/sources/page-markdown";
import { pageText } from "@/lib/ingest/sources/page-text";

/** The most exact first: the first that recognises a text reads it. */
export const SOURCES: readonly Source[] = [
  rss,
  atom,
  pageHtml,
  jsonFeed,
  broadsheetJsonl,
  arxivJsonl,
  apiJsonl,
  apiJson,
  pageMarkdown,
  pageText,
];

/** The parser for a text, or null where none fits; `whyUnrecognised` then says why. For lines, the first batch is enough. */
export function recogniseSource(text: string): Source | null {
  return SOURCES.find((source) => source.recognises(text)) ?? null;
}

/** Why no parser fits, reading on from the name: `is an HTML page of another site`. */
export function whyUnrecognised(text: string): string {
  if (text === "") return "is empty";
  if (text.trim() === "") return "holds only white space";
  const start = text.slice(0, 10_000).trimStart();
  if (/^<\?xml|^<(?:rss|feed|rdf:RDF)\b/i.test(start)) return "is XML, but neither an RSS nor an Atom feed of papers";
  if (start.startsWith("<")) return whyNoPage(text);
  if (/^[[{]/.test(start)) return whyNoAnswer(text);
  return "is text, but none of a Daily Papers page: it has neither the page's header nor an entry's line of authors and date";
}

function whyNoPage(html: string): string {
  return /huggingface\.co\/papers|hf\.co\/papers/.test(html.slice(0, 1_000_000))
    ? "is a page that links to Daily Papers but holds none: neither the site's data nor a card with a paper"
    : "is an HTML page of another site, not of huggingface.co/papers";
}

function whyNoAnswer(text: string): string {
  const json = parseJson(text);
  if (!json.ok) return `looks like JSON but ${json.reason}`;
  if (isObject(json.value) && typeof json.value.error === "string") {
    return `is an answer without papers; it says: ${json.value.error.slice(0, 200)}`;
  }
  return "is JSON of something else: no record in it has a paper or a title";
}
