/** RSS 2.0 (RSS Advisory Board), with the profile's atom:link and dc:creator. */
import { toPlainText } from "@/lib/format/plain-text";
import { type ListHead, type ListWriter, paperId, paperUrl } from "@/lib/formats/writer";
import { element, emptyElement, escapeXml } from "@/lib/formats/xml";
import type { PaperRecord } from "@/lib/papers/paper-record";

/** RFC 822 with four digits for the year: `Mon, 11 Aug 2025 00:00:00 GMT`. */
const rfc822 = (iso: string) => new Date(iso).toUTCString();

function item({ base, authority }: ListHead, paper: PaperRecord): string {
  const { publishedOn, abstract, arxivId } = paper;
  const lines = [
    element("title", toPlainText(paper.title)),
    element("link", paperUrl(base, paper.slug)),
    element("guid", paperId(authority, paper), { isPermaLink: String(arxivId !== null) }),
    publishedOn === null ? "" : element("pubDate", rfc822(`${publishedOn}T00:00:00Z`)),
    ...paper.authors.map(({ name }) => element("dc:creator", name)),
    ...paper.topics.map(({ name }) => element("category", name)),
    // Readers take a description for HTML: text is escaped once for that and once for XML.
    abstract === "" ? "" : element("description", escapeXml(toPlainText(abstract))),
  ];
  return `<item>\n${lines.filter((line) => line !== "").join("\n")}\n</item>\n`;
}

/** Writes one page of a list as an RSS channel. */
export const writeRss: ListWriter = async function* (head, papers) {
  const { selfUrl, firstUrl, previousUrl, nextUrl } = head;
  const link = (rel: string, href: string) => emptyElement("atom:link", { rel, href, type: "application/rss+xml" });
  yield [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    "<channel>",
    element("title", `${head.title}, Broadsheet`),
    element("link", head.pageUrl),
    element("description", `${head.title}. From Broadsheet, the daily newspaper of machine-learning research.`),
    element("language", "en"),
    element("lastBuildDate", rfc822(head.updated)),
    element("generator", "Broadsheet"),
    link("self", selfUrl),
    link("first", firstUrl),
    ...(previousUrl === null ? [] : [link("previous", previousUrl)]),
    ...(nextUrl === null ? [] : [link("next", nextUrl)]),
    "",
  ].join("\n");
  for await (const paper of papers) yield item(head, paper);
  yield "</channel>\n</rss>\n";
};
