/** RIS, the exchange format of reference managers (Research Information Systems, 2001; endings of lines are CR LF). */
import { anyDoi, type Citable } from "@/lib/cite/citable";
import { invertedName, parseNames } from "@/lib/cite/names";
import { toPlainText } from "@/lib/format/plain-text";

/** One line of text: a line break would end the field. */
const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();

/**
 * One record, ending in `ER`. RIS has no type for preprints: UNPB, unpublished work, claims no journal. Tags that are
 * not known are left out.
 */
export function toRis(work: Citable): string {
  const { title, authors, publishedOn, arxivId, url, abstract } = work;
  const tags: [tag: string, value: string | null][] = [
    ["TY", "UNPB"],
    ["TI", toPlainText(title)],
    ...parseNames(authors).map((name): [string, string] => ["AU", invertedName(name)]),
    ["PY", publishedOn?.slice(0, 4) ?? null],
    ["DA", publishedOn?.replaceAll("-", "/") ?? null],
    ["PB", arxivId === null ? null : "arXiv"],
    ["AN", arxivId === null ? null : `arXiv:${arxivId}`],
    ["DO", anyDoi(work)],
    ["UR", url],
    ["L1", arxivId === null ? null : `https://arxiv.org/pdf/${arxivId}`],
    ["AB", abstract === null ? null : toPlainText(abstract)],
    ["ER", ""],
  ];
  return tags.flatMap(([tag, value]) => (value === null ? [] : [`${tag}  - ${oneLine(value)}\r\n`])).join("");
}
