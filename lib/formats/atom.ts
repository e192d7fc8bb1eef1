/** Atom 1.0 (RFC 4287), with paging (RFC 5005, section 3). */
import { authorLine } from "@/lib/format/authors";
import { toPlainText } from "@/lib/format/plain-text";
import { type ListHead, type ListWriter, paperId, paperUrl } from "@/lib/formats/writer";
import { element, emptyElement } from "@/lib/formats/xml";
import type { PaperRecord } from "@/lib/papers/paper-record";

const link = (rel: string, href: string, more: Record<string, string> = {}) =>
  emptyElement("link", { rel, href, ...more });

/** Atom wants an author for every entry: where no name is known the entry says so instead of inheriting one. */
function authors(paper: PaperRecord): string[] {
  const names = paper.authors.map(({ name }) => name);
  const named = names.length > 0 ? names : [authorLine([], paper.authorCount) ?? "Authors not known"];
  return named.map((name) => `<author>${element("name", name)}</author>`);
}

function entry({ base, authority }: ListHead, paper: PaperRecord): string {
  const { arxivId, publishedOn, repositories, topics, abstract } = paper;
  const lines = [
    element("id", paperId(authority, paper)),
    element("title", toPlainText(paper.title)),
    element("updated", paper.contentUpdatedAt),
    publishedOn === null ? "" : element("published", `${publishedOn}T00:00:00Z`),
    ...authors(paper),
    link("alternate", paperUrl(base, paper.slug), { type: "text/html" }),
    ...(arxivId === null ? [] : [link("related", `https://arxiv.org/abs/${arxivId}`, { title: "arXiv" })]),
    ...repositories.map(({ url }) => link("related", url, { title: "Code" })),
    ...topics.map(({ slug, name }) => emptyElement("category", { term: slug, label: name })),
    abstract === "" ? "" : element("summary", toPlainText(abstract)),
  ];
  return `<entry>\n${lines.filter((line) => line !== "").join("\n")}\n</entry>\n`;
}

/** Writes one page of a list as an Atom feed. */
export const writeAtom: ListWriter = async function* (head, papers) {
  const { pageUrl, selfUrl, firstUrl, previousUrl, nextUrl } = head;
  yield [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
    element("id", head.id),
    element("title", `${head.title}, Broadsheet`),
    element("updated", head.updated),
    element("generator", "Broadsheet"),
    link("self", selfUrl, { type: "application/atom+xml" }),
    link("alternate", pageUrl, { type: "text/html" }),
    link("first", firstUrl),
    ...(previousUrl === null ? [] : [link("previous", previousUrl)]),
    ...(nextUrl === null ? [] : [link("next", nextUrl)]),
    "",
  ].join("\n");
  for await (const paper of papers) yield entry(head, paper);
  yield "</feed>\n";
};
