/** A paper that the reader keeps, with what they say of it. Kept in the reader's browser only. */

export const READING_STATUSES = ["to-read", "reading", "done"] as const;
export type ReadingStatus = (typeof READING_STATUSES)[number];

export const STATUS_NAMES: Record<ReadingStatus, string> = { "to-read": "To read", reading: "Reading", done: "Done" };

/** What the catalogue knew of a paper when it was last asked: enough to list and to cite it without a connection. */
export interface SavedFacts {
  slug: string;
  arxivId: string | null;
  doi: string | null;
  title: string;
  abstract: string;
  abstractKind: string;
  authors: { name: string }[];
  authorCount: number | null;
  publishedOn: string | null;
  projectPage: string | null;
  upvotes: number | null;
  /** Address of its code. */
  repository: string | null;
}

export interface SavedItem {
  /** Last part of the paper's address: one item for each. */
  slug: string;
  title: string;
  /** Instants in UTC, ISO 8601. */
  savedAt: string;
  changedAt: string;
  status: ReadingStatus;
  note: string;
  /** Names of the reader's lists, sorted. */
  lists: string[];
  /** null until the catalogue was asked. */
  facts: SavedFacts | null;
}

/** A paper just kept. */
export function newItem(slug: string, title: string, now: string): SavedItem {
  return { slug, title, savedAt: now, changedAt: now, status: "to-read", note: "", lists: [], facts: null };
}

export interface ItemChange {
  status?: ReadingStatus;
  note?: string;
  lists?: readonly string[];
}

/** Names of lists as kept: trimmed, each once, sorted, without empty ones. */
export function tidyLists(lists: readonly string[]): string[] {
  const names = lists.map((name) => name.replace(/\s+/g, " ").trim()).filter((name) => name !== "");
  return [...new Set(names)].sort((a, b) => a.localeCompare(b, "en"));
}

/** The item after a change by the reader. */
export function changeItem(item: SavedItem, change: ItemChange, now: string): SavedItem {
  const lists = change.lists === undefined ? item.lists : tidyLists(change.lists);
  return { ...item, ...change, lists, changedAt: now };
}

/** The item with what the catalogue says now; the reader's own words stay. */
export function withFacts(item: SavedItem, facts: SavedFacts): SavedItem {
  return { ...item, title: facts.title, facts };
}
