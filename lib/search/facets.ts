/** Filters of a list, and how many papers each further choice would leave. */
import { type Bits, countBoth, createBits, hasBit, intersect, subtract } from "@/lib/search/bits";
import { HAS_CODE, UNKNOWN } from "@/lib/search/columns";
import { type FacetCounters, facetCounters, monthText } from "@/lib/search/facet-counters";
import type { SearchIndex } from "@/lib/search/full-text";
import { dayNumber } from "@/lib/search/match";
import type { Scored } from "@/lib/search/scored";
import type { Steps } from "@/lib/search/turns";

/** Filters beside the query. */
export interface Filters {
  /** Days `YYYY-MM-DD`, both included. */
  from: string | null;
  to: string | null;
  /** Slugs; a paper must have all of `topics` and none of `withoutTopics`. */
  topics: readonly string[];
  withoutTopics: readonly string[];
  code: boolean;
  /** Handle of an organisation. */
  org: string | null;
}

export const NO_FILTERS: Filters = { from: null, to: null, topics: [], withoutTopics: [], code: false, org: null };

export interface Facets {
  /** By slug, most papers first: papers left when the topic is chosen too. */
  topics: { slug: string; papers: number }[];
  /** Months `YYYY-MM` that have papers, rising, counted without the date filter. */
  months: { month: string; papers: number }[];
  /** Papers with code, counted without the code filter. */
  withCode: number;
  /** By handle, most papers first, at most 20, counted without the organisation filter. */
  organizations: { org: string; papers: number }[];
}

/** Papers that each filter alone keeps out: what dropping it would add. */
export interface Dropped {
  filter: "date" | "topics" | "code" | "org";
  papers: number;
}

export interface Filtered {
  facets: Facets;
  dropped: Dropped[];
}

const MOST_ORGANIZATIONS = 20;
const DATE = 1;
const TOPICS = 2;
const CODE = 4;
const ORG = 8;
const NAMES: [filter: Dropped["filter"], flag: number][] = [
  ["date", DATE],
  ["topics", TOPICS],
  ["code", CODE],
  ["org", ORG],
];

export const hasFilters = ({ from, to, topics, withoutTopics, code, org }: Filters): boolean =>
  from !== null || to !== null || topics.length > 0 || withoutTopics.length > 0 || code || org !== null;

/** Papers of the topics of filters: a result has all of `wanted` and none of `unwanted`. */
function topicSets(index: SearchIndex, { topics, withoutTopics }: Filters): { wanted: Bits[]; unwanted: Bits[] } {
  const empty = createBits(index.columns.capacity);
  const bitsOf = (slug: string) => index.columns.topics.get(index.labelIds.get(`topic:${slug}`) ?? -1) ?? empty;
  return { wanted: topics.map(bitsOf), unwanted: withoutTopics.map(bitsOf) };
}

/** For each paper whether it passes the topic filters. null when there are none. */
function topicTest(index: SearchIndex, filters: Filters): ((paper: number) => boolean) | null {
  if (filters.topics.length === 0 && filters.withoutTopics.length === 0) return null;
  const { wanted, unwanted } = topicSets(index, filters);
  return (paper) => wanted.every((bits) => hasBit(bits, paper)) && !unwanted.some((bits) => hasBit(bits, paper));
}

/**
 * Where topics are the only filters, takes the papers of others out of a set and gives how many went. Else it does nothing:
 * what other filters would leave is counted paper by paper.
 */
export function narrowToTopics(index: SearchIndex, papers: Bits, filters: Filters): number {
  if (hasFilters({ ...filters, topics: [], withoutTopics: [] })) return 0;
  const before = countBoth(papers, papers);
  const { wanted, unwanted } = topicSets(index, filters);
  for (const bits of wanted) intersect(papers, bits);
  for (const bits of unwanted) subtract(papers, bits);
  return before - countBoth(papers, papers);
}

