/** Answers of the last searches: a reader turns pages, goes back, takes the same list in another form. */
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
  () => new WeakMap<SearchIndex, { version: number; found: Map<string, Found> }>(),
);

function ofVersion(index: SearchIndex): Map<string, Found> {
  const known = kept.get(index);
  if (known?.version === index.version) return known.found;
  const found = new Map<string, Found>();
  kept.set(index, { version: index.version, found });
  return found;
}

const keyOf = (request: SearchRequest): string => JSON.stringify({ ...request, page: 0, pageSize: 0 });

/** What was found for the same request, whatever its page, in this version of the index. */
export function recallFound(index: SearchIndex, request: SearchRequest): Found | null {
  const found = ofVersion(index);
  const key = keyOf(request);
  const known = found.get(key);
  if (known === undefined) return null;
  found.delete(key);
  found.set(key, known);
  return known;
}

/** Keeps it; the one not asked for longest goes. */
export function keepFound(index: SearchIndex, request: SearchRequest, fresh: Found): void {
  const found = ofVersion(index);
  found.set(keyOf(request), fresh);
  const oldest = found.keys().next();
  if (found.size > MOST_KEPT && !oldest.done) found.delete(oldest.value);
}
