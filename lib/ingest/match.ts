/** Which stored paper an entry speaks of: by arXiv id, else DOI, else normalised title. Pure; works on one batch. */
import type { Reading } from "@/lib/ingest/claims";
import type { KeptPaper } from "@/lib/ingest/kept-paper";
import { blankPaper, type MergeOutcome, mergeEntry, mergeKept, mergePapers } from "@/lib/ingest/merge";
import { titleKey } from "@/lib/ingest/normalise";
import type { Format, PlacedEntry } from "@/lib/ingest/source";
import type { PaperEntry } from "@/lib/papers/paper";
import type { IdentityKeys, StoredPaper } from "@/lib/papers/queries-stored";
import type { TopicMatch } from "@/lib/topics/classify";

/** A paper of the batch and what became of it. */
export interface Touched extends StoredPaper {
  isNew: boolean;
  dirty: boolean;
  contentChanged: boolean;
  changed: Set<string>;
  /** The topics of one of its entries, found ahead; they hold where the paper has come to say what the entry says. */
  filed: { entry: PaperEntry; topics: TopicMatch[] } | null;
  /** Numbers as read by this source, for the history. */
  readings: {
    readAt: string;
    /** Who read them where it is not the source at hand. */
    source?: string;
    upvotes: number | null;
    comments: number | null;
    stars: number | null;
  }[];
  /** What other catalogues knew of it, the one that it is new from first. */
  kept: KeptPaper[];
}

/** What became of one entry. */
export interface EntryOutcome {
  place: string;
  paperId: number;
  outcome: "created" | "updated" | "unchanged";
  /** What changed, for "updated". */
  fields: string[];
}

export interface BatchPlan {
  outcomes: EntryOutcome[];
  /** Papers to insert or update, in the order they were met. */
  papers: Touched[];
  /** Rows that turned out to be another row: `from` goes, its history moves to `into`. */
  absorbed: { from: number; fromSlug: string; into: number }[];
  created: number;
  updated: number;
  unchanged: number;
  updatedFields: Record<string, number>;
}

const titleKeys = new WeakMap<PaperEntry, string>();

/** The identity of an entry's title, which is asked for several times. */
function keyOfTitle(entry: PaperEntry): string {
  const known = titleKeys.get(entry);
  if (known !== undefined) return known;
  const key = titleKey(entry.title);
  titleKeys.set(entry, key);
  return key;
}

export function identityKeys(entries: PaperEntry[]): IdentityKeys {
  return {
    arxivIds: entries.flatMap((entry) => entry.arxivId ?? []),
    dois: entries.flatMap((entry) => entry.doi ?? []),
    titleKeys: entries.map(keyOfTitle),
  };
}

interface WorkingSet {
  byArxivId: Map<string, Touched>;
  byDoi: Map<string, Touched>;
  byTitle: Map<string, Set<Touched>>;
  all: Set<Touched>;
}

function addTo(set: WorkingSet, paper: Touched): void {
  set.all.add(paper);
  if (paper.merged.arxivId) set.byArxivId.set(paper.merged.arxivId, paper);
  if (paper.merged.facts.doi) set.byDoi.set(paper.merged.facts.doi, paper);
  for (const key of paper.titleKeys) set.byTitle.set(key, (set.byTitle.get(key) ?? new Set()).add(paper));
}

function removeFrom(set: WorkingSet, paper: Touched): void {
  set.all.delete(paper);
  if (paper.merged.facts.doi) set.byDoi.delete(paper.merged.facts.doi);
  for (const key of paper.titleKeys) set.byTitle.get(key)?.delete(paper);
}

/** The paper an entry speaks of first, then rows without an arXiv id that are the same paper. */
function matches(set: WorkingSet, entry: PaperEntry): Touched[] {
  const sameTitle = [...(set.byTitle.get(keyOfTitle(entry)) ?? [])];
  const sameDoi = entry.doi === null ? undefined : set.byDoi.get(entry.doi);
  if (entry.arxivId === null) {
    if (sameDoi) return [sameDoi];
    const named = sameTitle.filter((paper) => paper.merged.arxivId !== null);
    const chosen = named.sort((a, b) => ((a.merged.arxivId ?? "") < (b.merged.arxivId ?? "") ? -1 : 1))[0];
    return chosen ? [chosen] : sameTitle.slice(0, 1);
  }
  const known = set.byArxivId.get(entry.arxivId);
  const nameless = [...(sameDoi ? [sameDoi] : []), ...sameTitle].filter((paper) => paper.merged.arxivId === null);
  return [...new Set([...(known ? [known] : []), ...nameless])];
}

