/** What a citation is made of, whichever way the paper was read. */

/** A work to cite. What is not known is null or empty and is left out of the citation, never invented. */
export interface Citable {
  /** Last part of the paper's address here: the id of the item in CSL-JSON. */
  slug: string;
  arxivId: string | null;
  /** DOI as registered, without `https://doi.org/`. */
  doi: string | null;
  /** As its source states it, LaTeX included. */
  title: string;
  /** Names in order, as they are read aloud: `Laurens van der Maaten`. */
  authors: readonly string[];
  /** First publication, `YYYY-MM-DD`. */
  publishedOn: string | null;
  /** Where the work itself is, or null where that is not known. */
  url: string | null;
  /** The whole abstract in the authors' words, or null. */
  abstract: string | null;
}

/** The facts of a paper that a citation needs: a paper's view, a record of a list, or a row. */
export interface CitedPaper {
  slug: string;
  arxivId: string | null;
  doi: string | null;
  title: string;
  abstract: string;
  abstractKind: string;
  authors: readonly { name: string }[];
  publishedOn: string | null;
  projectPage: string | null;
}

const ARXIV_DOI = "10.48550/arXiv.";

/** The DOI of the published work; null where the only one is arXiv's own. */
export function publishedDoi({ doi }: Pick<Citable, "doi">): string | null {
  return doi?.toLowerCase().startsWith(ARXIV_DOI.toLowerCase()) ? null : doi;
}

/** The DOI that leads to the work: the published one, else the one arXiv registers for every paper. */
export function anyDoi({ doi, arxivId }: Pick<Citable, "doi" | "arxivId">): string | null {
  return doi ?? (arxivId === null ? null : `${ARXIV_DOI}${arxivId}`);
}

/** Address of a DOI. */
export function doiUrl(doi: string): string {
  return `https://doi.org/${encodeURI(doi).replaceAll("#", "%23").replaceAll("?", "%3F")}`;
}

/** Makes the citable work of a paper. The abstract travels only where it is whole and the authors' own. */
export function toCitable(paper: CitedPaper): Citable {
  const { slug, arxivId, doi, title, publishedOn, projectPage } = paper;
  const url = arxivId !== null ? `https://arxiv.org/abs/${arxivId}` : doi !== null ? doiUrl(doi) : projectPage;
  const authors = paper.authors.map(({ name }) => name);
  const abstract = paper.abstractKind === "full" ? paper.abstract : null;
  return { slug, arxivId, doi, title, authors, publishedOn, url, abstract };
}
