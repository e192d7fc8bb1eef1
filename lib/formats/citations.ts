/** Lists of citations: BibTeX, RIS, CSL-JSON. */
import { toBibtex } from "@/lib/cite/bibtex";
import { toCitable } from "@/lib/cite/citable";
import { createKeys } from "@/lib/cite/citation-key";
import { toCslItem } from "@/lib/cite/csl";
import { toRis } from "@/lib/cite/ris";
import type { ListWriter } from "@/lib/formats/writer";

/** One entry a paper, with keys that differ within the file. */
export const writeBibtex: ListWriter = async function* (head, papers) {
  // An @ would begin an entry even here.
  yield `% ${head.title.replace(/[\s@]+/g, " ")}. ${head.pageUrl}\n`;
  const keyFor = createKeys();
  for await (const paper of papers) {
    const work = toCitable(paper);
    yield `\n${toBibtex(work, keyFor(work))}`;
  }
};

export const writeRis: ListWriter = async function* (_head, papers) {
  for await (const paper of papers) yield `${toRis(toCitable(paper))}\r\n`;
};

export const writeCsl: ListWriter = async function* (_head, papers) {
  let separator = "[\n";
  for await (const paper of papers) {
    yield separator + JSON.stringify(toCslItem(toCitable(paper)));
    separator = ",\n";
  }
  yield separator === "[\n" ? "[]\n" : "\n]\n";
};
