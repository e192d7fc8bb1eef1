/** ContextObjects in Spans (ocoins.info): how Zotero and others find several papers on one page. */
import { anyDoi, type Citable } from "@/lib/cite/citable";
import { invertedName, parseNames } from "@/lib/cite/names";
import { toPlainText } from "@/lib/format/plain-text";

/**
 * The `title` of a span of class `Z3988` (ANSI/NISO Z39.88-2004, Dublin Core). `rft.type` is Zotero's word for a
 * preprint, which journals' formats have not.
 */
export function toCoins(work: Citable): string {
  const doi = anyDoi(work);
  let coins = "ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Adc&rft.type=preprint";
  const add = (key: string, value: string | null): void => {
    if (value !== null) coins += `&${key}=${encodeURIComponent(value)}`;
  };
  add("rft.title", toPlainText(work.title));
  for (const name of parseNames(work.authors)) add("rft.creator", invertedName(name));
  add("rft.date", work.publishedOn);
  add("rft.publisher", work.arxivId === null ? null : "arXiv");
  add("rft_id", doi === null ? null : `info:doi/${doi}`);
  add("rft.identifier", work.url);
  return coins;
}