function touched(stored: StoredPaper, isNew: boolean): Touched {
  const facts = { isNew, dirty: isNew, contentChanged: isNew };
  return { ...stored, ...facts, changed: new Set(), filed: null, readings: [], kept: [] };
}

function note(paper: Touched, outcome: MergeOutcome): void {
  paper.dirty ||= outcome.dirty;
  paper.contentChanged ||= outcome.contentChanged;
  for (const name of outcome.changed) paper.changed.add(name);
}

/**
 * Merges a batch of entries into the stored papers that share an identity with one of them.
 * `nextId` is the first free id. Entries met twice in a batch count each: created + updated + unchanged = entries.
 */
export function planBatch(
  stored: StoredPaper[],
  placed: PlacedEntry[],
  format: Format,
  readingOf: (entry: PaperEntry) => Reading,
  nextId: number,
): BatchPlan {
  const set: WorkingSet = { byArxivId: new Map(), byDoi: new Map(), byTitle: new Map(), all: new Set() };
  for (const paper of stored) addTo(set, touched(paper, false));
  const plan: BatchPlan = {
    outcomes: [],
    papers: [],
    absorbed: [],
    created: 0,
    updated: 0,
    unchanged: 0,
    updatedFields: {},
  };
  let id = nextId;
  for (const { entry, place, kept, topics } of placed) {
    const [match, ...others] = matches(set, entry);
    const paper = match ?? touched({ id: id++, slug: "", titleKeys: [], merged: blankPaper() }, true);
    removeFrom(set, paper);
    const changed = new Set<string>();
    for (const other of others) {
      removeFrom(set, other);
      const merging = mergePapers(paper.merged, other.merged);
      note(paper, merging);
      for (const name of merging.changed) changed.add(name);
      paper.readings.push(...other.readings);
      paper.kept.push(...other.kept);
      paper.titleKeys = [...new Set([...paper.titleKeys, ...other.titleKeys])];
      if (!other.isNew) plan.absorbed.push({ from: other.id, fromSlug: other.slug, into: paper.id });
    }
    const reading = readingOf(entry);
    const merging = kept ? mergeKept(paper.merged, kept.merged) : mergeEntry(paper.merged, entry, format, reading);
    note(paper, merging);
    for (const name of merging.changed) changed.add(name);
    if (topics !== undefined) paper.filed = { entry, topics };
    for (const key of kept?.titleKeys ?? [keyOfTitle(entry)]) {
      if (paper.titleKeys.includes(key)) continue;
      paper.titleKeys.push(key);
      paper.dirty = true;
    }
    if (kept) {
      paper.kept.push(kept);
      paper.readings.push(...kept.readings);
    }
    addTo(set, paper);
    const stars = entry.links.find((link) => link.stars !== null)?.stars ?? null;
    const hasNumbers = entry.upvotes !== null || entry.comments !== null || stars !== null;
    if (reading.readAt !== null && hasNumbers) {
      paper.readings.push({ readAt: reading.readAt, upvotes: entry.upvotes, comments: entry.comments, stars });
    }
    const outcome = !match ? "created" : changed.size > 0 || others.length > 0 ? "updated" : "unchanged";
    plan[outcome] += 1;
    plan.outcomes.push({ place, paperId: paper.id, outcome, fields: outcome === "updated" ? [...changed] : [] });
    if (outcome === "updated") {
      for (const name of changed) plan.updatedFields[name] = (plan.updatedFields[name] ?? 0) + 1;
    }
  }
  plan.papers = [...set.all].filter((paper) => paper.dirty || paper.readings.length > 0);
  return plan;
}
