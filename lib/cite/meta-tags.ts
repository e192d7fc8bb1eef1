/** What reference managers and search engines for scholars read from a page's head. */
import { anyDoi, type Citable } from "@/lib/cite/citable";
import { invertedName, parseNames } from "@/lib/cite/names";
import { toPlainText } from "@/lib/format/plain-text";

/**
 * `<meta>` names with their contents: the `citation_*` set of arXiv and Google Scholar, and Zotero's word for a
 * preprint. No journal is claimed. One author a tag, family name first.
 */
export function citationTags(work: Citable): Record<string, string | string[]> {
  const { title, authors, publishedOn, arxivId, abstract } = work;
  const names = parseNames(authors).map(invertedName);
  const date = publishedOn?.replaceAll("-", "/") ?? null;
  const doi = anyDoi(work);
  return {
    "z:itemType": "preprint",
    citation_title: toPlainText(title),
    ...(names.length > 0 && { citation_author: names }),
    ...(date !== null && { citation_publication_date: date, citation_date: date, citation_online_date: date }),
    ...(arxivId !== null && {
      citation_arxiv_id: arxivId,
      citation_pdf_url: `https://arxiv.org/pdf/${arxivId}`,
    }),
    ...(doi !== null && { citation_doi: doi }),
    ...(abstract !== null && { citation_abstract: toPlainText(abstract) }),
  };
}
