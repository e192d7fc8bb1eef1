/**
 * The list page drawn without a list: names stand where the texts of a list come. The server takes it from Next.js once for
 * each state of the catalogue and puts each list's own texts in (lib/serve/page-template.mjs), which costs a fraction of
 * drawing the page anew.
 */

/** Texts of a list as its page shows them, in the page's head and in the browser's data. */
export const LIST_TEXTS = [
  /** Query of the address that was asked, `""` or `?…`; the next two as printed, with and without the page. */
  "address",
  "canonical",
  "query",
  "title",
  "description",
  "heading",
  "q",
  "href",
  "count",
] as const;

/**
 * HTML of a list's parts. `filters` stands in the browser's data as JSON, the others do not; `sheets`, links to style
 * sheets, comes at the end of the page's head.
 */
export const LIST_HTML = ["filters", "head", "bar", "results", "formats", "sheets"] as const;

export type ListHole = (typeof LIST_TEXTS)[number] | (typeof LIST_HTML)[number];

/** What comes in place of a name: within HTML, and within a text of the browser's data. */
export interface Filling {
  html: string;
  data: string;
  /** What comes within the data is no text but JSON: elements in place of one. */
  isJson?: boolean;
}

export interface ListOffer {
  /** Begins every name; nobody outside this process knows it. Letters and digits. */
  prefix: string;
  /** What a list's page is filled with, by its query (`""` or `?…`); null where Next.js must answer itself. */
  fill: (query: string) => Promise<Record<ListHole, Filling> | null>;
}

const shared = globalThis as unknown as { broadsheetLists?: ListOffer };

/** Offers the making of lists to the server that stands before Next.js. */
export function offerLists(offer: ListOffer): void {
  shared.broadsheetLists = offer;
}

/** Names for the holes, where the page's query asks for the page without a list; else null. */
export function holesAskedFor(query: Record<string, unknown>): ((hole: ListHole) => string) | null {
  const prefix = shared.broadsheetLists?.prefix;
  if (prefix === undefined || !Object.hasOwn(query, `${prefix}address`)) return null;
  return (hole) => `${prefix}${hole}`;
}
