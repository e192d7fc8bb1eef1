/** The command palette's entries in the order they are shown. fuse.js ranks them. */
import Fuse from "fuse.js";
import type { PageSuggestion } from "@/lib/reader/suggestion";

export const GROUPS = ["Days", "Topics", "Authors", "Papers", "Saved", "Go to", "Do"] as const;
export type Group = (typeof GROUPS)[number];

export interface Entry {
  group: Group;
  text: string;
  /** An address to go to; null where `id` is something to do. */
  href: string | null;
  id: string;
  /** Shown at the end of the row: a number, a date. */
  fact: string | null;
  /** Keys that do the same. */
  keys: string[];
  matches: [start: number, end: number][];
}

const GROUP_OF: Record<PageSuggestion["kind"], Group> = {
  day: "Days",
  topic: "Topics",
  author: "Authors",
  paper: "Papers",
};

/** A suggestion of the catalogue as an entry. */
export function toEntry({ kind, text, href, fact, matches }: PageSuggestion): Entry {
  return { group: GROUP_OF[kind], text, href, id: href, fact, keys: [], matches };
}

const OPTIONS = {
  keys: ["text"],
  includeMatches: true,
  includeScore: true,
  ignoreLocation: true,
  ignoreDiacritics: true,
  threshold: 0.34,
};

/**
 * Entries in groups. `found` is what the catalogue answered, `local` what this browser knows: of the latter only what
 * matches is shown. Groups stand by their best entry, with things to do at the end; without a text all of `local` stands
 * as given.
 */
export function rankEntries(text: string, found: readonly Entry[], local: readonly Entry[]): [Group, Entry[]][] {
  const typed = text.trim();
  const groups = new Map<Group, { best: number; entries: Entry[] }>();
  const add = (entry: Entry, score: number) => {
    const group = groups.get(entry.group);
    if (group === undefined) groups.set(entry.group, { best: score, entries: [entry] });
    else {
      group.best = Math.min(group.best, score);
      group.entries.push(entry);
    }
  };
  if (typed === "") for (const entry of local) add(entry, 0);
  else {
    const ranked = new Fuse([...found, ...local], OPTIONS).search(typed);
    for (const { item, score = 1, matches } of ranked) {
      const ranges = (matches?.[0]?.indices ?? []).filter(([start, end]) => end > start);
      add({ ...item, matches: ranges.map(([start, end]) => [start, end + 1] as [number, number]) }, score);
    }
    // The catalogue forgives more than Fuse does here: what it found is shown all the same.
    const shown = new Set(ranked.map(({ item }) => item));
    for (const entry of found) if (!shown.has(entry)) add(entry, 1);
  }
  const last = (group: Group) => (group === "Do" ? 2 : group === "Go to" ? 1 : 0);
  return [...groups]
    .sort(([a, one], [b, other]) => last(a) - last(b) || one.best - other.best || GROUPS.indexOf(a) - GROUPS.indexOf(b))
    .map(([group, { entries }]) => [group, entries]);
}
