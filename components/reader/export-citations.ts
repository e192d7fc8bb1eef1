/** Citations of saved papers as files. Loaded when they are asked for. */
import { toBibtex } from "@/lib/cite/bibtex";
import { type Citable, toCitable } from "@/lib/cite/citable";
import { createKeys } from "@/lib/cite/citation-key";
import { toCslItem } from "@/lib/cite/csl";
import { toRis } from "@/lib/cite/ris";
import type { SavedItem } from "@/lib/reader/saved-item";

export const CITATION_FILES = {
  bibtex: { name: "BibTeX", file: "saved.bib", type: "application/x-bibtex" },
  ris: { name: "RIS", file: "saved.ris", type: "application/x-research-info-systems" },
  csl: { name: "CSL-JSON", file: "saved.json", type: "application/vnd.citationstyles.csl+json" },
} as const;
export type CitationFile = keyof typeof CITATION_FILES;

/** What is known of the item; only its title where the catalogue was not asked yet. */
function citableOf({ slug, title, facts }: SavedItem): Citable {
  const unknown = { arxivId: null, doi: null, authors: [], publishedOn: null, projectPage: null };
  return toCitable(facts ?? { slug, title, abstract: "", abstractKind: "none", ...unknown });
}

/** The text of a file with the citations of these papers, in their order, each under a key of its own. */
export function citationsOf(items: readonly SavedItem[], file: CitationFile): string {
  const works = items.map(citableOf);
  if (file === "csl") return `${JSON.stringify(works.map(toCslItem), null, 2)}\n`;
  if (file === "ris") return works.map(toRis).join("\r\n");
  const keyOf = createKeys();
  return works.map((work) => toBibtex(work, keyOf(work))).join("\n");
}