/** Which filters a paper fails, each a bit. null where no filter is set. */
function filterTest(index: SearchIndex, filters: Filters): ((paper: number) => number) | null {
  if (!hasFilters(filters)) return null;
  const { day, flags, organization } = index.columns;
  const from = filters.from === null ? null : dayNumber(filters.from);
  const to = filters.to === null ? null : dayNumber(filters.to);
  const hasTopics = topicTest(index, filters);
  const org = filters.org === null ? null : (index.labelIds.get(`org:${filters.org}`) ?? -1);
  return (paper) => {
    const when = day[paper] ?? UNKNOWN;
    let fails = 0;
    if (from !== null && when < from) fails |= DATE;
    if (to !== null && (when > to || when === UNKNOWN)) fails |= DATE;
    if (filters.code && ((flags[paper] ?? 0) & HAS_CODE) === 0) fails |= CODE;
    if (org !== null && organization[paper] !== org) fails |= ORG;
    if (hasTopics !== null && !hasTopics(paper)) fails |= TOPICS;
    return fails;
  };
}

/** By number of a counter, while papers are counted. */
let counts = new Uint32Array(0);

function beginCounts(size: number): Uint32Array {
  if (counts.length < size) counts = new Uint32Array(size);
  return counts.fill(0, 0, size);
}

/** The facets that counts say. */
function listFacets(index: SearchIndex, counters: FacetCounters, counts: Uint32Array): Facets {
  const { firstMonth, noMonth, withCode, firstTopic, topics, organizations, size } = counters;
  const months: Facets["months"] = [];
  for (let place = 0; place < noMonth; place++) {
    const papers = counts[place] ?? 0;
    if (papers > 0) months.push({ month: monthText(firstMonth + place), papers });
  }
  const countedTopics: Facets["topics"] = [];
  topics.forEach((label, place) => {
    const papers = counts[firstTopic + place] ?? 0;
    const slug = index.labels.get(label)?.slice("topic:".length);
    if (papers > 0 && slug !== undefined) countedTopics.push({ slug, papers });
  });
  const countedOrganizations: Facets["organizations"] = [];
  for (let counter = organizations + 1; counter < size; counter++) {
    const papers = counts[counter] ?? 0;
    const org = index.labels.get(counter - organizations)?.slice("org:".length) ?? "";
    if (papers > 0) countedOrganizations.push({ org, papers });
  }
  return {
    topics: countedTopics.sort((a, b) => b.papers - a.papers || (a.slug < b.slug ? -1 : 1)),
    months,
    withCode: counts[withCode] ?? 0,
    organizations: countedOrganizations
      .sort((a, b) => b.papers - a.papers || (a.org < b.org ? -1 : 1))
      .slice(0, MOST_ORGANIZATIONS),
  };
}

/** Keeps the papers of a list that pass the filters, and counts the facets in the same pass. */
export function* filterPapers(index: SearchIndex, scored: Scored, filters: Filters): Steps<Filtered> {
  const counters = yield* facetCounters(index);
  const { starts, numbers, noMonth, organizations } = counters;
  const failsOf = filterTest(index, filters);
  const counts = beginCounts(counters.size);
  const keptOut = new Uint32Array(16);
  const { papers, scores, count } = scored;
  let total = 0;
  for (let i = 0; i < count; i++) {
    const paper = papers[i] ?? 0;
    const start = starts[paper] ?? 0;
    const end = starts[paper + 1] ?? 0;
    // A paper that is gone.
    if (start === end) continue;
    const fails = failsOf === null ? 0 : failsOf(paper);
    if (fails === 0) {
      papers[total] = paper;
      scores[total++] = scores[i] ?? 0;
      for (let at = start; at < end; at++) {
        const counter = numbers[at] ?? 0;
        counts[counter] = (counts[counter] ?? 0) + 1;
      }
      continue;
    }
    keptOut[fails] = (keptOut[fails] ?? 0) + 1;
    if (fails !== DATE && fails !== ORG) continue;
    for (let at = start; at < end; at++) {
      const counter = numbers[at] ?? 0;
      const isOfFilter = fails === DATE ? counter < noMonth : counter > organizations;
      if (isOfFilter) counts[counter] = (counts[counter] ?? 0) + 1;
    }
  }
  scored.count = total;
  return {
    facets: listFacets(index, counters, counts),
    dropped: NAMES.flatMap(([filter, flag]) => {
      const alone = keptOut[flag] ?? 0;
      return alone > 0 ? [{ filter, papers: alone }] : [];
    }),
  };
}
