/**
 * Pages of one kind drawn without what is on them: names stand where it comes. The server takes such a page from Next.js once
 * for each state of the catalogue and puts in what each page has (lib/serve/page-template.mjs), which costs a fraction of
 * drawing each anew.
 */

/** What comes in place of a name: within HTML, and within a text of the browser's data. */
export interface Filling {
  html: string;
  data: string;
  /** What comes within the data is no text but JSON: elements in place of one. */
  isJson?: boolean;
}

export interface PageOffer<Hole extends string> {
  /** Begins every name; nobody outside this process knows it. Letters and digits. */
  prefix: string;
  /** What a page is filled with, by the end of its address; null where Next.js must answer itself. */
  fill: (asked: string) => Promise<Record<Hole, Filling> | null>;
}

/** Where pages leave what they offer; lib/serve/make-filled.mjs looks for it. */
type Place = "broadsheetLists" | "broadsheetPapers" | "broadsheetTopics" | "broadsheetAuthors";

const shared = globalThis as unknown as Partial<Record<Place, PageOffer<string>>>;

export interface PageHoles<Hole extends string> {
  /** Offers the making of the pages to the server that stands before Next.js. */
  offer: (offer: PageOffer<Hole>) => void;
  /** Names for the holes, where one of these parts of an address asks for the page without anything on it; else null. */
  askedFor: (...parts: string[]) => ((hole: Hole) => string) | null;
}

/** `asking`: the name of the hole that stands in the address of the page without anything on it. */
export function pageHoles<Hole extends string>(place: Place, asking: Hole): PageHoles<Hole> {
  return {
    offer: (offer) => {
      shared[place] = offer;
    },
    askedFor: (...parts) => {
      const prefix = shared[place]?.prefix;
      return prefix === undefined || !parts.includes(`${prefix}${asking}`) ? null : (hole) => `${prefix}${hole}`;
    },
  };
}
