/** One making of what several readers ask for at the same time. */
import { processWide } from "@/lib/process-wide";
import type { SearchIndex } from "@/lib/search/full-text";

const underWay = processWide("searches under way", () => new WeakMap<SearchIndex, Map<string, Promise<unknown>>>());

/** Waits while the same is being made for another reader: then it is known. */
export async function makeOnce<T>(index: SearchIndex, key: string, make: () => Promise<T>): Promise<T> {
  const searches = underWay.get(index) ?? new Map<string, Promise<unknown>>();
  underWay.set(index, searches);
  for (let other = searches.get(key); other !== undefined; other = searches.get(key)) await other.catch(() => {});
  const made = make();
  searches.set(key, made);
  try {
    return await made;
  } finally {
    searches.delete(key);
  }
}
