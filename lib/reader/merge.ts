/** Brings two collections of saved papers together so that nothing of either is lost. */
import { type SavedItem, tidyLists } from "@/lib/reader/saved-item";

/** Both notes; one that already holds the other stands for both. */
function mergeNotes(older: string, newer: string): string {
  if (older.includes(newer)) return older;
  if (newer.includes(older)) return newer;
  return `${older}\n\n${newer}`;
}

/**
 * One item of two for the same paper: saved when the first was saved, with the status of the one changed last, every
 * list, and both notes. Merging an item again changes nothing.
 */
export function mergeItems(a: SavedItem, b: SavedItem): SavedItem {
  const [older, newer] = a.changedAt <= b.changedAt ? [a, b] : [b, a];
  const [first = newer] = [a, b].sort((one, other) => (one.savedAt < other.savedAt ? -1 : 1));
  return {
    ...newer,
    savedAt: first.savedAt,
    note: mergeNotes(older.note, newer.note),
    lists: tidyLists([...a.lists, ...b.lists]),
    facts: newer.facts ?? older.facts,
  };
}

export interface Merged {
  /** Items that are new or differ from what was there. */
  changed: SavedItem[];
  /** How many of `incoming` were not there, were there and gained something, were there already. */
  added: number;
  updated: number;
  unchanged: number;
}

const same = (a: SavedItem, b: SavedItem): boolean =>
  a.savedAt === b.savedAt &&
  a.status === b.status &&
  a.note === b.note &&
  a.title === b.title &&
  a.lists.join("\n") === b.lists.join("\n") &&
  (a.facts === null) === (b.facts === null);

/** What has to be written so that `present` also holds all of `incoming`. Nothing is ever removed. */
export function mergeLibraries(present: ReadonlyMap<string, SavedItem>, incoming: readonly SavedItem[]): Merged {
  const changed = new Map<string, SavedItem>();
  const merged: Merged = { changed: [], added: 0, updated: 0, unchanged: 0 };
  for (const item of incoming) {
    const known = changed.get(item.slug) ?? present.get(item.slug);
    if (known === undefined) {
      merged.added++;
      changed.set(item.slug, item);
      continue;
    }
    const both = mergeItems(known, item);
    if (same(known, both)) merged.unchanged++;
    else {
      merged.updated++;
      changed.set(item.slug, both);
    }
  }
  merged.changed = [...changed.values()];
  return merged;
}
