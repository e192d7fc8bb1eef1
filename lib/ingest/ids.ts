/** arXiv identifiers and DOIs in addresses and texts. */

/** Since 2007 (https://info.arxiv.org/help/arxiv_identifier.html): YYMM.NNNN until December 2014, YYMM.NNNNN after. */
const NEW_ID = /^(\d{2})(\d{2})\.(\d{4,5})$/;
/** Until March 2007: archive, subject class where there is one, YYMMNNN. */
const OLD_ID = /^[a-z]+(?:-[a-z]+)?(?:\.[A-Z]{2})?\/(\d{2})(\d{2})\d{3}$/;

/** The identifier without prefix and version (`arXiv:2508.07999v2` gives `2508.07999`), or null where it cannot be one. */
export function parseArxivId(raw: string): string | null {
  const id = raw
    .trim()
    .replace(/^arxiv:\s*/i, "")
    .replace(/v\d{1,3}$/i, "");
  const [, year, month, number] = NEW_ID.exec(id) ?? [];
  if (year !== undefined && month !== undefined && number !== undefined) {
    const digits = Number(year) >= 15 ? 5 : 4;
    return isMonth(month) && Number(year + month) >= 704 && number.length === digits ? id : null;
  }
  const [, , oldMonth] = OLD_ID.exec(id) ?? [];
  return oldMonth !== undefined && isMonth(oldMonth) ? id : null;
}

function isMonth(digits: string): boolean {
  return Number(digits) >= 1 && Number(digits) <= 12;
}

/** Sites whose addresses carry the identifier, up to the place where it stands. */
const ID_IN_ADDRESS =
  /(?:\barxiv\.org\/(?:abs|pdf|html|format|ps|e-print)\/|\b(?:huggingface\.co|hf\.co)\/(?:api\/)?papers\/|\balphaxiv\.org\/(?:[a-z]{2}\/)?(?:abs|overview|pdf|html)\/|\bpapers\.cool\/arxiv\/|\bar5iv\.(?:labs\.arxiv\.)?org\/(?:abs|html)\/|\b10\.48550\/arxiv\.)((?:[a-z]{2,10}(?:-[a-z]{2,10})?(?:\.[a-z]{2})?\/\d{7}|\d{4}\.\d{4,5})(?!\d))/gi;

/** The first arXiv identifier that an address in the text names, or null. Percent-encoded slashes are read too. */
export function findArxivId(text: string): string | null {
  for (const match of text.replace(/%2F/gi, "/").matchAll(ID_IN_ADDRESS)) {
    const id = parseArxivId(match[1] ?? "");
    if (id !== null) return id;
  }
  return null;
}

/** Crossref's pattern for DOIs (https://www.crossref.org/blog/dois-and-matching-regular-expressions/). */
const DOI = /\b10\.\d{4,9}\/[-._;()/:a-z0-9]{1,200}/gi;

/** The first DOI in the text, in lower case, or null. DOIs that arXiv gives stand for arXiv identifiers: see `findArxivId`. */
export function findDoi(text: string): string | null {
  for (const [found] of text.matchAll(DOI)) {
    const doi = trimDoi(found).toLowerCase();
    if (!doi.startsWith("10.48550/arxiv.")) return doi;
  }
  return null;
}

/** A sentence's full stop or closing bracket is no part of a DOI; a bracket that was opened inside is. */
function trimDoi(found: string): string {
  let doi = found;
  while (/[.,;:]$/.test(doi) || (doi.endsWith(")") && count(doi, ")") > count(doi, "("))) doi = doi.slice(0, -1);
  return doi;
}

function count(text: string, letter: string): number {
  return text.split(letter).length - 1;
}
