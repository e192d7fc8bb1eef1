/**
 * One paper from many sources. Every fact is a claim with the rank of its source and the time it was read; of two
 * claims the greater in a total order stays, so the order of imports does not matter and nothing known is erased.
 */
import type { Format } from "@/lib/ingest/source";
import { ABSTRACT_KINDS, type AbstractKind, type PaperEntry, type PaperLink } from "@/lib/papers/paper";

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

type FactSource = [rank: number, readAt: string | null];

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

/** Facts of which a change is news to a subscriber; votes and comments are not. */
const CONTENT_FACTS: readonly FactName[] = ["title", "abstract", "authors", "publishedOn", "doi", "projectPage"];

export interface MergedLink {
  url: string;
  kind: PaperLink["kind"];
  host: string;
  owner: string | null;
  name: string | null;
  /** Sorted, each once. */
  provenance: string[];
  stars: number | null;
  starsReadAt: string | null;
  position: number;
}

export interface MergedListing {
  day: string;
  source: string;
  position: number;
}

export interface MergedPaper {
  arxivId: string | null;
  facts: Facts;
  factSources: FactSources;
  links: MergedLink[];
  listings: MergedListing[];
}

export interface MergeOutcome {
  paper: MergedPaper;
  /** What a reader would see changed: fact names, "arxivId", "links", "listings". Empty: unchanged. */
  changed: string[];
  /** True when title, abstract, authors, dates or links changed. */
  contentChanged: boolean;
  /** True when anything has to be written, be it only who said it. */
  dirty: boolean;
}

function toFacts(entry: PaperEntry): Facts {
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
function compareTime(a: string | null, b: string | null): number {
  return compareText(a ?? "", b ?? "");
}

function firstDifference(...comparisons: number[]): number {
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
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function mergeFact<Name extends FactName>(
  name: Name,
  into: MergedPaper,
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

function mergeLink(into: MergedLink[], link: Omit<MergedLink, "provenance"> & { provenance: string[] }): boolean {
  // Forges do not tell upper and lower case apart.
  const key = (each: MergedLink) => (each.kind === "repository" ? each.url.toLowerCase() : each.url);
  const known = into.find((candidate) => key(candidate) === key(link));
  if (!known) {
    into.push({ ...link, provenance: [...link.provenance] });
    return true;
  }
  const before = JSON.stringify(known);
  if (link.url < known.url) Object.assign(known, { url: link.url, owner: link.owner, name: link.name });
  known.provenance = [...new Set([...known.provenance, ...link.provenance])].sort();
  known.position = Math.min(known.position, link.position);
  if (link.stars !== null) {
    const newer = firstDifference(compareTime(link.starsReadAt, known.starsReadAt), link.stars - (known.stars ?? -1));
    if (known.stars === null || newer > 0) {
      known.stars = link.stars;
      known.starsReadAt = link.starsReadAt;
    }
  }
  return before !== JSON.stringify(known);
}

function mergeListing(into: MergedListing[], listing: MergedListing): boolean {
  const known = into.find((candidate) => candidate.day === listing.day && candidate.source === listing.source);
  if (!known) {
    into.push({ ...listing });
    return true;
  }
  const position = Math.min(known.position, listing.position);
  const moved = position !== known.position;
  known.position = position;
  return moved;
}

/** A paper of which nothing is known yet. */
export function blankPaper(): MergedPaper {
  const facts = Object.fromEntries(FACT_NAMES.map((name) => [name, null])) as unknown as Facts;
  return { arxivId: null, facts, factSources: {}, links: [], listings: [] };
}

/** Name under which a format's pages are listed. */
export function listingSource(format: Format): string {
  if (format === "sample") return "sample";
  if (format === "arxiv-jsonl") return "arxiv";
  if (format === "api-json" || format === "api-jsonl" || format === "page-html") return "daily";
  if (format === "rss" || format === "atom" || format === "json-feed") return "feed";
  return "page";
}

/** Adds what one entry says to what is known. `known` is changed in place and returned. */
export function mergeEntry(known: MergedPaper, entry: PaperEntry, format: Format, reading: Reading): MergeOutcome {
  const changed: string[] = [];
  let dirty = false;
  if (entry.arxivId !== null && known.arxivId === null) {
    known.arxivId = entry.arxivId;
    changed.push("arxivId");
  }
  const facts = toFacts(entry);
  for (const name of FACT_NAMES) {
    const outcome = mergeFact(name, known, facts[name], [reading.rank, reading.readAt]);
    if (outcome === "changed") changed.push(name);
    if (outcome === "restated") dirty = true;
  }
  const linksChanged = entry.links
    .map((link, position) =>
      mergeLink(known.links, {
        url: link.url,
        kind: link.kind,
        host: link.host,
        owner: link.owner,
        name: link.name,
        provenance: [link.provenance],
        stars: link.stars,
        starsReadAt: link.stars === null ? null : reading.readAt,
        position,
      }),
    )
    .some(Boolean);
  if (linksChanged) changed.push("links");
  if (entry.listedOn !== null) {
    const listing = { day: entry.listedOn, source: listingSource(format), position: entry.position };
    if (mergeListing(known.listings, listing)) changed.push("listings");
  }
  return outcomeOf(known, changed, dirty);
}

/** Adds all that a second row knows to the first: two rows that turned out to be one paper. */
export function mergePapers(known: MergedPaper, other: MergedPaper): MergeOutcome {
  const changed: string[] = [];
  if (known.arxivId === null && other.arxivId !== null) {
    known.arxivId = other.arxivId;
    changed.push("arxivId");
  }
  for (const name of FACT_NAMES) {
    const source = other.factSources[name] ?? [0, null];
    if (mergeFact(name, known, other.facts[name], source) === "changed") changed.push(name);
  }
  if (other.links.map((link) => mergeLink(known.links, link)).some(Boolean)) changed.push("links");
  if (other.listings.map((listing) => mergeListing(known.listings, listing)).some(Boolean)) changed.push("listings");
  return outcomeOf(known, changed, true);
}

/** The same for what another catalogue knows; only what is new has to be written. */
export function mergeKept(known: MergedPaper, kept: MergedPaper): MergeOutcome {
  const before = JSON.stringify(known);
  const outcome = mergePapers(known, kept);
  return { ...outcome, dirty: outcome.changed.length > 0 || JSON.stringify(known) !== before };
}

function outcomeOf(paper: MergedPaper, changed: string[], dirty: boolean): MergeOutcome {
  const contentChanged = changed.some(
    (name) => name === "links" || name === "arxivId" || CONTENT_FACTS.includes(name as FactName),
  );
  return { paper, changed, contentChanged, dirty: dirty || changed.length > 0 };
}
