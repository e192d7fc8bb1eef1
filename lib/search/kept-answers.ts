/** Answers of the last searches: a reader turns pages, goes back, takes the same list in another form. */
import { BoundedMap } from "@/lib/bounded-map";
import { processWide } from "@/lib/process-wide";
import type { Bits } from "@/lib/search/bits";
import type { SearchIndex } from "@/lib/search/full-text";
import type { ListOrder } from "@/lib/search/list-orders";
import type { Ranked } from "@/lib/search/rank";
import type { SearchAnswer, SearchRequest } from "@/lib/search/search";

const MOST_KEPT = 100;

/** A search without its page. */
export interface Found {
  answer: Omit<SearchAnswer, "hits">;
  /** The first results in order. */
  head: Ranked[];
  /** All results, where their order is one of whole lists; else null, and what follows `head` must be sought again. */
  inOrder: { papers: Bits; order: ListOrder } | null;
}

const kept = processWide(
  "kept searches",
  () => new WeakMap<SearchIndex, { version: number; found: BoundedMap<Found> }>(),
);

function ofVersion(index: SearchIndex): BoundedMap<Found> {
  const known = kept.get(index);
  if (known?.version === index.version) return known.found;
  const found = new BoundedMap<Found>(MOST_KEPT);
  kept.set(index, { version: index.version, found });
  return found;
}

/** The same for all pages of a search. */
export const searchKey = (request: SearchRequest): string => JSON.stringify({ ...request, page: 0, pageSize: 0 });

/** What was found for the same request, whatever its page, in this version of the index. */
export function recallFound(index: SearchIndex, request: SearchRequest): Found | null {
  return ofVersion(index).get(searchKey(request)) ?? null;
}

/** Keeps it; the one not asked for longest goes. */
export function keepFound(index: SearchIndex, request: SearchRequest, fresh: Found): void {
  ofVersion(index).set(searchKey(request), fresh);
}
