/**
 * The page of a paper drawn without a paper: names stand where what is known of one comes. The server takes it from Next.js
 * once for each state of the catalogue and puts each paper in (lib/serve/page-template.mjs).
 */
import type { Filling } from "@/lib/formats/list-holes";

export type { Filling };

/**
 * Texts: the address's last part and its query (`""` or `?…`) as asked for, the paper's slug and its address's last part
 * as printed, its title as text, and as its source states it.
 */
const TEXTS = ["part", "query", "slug", "path", "title", "stated"] as const;
/** The head's tags that not every paper has, all in place of one. */
const TAGS = ["tags"] as const;
/** Pieces of HTML; `sheets`, links to style sheets, comes at the end of the page's head. */
const PIECES = ["linked", "crumb", "head", "actions", "text", "beside", "neighbours", "sheets"] as const;

export type PaperHole = (typeof TEXTS)[number] | (typeof TAGS)[number] | (typeof PIECES)[number];

export interface PaperOffer {
  /** Begins every name; nobody outside this process knows it. Letters and digits. */
  prefix: string;
  /** What a paper's page is filled with, by what comes after `/papers/`; null where Next.js must answer itself. */
  fill: (asked: string) => Promise<Record<PaperHole, Filling> | null>;
}

const shared = globalThis as unknown as { broadsheetPapers?: PaperOffer };

/** Offers the making of papers' pages to the server that stands before Next.js. */
export function offerPapers(offer: PaperOffer): void {
  shared.broadsheetPapers = offer;
}

/** Names for the holes, where the slug asks for the page without a paper; else null. */
export function paperHolesAskedFor(slug: string): ((hole: PaperHole) => string) | null {
  const prefix = shared.broadsheetPapers?.prefix;
  return prefix === undefined || slug !== `${prefix}part` ? null : (hole) => `${prefix}${hole}`;
}
