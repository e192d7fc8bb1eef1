/** Filters and order of the saved papers, as the address of /saved has them. */
import { READING_STATUSES, type ReadingStatus, type SavedItem } from "@/lib/reader/saved-item";

export const SHELF_SORTS = ["saved", "newest", "upvotes", "title"] as const;
export type ShelfSort = (typeof SHELF_SORTS)[number];

export const SHELF_SORT_NAMES: Record<ShelfSort, string> = {
  saved: "Saved last",
  newest: "Newest",
  upvotes: "Most upvoted",
  title: "Title",
};

export interface ShelfState {
  q: string;
  status: ReadingStatus | null;
  list: string | null;
  sort: ShelfSort;
}

/** Reads the state from an address; anything wrong becomes its default. */
export function parseShelfState(params: { get(name: string): string | null }): ShelfState {
  const status = READING_STATUSES.find((known) => known === params.get("status")) ?? null;
  const sort = SHELF_SORTS.find((known) => known === params.get("sort")) ?? "saved";
  return { q: (params.get("q") ?? "").slice(0, 200), status, list: params.get("list") || null, sort };
}

/** The inverse: `""` or `?…`, without defaults. */
export function printShelfState({ q, status, list, sort }: ShelfState): string {
  const params = new URLSearchParams();
  if (q) params.set("q", q);
  if (status) params.set("status", status);
  if (list) params.set("list", list);
  if (sort !== "saved") params.set("sort", sort);
  const text = params.toString();
  return text ? `?${text}` : "";
}

/** Letters without accents and case. */
const fold = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function holds(item: SavedItem, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const authors = item.facts?.authors.map(({ name }) => name).join(" ") ?? "";
  const text = fold([item.title, item.note, item.lists.join(" "), authors, item.facts?.abstract ?? ""].join(" "));
  return words.every((word) => text.includes(word));
}

/** Unknown stands last. */
function descending(a: string | number | null, b: string | number | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a > b ? -1 : 1;
}

const ORDERS: Record<ShelfSort, (a: SavedItem, b: SavedItem) => number> = {
  saved: (a, b) => descending(a.savedAt, b.savedAt),
  newest: (a, b) => descending(a.facts?.publishedOn ?? null, b.facts?.publishedOn ?? null),
  upvotes: (a, b) => descending(a.facts?.upvotes ?? null, b.facts?.upvotes ?? null),
  title: (a, b) => a.title.localeCompare(b.title, "en"),
};

/** The saved papers that the state asks for, in its order. Every word must be in title, names, note, lists or abstract. */
export function arrangeShelf(items: Iterable<SavedItem>, { q, status, list, sort }: ShelfState): SavedItem[] {
  const words = fold(q).split(/\s+/).filter(Boolean);
  return [...items]
    .filter((item) => (status === null || item.status === status) && (list === null || item.lists.includes(list)))
    .filter((item) => holds(item, words))
    .sort((a, b) => ORDERS[sort](a, b) || descending(a.savedAt, b.savedAt) || (a.slug < b.slug ? -1 : 1));
}

/** Every list with the number of its papers, by name. */
export function countLists(items: Iterable<SavedItem>): { name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { lists } of items) for (const name of lists) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => a.name.localeCompare(b.name, "en"));
}
