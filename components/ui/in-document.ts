/** HTML that stands in a document once: what is drawn in pieces (Island) is handed to it past the document's data. */

/** In place of HTML that is in the document already. */
export const IN_DOCUMENT = "in document";

/** The islands of the document that is being drawn; absent where answers are no documents, or nobody keeps them. */
export interface DocumentIslands {
  /** False where what is drawn is no document: its data must carry the HTML. */
  hand: (id: string, html: string) => boolean;
  find: (id: string) => string | undefined;
}

const shared = globalThis as unknown as { broadsheetIslands?: DocumentIslands };

/** What an island's data carries: its HTML, or that it is in the document. */
export function handOver(id: string, html: string): string {
  return shared.broadsheetIslands?.hand(id, html) ? IN_DOCUMENT : html;
}

/** What was handed over for the document that is being drawn. */
export function findHandedOver(id: string): string {
  return shared.broadsheetIslands?.find(id) ?? "";
}
