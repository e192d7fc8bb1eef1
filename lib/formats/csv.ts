/** CSV (RFC 4180): one header line, lines end in CR LF, UTF-8. */
import { toPlainText } from "@/lib/format/plain-text";
import { type ListHead, type ListWriter, paperUrl } from "@/lib/formats/writer";
import type { PaperRecord } from "@/lib/papers/paper-record";

type Cell = string | number | null;

const COLUMNS: readonly [name: string, value: (paper: PaperRecord, head: ListHead) => Cell][] = [
  ["title", ({ title }) => toPlainText(title)],
  ["authors", ({ authors }) => authors.map(({ name }) => name).join("; ")],
  ["author_count", ({ authorCount, authors }) => authorCount ?? (authors.length || null)],
  ["published_on", ({ publishedOn }) => publishedOn],
  ["listed_on", ({ editions }) => editions.join(" ")],
  ["arxiv_id", ({ arxivId }) => arxivId],
  ["doi", ({ doi }) => doi],
  ["topics", ({ topics }) => topics.map(({ name }) => name).join("; ")],
  ["code", ({ repositories }) => repositories.map(({ url }) => url).join(" ")],
  ["project_page", ({ projectPage }) => projectPage],
  ["organization", ({ organizationName, organization }) => organizationName ?? organization],
  ["upvotes", ({ upvotes }) => upvotes],
  ["comments", ({ comments }) => comments],
  ["url", ({ slug }, { base }) => paperUrl(base, slug)],
  ["abstract", ({ abstract }) => toPlainText(abstract)],
  ["abstract_kind", ({ abstractKind }) => abstractKind],
];

/**
 * One cell. Spreadsheets run text that begins with `=`, `+`, `-` or `@` as a formula: it gets an apostrophe before it
 * (OWASP, CSV injection).
 */
export function csvCell(value: Cell): string {
  if (value === null) return "";
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const line = (cells: readonly Cell[]) => `${cells.map(csvCell).join(",")}\r\n`;

export const writeCsv: ListWriter = async function* (head, papers) {
  yield line(COLUMNS.map(([name]) => name));
  for await (const paper of papers) yield line(COLUMNS.map(([, value]) => value(paper, head)));
};
