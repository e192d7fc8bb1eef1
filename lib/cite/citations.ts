/** All the ways one paper can be cited, as the citation box shows them. */
import { toBibtex } from "@/lib/cite/bibtex";
import type { Citable } from "@/lib/cite/citable";
import { toCslItem } from "@/lib/cite/csl";
import { CITATION_STYLES, formatCitation } from "@/lib/cite/plain";
import { toRis } from "@/lib/cite/ris";

export interface Citations {
  /** Machine-readable formats: a tab each. `extension` is what the paper's address takes for the file. */
  files: { id: string; name: string; extension: string; text: string }[];
  /** As text, one for each style. */
  texts: { id: string; name: string; text: string }[];
}

/** Works whose citations are kept: citeproc takes some ten milliseconds for one, longer than the rest of its page. */
const KEPT = 500;
const kept = new Map<string, Promise<Citations>>();

/** Every citation of a work. Abstracts are left to the files. */
export function makeCitations(work: Citable): Promise<Citations> {
  const brief = { ...work, abstract: null };
  const key = JSON.stringify(brief);
  const known = kept.get(key);
  if (known) return known;
  const made = writeCitations(brief);
  kept.set(key, made);
  made.catch(() => kept.delete(key));
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
  return made;
}

async function writeCitations(brief: Citable): Promise<Citations> {
  const texts: Citations["texts"] = [];
  for (const { id, name } of CITATION_STYLES) texts.push({ id, name, text: await formatCitation(brief, id) });
  return {
    files: [
      { id: "bibtex", name: "BibTeX", extension: ".bib", text: toBibtex(brief) },
      { id: "ris", name: "RIS", extension: ".ris", text: toRis(brief).replaceAll("\r\n", "\n") },
      { id: "csl", name: "CSL-JSON", extension: ".csl.json", text: JSON.stringify([toCslItem(brief)], null, 2) },
    ],
    texts,
  };
}
