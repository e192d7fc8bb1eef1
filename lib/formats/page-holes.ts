/**
 * Pages of one kind drawn without what is on them: names stand where it comes. The server takes such a page from Next.js once
 * for each state of the catalogue and puts in what each page has (lib/serve/page-template.mjs).
 */
import type { Filling } from "@/lib/formats/list-holes";

export interface PageOffer<Hole extends string> {
  /** Begins every name; nobody outside this process knows it. Letters and digits. */
  prefix: string;
  /** What a page is filled with, by the end of its address; null where Next.js must answer itself. */
  fill: (asked: string) => Promise<Record<Hole, Filling> | null>;
}

/** Where pages leave what they offer; lib/serve/make-filled.mjs looks for it. */
type Place = "broadsheetPapers" | "broadsheetTopics";

const shared = globalThis as unknown as Partial<Record<Place, PageOffer<string>>>;

export interface PageHoles<Hole extends string> {
  /** Offers the making of the pages to the server that stands before Next.js. */
  offer: (offer: PageOffer<Hole>) => void;
  /** Names for the holes, where the address's last part asks for the page without anything on it; else null. */
  askedFor: (part: string) => ((hole: Hole) => string) | null;
}

export function pageHoles<Hole extends string>(place: Place): PageHoles<Hole> {
  return {
    offer: (offer) => {
      shared[place] = offer;
    },
    askedFor: (part) => {
      const prefix = shared[place]?.prefix;
      return prefix === undefined || part !== `${prefix}part` ? null : (hole) => `${prefix}${hole}`;
    },
  };
}
