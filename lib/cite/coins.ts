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
  const pairs: [key: string, value: string | null][] = [
    ["ctx_ver", "Z39.88-2004"],
    ["rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"],
    ["rft.type", "preprint"],
    ["rft.title", toPlainText(work.title)],
    ...parseNames(work.authors).map((name): [string, string] => ["rft.creator", invertedName(name)]),
    ["rft.date", work.publishedOn],
    ["rft.publisher", work.arxivId === null ? null : "arXiv"],
    ["rft_id", doi === null ? null : `info:doi/${doi}`],
    ["rft.identifier", work.url],
  ];
  return pairs.flatMap(([key, value]) => (value === null ? [] : [`${key}=${encodeURIComponent(value)}`])).join("&");
}
