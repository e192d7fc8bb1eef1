/**
 * Facts as claims. Each has the rank of its source and the time it was read; of two claims the greater in a total order
 * stays, so the order of imports does not matter and nothing known is erased.
 */
import type { Format } from "@/lib/ingest/source";
import { ABSTRACT_KINDS, type AbstractKind, type PaperEntry } from "@/lib/papers/paper";

/** How far a source is to be believed, and why. */
export const SOURCE_RANKS: Record<Format, number> = {
  "broadsheet-jsonl": 70, // never asked: each fact comes with the rank it had
  "api-json": 70, // the site's own records, field by field
  "api-jsonl": 70, // the same records, one a line
  "page-html": 65, // the same records inside a page; cards only where they are missing
  "arxiv-jsonl": 60, // exact text and authors, but nothing of the site
  atom: 50, // arXiv's own feed
  rss: 40, // third parties' feeds: whole, sometimes reworded
  "json-feed": 40,
  "page-markdown": 30, // what a reader saw: abstracts may be cut, matches glued together
  "page-text": 20, // the same without addresses
  sample: 10, // facts with our own summaries in place of abstracts
};

/** Numbers from these ranks up were stated as such; below they were read off a page's text. */
const EXACT_RANK = 40;

export interface Reading {
  rank: number;
  /** When the source was read: fetched, else captured, else the day of its page; ISO 8601, null where unknown. */
  readAt: string | null;
}

export type FactSource = [rank: number, readAt: string | null];

/** The facts that are claimed one by one. What belongs together is one fact. */
export interface Facts {
  title: string | null;
  abstract: { text: string; kind: AbstractKind } | null;
  authors: { names: string[] | null; count: number } | null;
  publishedOn: string | null;
  upvotes: number | null;
  comments: number | null;
  doi: string | null;
  projectPage: string | null;
  thumbnail: string | null;
  organization: { handle: string | null; name: string | null } | null;
  submittedBy: string | null;
  categories: string[] | null;
  keywords: string[] | null;
  comment: string | null;
  aiSummary: string | null;
}
export type FactName = keyof Facts;
export type FactSources = Partial<Record<FactName, FactSource>>;

/** What an entry claims. */
export function toFacts(entry: PaperEntry): Facts {
  const count = entry.authorCount ?? (entry.authors && entry.authors.length > 0 ? entry.authors.length : null);
  return {
    title: entry.title,
    abstract: entry.abstractKind === "none" ? null : { text: entry.abstract, kind: entry.abstractKind },
    authors: count === null ? null : { names: entry.authors && entry.authors.length > 0 ? entry.authors : null, count },
    publishedOn: entry.publishedOn,
    upvotes: entry.upvotes,
    comments: entry.comments,
    doi: entry.doi,
    projectPage: entry.projectPage,
    thumbnail: entry.thumbnail,
    organization:
      entry.organization === null && entry.organizationName === null
        ? null
        : { handle: entry.organization, name: entry.organizationName },
    submittedBy: entry.submittedBy,
    categories: entry.categories,
    keywords: entry.keywords,
    comment: entry.comment,
    aiSummary: entry.aiSummary,
  };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** An unknown time is older than any. */
export function compareTime(a: string | null, b: string | null): number {
  return compareText(a ?? "", b ?? "");
}

/** The first comparison that tells two things apart; 0 where none does. */
export function firstDifference(...comparisons: number[]): number {
  return comparisons.find((comparison) => comparison !== 0) ?? 0;
}

type Claim<T> = { value: T; rank: number; readAt: string | null };
type Order<T> = (a: Claim<T>, b: Claim<T>) => number;

/** The better source, then the newer reading, then any fixed order of the values. */
const bySource: Order<unknown> = (a, b) =>
  firstDifference(
    a.rank - b.rank,
    compareTime(a.readAt, b.readAt),
    compareText(JSON.stringify(a.value), JSON.stringify(b.value)),
  );

/** Numbers that move: stated ones before those read off a text, then the newest. */
const byReading: Order<number> = (a, b) =>
  firstDifference(
    Number(a.rank >= EXACT_RANK) - Number(b.rank >= EXACT_RANK),
    compareTime(a.readAt, b.readAt),
    a.rank - b.rank,
    a.value - b.value,
  );

/** A whole abstract before a cut one before our own summary; then as the other texts. */
const byWholeness: Order<NonNullable<Facts["abstract"]>> = (a, b) =>
  firstDifference(
    ABSTRACT_KINDS.indexOf(a.value.kind) - ABSTRACT_KINDS.indexOf(b.value.kind),
    a.rank - b.rank,
    compareTime(a.readAt, b.readAt),
    a.value.text.length - b.value.text.length,
    compareText(a.value.text, b.value.text),
  );

/** Names before a mere count. */
const byNames: Order<NonNullable<Facts["authors"]>> = (a, b) =>
  firstDifference(Number(a.value.names !== null) - Number(b.value.names !== null), bySource(a, b));

/** The precedence of each fact. */
const ORDERS: { [Name in FactName]: Order<NonNullable<Facts[Name]>> } = {
  title: bySource,
  abstract: byWholeness,
  authors: byNames,
  publishedOn: bySource,
  upvotes: byReading,
  comments: byReading,
  doi: bySource,
  projectPage: bySource,
  thumbnail: bySource,
  organization: bySource,
  submittedBy: bySource,
  categories: bySource,
  keywords: bySource,
  comment: bySource,
  aiSummary: bySource,
};
export const FACT_NAMES = Object.keys(ORDERS) as FactName[];

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  const areLists = typeof a === "object" && typeof b === "object" && a !== null && b !== null;
  return areLists && JSON.stringify(a) === JSON.stringify(b);
}

/** Takes a claim over where it is greater than what is known. "restated": a better source says the same. */
export function mergeFact<Name extends FactName>(
  name: Name,
  into: { facts: Facts; factSources: FactSources },
  value: Facts[Name],
  source: FactSource,
): "kept" | "restated" | "changed" {
  if (value === null) return "kept";
  const known = into.facts[name];
  const knownSource = into.factSources[name] ?? [0, null];
  if (known !== null) {
    const order = ORDERS[name] as Order<unknown>;
    const incoming = { value, rank: source[0], readAt: source[1] };
    if (order(incoming, { value: known, rank: knownSource[0], readAt: knownSource[1] }) <= 0) return "kept";
  }
  into.facts[name] = value;
  into.factSources[name] = source;
  return isSame(known, value) ? "restated" : "changed";
}
