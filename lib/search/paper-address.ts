/** Addresses and identifiers of papers as people paste them. */

export type PaperAddress = { arxivId: string } | { doi: string };

const ARXIV_ID = String.raw`(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Za-z]{2})?\/\d{7})(?:v\d+)?`;
const BARE = new RegExp(String.raw`^(?:arxiv:\s*)?${ARXIV_ID}$`, "i");
const HOSTS =
  /^(?:https?:\/\/)?(?:[\w-]+\.)*(?:arxiv\.org|alphaxiv\.org|papers\.cool|huggingface\.co|hf\.co|ar5iv\.org|paperswithcode\.co)\//i;
const IN_PATH = new RegExp(String.raw`\/${ARXIV_ID}(?:\.(?:pdf|md|html))?(?=[\/?#]|$)`, "i");
const DOI = /^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/\S+)$/i;

function normalId(id: string): string {
  if (!id.includes("/")) return id;
  const [archive = "", number = ""] = id.split("/");
  const [group = "", subject] = archive.split(".");
  return `${group.toLowerCase()}${subject ? `.${subject.toUpperCase()}` : ""}/${number}`;
}

/**
 * The paper that a text names: an arXiv id with or without version, a DOI, or an address at arXiv, Hugging Face,
 * alphaXiv, papers.cool. null for any other text. arXiv's own DOIs give the arXiv id.
 */
export function parsePaperAddress(text: string): PaperAddress | null {
  const trimmed = text.trim().replace(/^[<("']+|[>)"'.,;]+$/g, "");
  const bare = BARE.exec(trimmed)?.[1];
  if (bare !== undefined) return { arxivId: normalId(bare) };
  if (HOSTS.test(trimmed)) {
    const id = IN_PATH.exec(trimmed)?.[1];
    if (id !== undefined) return { arxivId: normalId(id) };
  }
  const doi = DOI.exec(trimmed)?.[1];
  if (doi === undefined) return null;
  const arxivId = BARE.exec(/^10\.48550\/arxiv\.(.+)$/i.exec(doi)?.[1] ?? "")?.[1];
  return arxivId === undefined ? { doi } : { arxivId: normalId(arxivId) };
}
