/** BibTeX as arXiv's export gives it (github.com/arXiv/arxiv-browse, browse/formatting/cite.py), readable by BibTeX and biber. */
import { type Citable, publishedDoi } from "@/lib/cite/citable";
import { citationKey } from "@/lib/cite/citation-key";
import { toLatex } from "@/lib/cite/latex";
import { type AuthorName, familyName, isEastAsian, parseNames } from "@/lib/cite/names";

/** A name that BibTeX would part otherwise than we do is written family name first or held together by braces. */
function authorName(name: AuthorName): string {
  if (name.kind === "literal") return `{${toLatex(name.name)}}`;
  const { given, family, suffix } = name;
  if (/\s/.test(family)) return [`{${toLatex(family)}}`, toLatex(given)].join(", ");
  if (suffix) return [familyName(name), suffix, given].map(toLatex).join(", ");
  if (isEastAsian(family) && given) return `${family}, ${given}`;
  // A particle in capitals would end up with the given name.
  if (/^\p{Lu}/u.test(name.particle)) return `{${toLatex(familyName(name))}}, ${toLatex(given)}`;
  return toLatex([given, familyName(name)].filter(Boolean).join(" "));
}

/** Addresses and identifiers are read letter by letter: only what would end the field is encoded. */
function verbatim(text: string): string {
  return text.replace(/[{}\\\s]/g, encodeURIComponent);
}

/**
 * One entry, ending in a newline. Fields that are not known are left out. `primaryClass` is left out always: no source
 * says which category is the primary one. `doi` is the published one only, bare, as BibTeX styles want it.
 */
export function toBibtex(work: Citable, key: string = citationKey(work)): string {
  const { title, authors, publishedOn, arxivId, url } = work;
  const doi = publishedDoi(work);
  const names = parseNames(authors).map(authorName);
  const fields: [name: string, value: string | null][] = [
    ["title", toLatex(title)],
    ["author", names.length > 0 ? names.join(" and ") : null],
    ["year", publishedOn?.slice(0, 4) ?? null],
    ["eprint", arxivId],
    ["archivePrefix", arxivId === null ? null : "arXiv"],
    ["eprinttype", arxivId === null ? null : "arxiv"],
    ["doi", doi === null ? null : verbatim(doi)],
    ["url", url === null ? null : verbatim(url)],
  ];
  const lines = fields.flatMap(([name, value]) => (value === null ? [] : [`      ${name}={${value}},\n`]));
  return `@misc{${key},\n${lines.join("")}}\n`;
}
