/** One paper from many sources: its facts claim by claim, its links and listings united. */
import {
  FACT_NAMES,
  type FactName,
  type FactSources,
  type Facts,
  mergeFact,
  type Reading,
  toFacts,
} from "@/lib/ingest/claims";
import { type MergedLink, type MergedListing, mergeLink, mergeListing } from "@/lib/ingest/merge-links";
import type { Format } from "@/lib/ingest/source";
import type { PaperEntry } from "@/lib/papers/paper";

/** Facts of which a change is news to a subscriber; votes and comments are not. */
const CONTENT_FACTS: readonly FactName[] = ["title", "abstract", "authors", "publishedOn", "doi", "projectPage"];

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
