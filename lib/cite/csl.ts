/** CSL-JSON, what citeproc reads and Zotero, Pandoc and others exchange (citeproc-js manual; schema csl-data.json 1.0.2). */
import { anyDoi, type Citable } from "@/lib/cite/citable";
import { type AuthorName, parseNames } from "@/lib/cite/names";
import { toPlainText } from "@/lib/format/plain-text";

export interface CslName {
  family?: string;
  given?: string;
  "non-dropping-particle"?: string;
  suffix?: string;
  literal?: string;
}

export interface CslItem {
  id: string;
  /** A preprint. */
  type: "article";
  title: string;
  author?: CslName[];
  issued?: { "date-parts": [[number, number, number]] };
  publisher?: "arXiv";
  /** `arXiv:2508.07999`. */
  number?: string;
  DOI?: string;
  URL?: string;
  abstract?: string;
}

function toCslName(name: AuthorName): CslName {
  if (name.kind === "literal") return { literal: name.name };
  return {
    family: name.family,
    ...(name.given && { given: name.given }),
    ...(name.particle && { "non-dropping-particle": name.particle }),
    ...(name.suffix && { suffix: name.suffix }),
  };
}

/** One item. Variables that are not known are left out. */
export function toCslItem(work: Citable): CslItem {
  const author = parseNames(work.authors).map(toCslName);
  const [year, month, day] = (work.publishedOn ?? "").split("-").map(Number);
  const doi = anyDoi(work);
  return {
    id: work.slug,
    type: "article",
    title: toPlainText(work.title),
    ...(author.length > 0 && { author }),
    ...(year && month && day && { issued: { "date-parts": [[year, month, day]] } }),
    ...(work.arxivId !== null && { publisher: "arXiv", number: `arXiv:${work.arxivId}` }),
    ...(doi !== null && { DOI: doi }),
    ...(work.url !== null && { URL: work.url }),
    ...(work.abstract !== null && { abstract: toPlainText(work.abstract) }),
  };
}
