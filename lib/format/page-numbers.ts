/** Pagination in at most seven places. */

export type PagePlace = number | "gap";

/** `1 2 3`, `1 … 4 5 6 … 20`: the first, the last, those around the current, and gaps; at most seven places. */
export function pagePlaces(current: number, pages: number): PagePlace[] {
  const all = (from: number, to: number) => Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
  if (pages <= 7) return all(1, pages);
  if (current <= 4) return [...all(1, 5), "gap", pages];
  if (current >= pages - 3) return [1, "gap", ...all(pages - 4, pages)];
  return [1, "gap", current - 1, current, current + 1, "gap", pages];
}
