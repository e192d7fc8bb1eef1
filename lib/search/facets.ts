/** Filters of a list, and how many papers each further choice would leave. */
import { createBits, hasBit } from "@/lib/search/bits";
import { EXISTS, HAS_CODE, UNKNOWN } from "@/lib/search/columns";
import type { SearchIndex } from "@/lib/search/full-text";
import { dayNumber } from "@/lib/search/match";
import type { Scored } from "@/lib/search/scored";
import { countedTopics, listTopics } from "@/lib/search/topic-counts";
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
/** Days since 1970 that the histogram may show: 1900 to 2100. */
const FIRST_DAY = -25_567;
const LAST_DAY = 47_482;
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

/** For each paper of a topic filter: has all, and none of the unwanted. null when there is no such filter. */
function topicTest(index: SearchIndex, filters: Filters): ((paper: number) => boolean) | null {
  if (filters.topics.length === 0 && filters.withoutTopics.length === 0) return null;
  const empty = createBits(index.columns.capacity);
  const bitsOf = (slug: string) => index.columns.topics.get(index.labelIds.get(`topic:${slug}`) ?? -1) ?? empty;
  const wanted = filters.topics.map(bitsOf);
  const unwanted = filters.withoutTopics.map(bitsOf);
  return (paper) => wanted.every((bits) => hasBit(bits, paper)) && !unwanted.some((bits) => hasBit(bits, paper));
}

const FIRST_YEAR = 1900;
const MONTHS = 12 * 200;

/** By day from FIRST_DAY on: how many months later its month is than January 1900. */
const monthOfDay = new Uint16Array(LAST_DAY - FIRST_DAY);
for (let month = 0; month < MONTHS; month++) {
  const [first, next] = [month, month + 1].map((each) => Date.UTC(FIRST_YEAR, each, 1) / 86_400_000 - FIRST_DAY);
  monthOfDay.fill(month, first, next);
}

/** Zero between two searches. */
const countsByMonth = new Uint32Array(MONTHS);
let labelCounts = new Uint32Array(0);

function countsByLabel(labels: number): Uint32Array {
  if (labelCounts.length < labels) labelCounts = new Uint32Array(labels);
  return labelCounts.fill(0).subarray(0, labels);
}

/** Months that have papers, rising. Sets the counts back to zero. */
function listMonths(): Facets["months"] {
  const months: Facets["months"] = [];
  for (let month = 0; month < MONTHS; month++) {
    const papers = countsByMonth[month] ?? 0;
    if (papers > 0) months.push({ month: monthText(month), papers });
  }
  countsByMonth.fill(0);
  return months;
}

/** Organisations with most papers, from counts by label. */
function countOrganizations(index: SearchIndex, byLabel: Uint32Array): Facets["organizations"] {
  const counted: Facets["organizations"] = [];
  byLabel.forEach((papers, label) => {
    // 0 is no label: of papers without an organisation.
    if (papers > 0 && label > 0) counted.push({ org: index.labels.get(label)?.slice("org:".length) ?? "", papers });
  });
  return counted.sort((a, b) => b.papers - a.papers || (a.org < b.org ? -1 : 1)).slice(0, MOST_ORGANIZATIONS);
}

const monthText = (month: number): string =>
  `${FIRST_YEAR + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;

/** Keeps the papers of a list that pass the filters, and counts the facets in the same pass. */
export function* filterPapers(index: SearchIndex, scored: Scored, filters: Filters): Steps<Filtered> {
  const topics = yield* listTopics(index);
  const { day, flags, organization } = index.columns;
  const from = filters.from === null ? null : dayNumber(filters.from);
  const to = filters.to === null ? null : dayNumber(filters.to);
  const hasTopics = topicTest(index, filters);
  const org = filters.org === null ? null : (index.labelIds.get(`org:${filters.org}`) ?? -1);
  const byOrganization = countsByLabel(index.greatestLabel + 1);
  const byTopic = new Uint32Array(topics.labels.length);
  const keptOut = new Uint32Array(16);
  const { papers, scores, count } = scored;
  const { starts, places } = topics;
  let total = 0;
  let withCode = 0;
  for (let i = 0; i < count; i++) {
    const paper = papers[i] ?? 0;
    const flag = flags[paper] ?? 0;
    if ((flag & EXISTS) === 0) continue;
    const when = day[paper] ?? UNKNOWN;
    let fails = 0;
    if (from !== null && when < from) fails |= DATE;
    if (to !== null && (when > to || when === UNKNOWN)) fails |= DATE;
    if (filters.code && (flag & HAS_CODE) === 0) fails |= CODE;
    if (org !== null && organization[paper] !== org) fails |= ORG;
    if (hasTopics !== null && !hasTopics(paper)) fails |= TOPICS;
    if (fails === 0) {
      papers[total] = paper;
      scores[total++] = scores[i] ?? 0;
      const end = starts[paper + 1] ?? 0;
      for (let at = starts[paper] ?? 0; at < end; at++) {
        const place = places[at] ?? 0;
        byTopic[place] = (byTopic[place] ?? 0) + 1;
      }
    } else keptOut[fails] = (keptOut[fails] ?? 0) + 1;
    if ((fails & ~DATE) === 0 && when >= FIRST_DAY && when < LAST_DAY) {
      const month = monthOfDay[when - FIRST_DAY] ?? 0;
      countsByMonth[month] = (countsByMonth[month] ?? 0) + 1;
    }
    if ((fails & ~CODE) === 0 && (flag & HAS_CODE) !== 0) withCode++;
    if ((fails & ~ORG) === 0) {
      const label = organization[paper] ?? 0;
      byOrganization[label] = (byOrganization[label] ?? 0) + 1;
    }
  }
  scored.count = total;
  return {
    facets: {
      topics: countedTopics(index, topics, byTopic),
      months: listMonths(),
      withCode,
      organizations: countOrganizations(index, byOrganization),
    },
    dropped: NAMES.flatMap(([filter, flag]) => {
      const alone = keptOut[flag] ?? 0;
      return alone > 0 ? [{ filter, papers: alone }] : [];
    }),
  };
}
