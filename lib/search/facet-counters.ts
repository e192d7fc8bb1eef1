/** What each paper is counted under in facets: its month, its code, its topics, its organisation. */
import { processWide } from "@/lib/process-wide";
import { forEachBit } from "@/lib/search/bits";
import { type Columns, EXISTS, HAS_CODE, UNKNOWN } from "@/lib/search/columns";
import { BLOCK_PAPERS } from "@/lib/search/postings";
import type { Steps } from "@/lib/search/turns";

/** What counters are made from: the search index at one version. */
export interface Counted {
  version: number;
  columns: Columns;
  greatestLabel: number;
}

/**
 * Counters of every paper by number, one long list cut by `starts`: a paper that exists has at least that of its month. From
 * 0 on come months, then papers of no month that is shown, then papers with code, then topics, then labels of organisations.
 */
export interface FacetCounters {
  version: number;
  starts: Uint32Array;
  numbers: Uint16Array | Uint32Array;
  /** The month of number 0, by how many months later it is than January 1900. */
  firstMonth: number;
  noMonth: number;
  withCode: number;
  firstTopic: number;
  /** Labels of the topics, in their order. */
  topics: number[];
  /** Of an organisation the number is so much greater than its label. */
  organizations: number;
  /** How many counters there are. */
  size: number;
}

/** Days since 1970 that may be shown: 1900 to 2100. */
const FIRST_DAY = -25_567;
const LAST_DAY = 47_482;
const FIRST_YEAR = 1900;
const MONTHS = 12 * 200;

/** By day from FIRST_DAY on: how many months later its month is than January 1900. */
const monthOfDay = new Uint16Array(LAST_DAY - FIRST_DAY);
for (let month = 0; month < MONTHS; month++) {
  const [first, next] = [month, month + 1].map((each) => Date.UTC(FIRST_YEAR, each, 1) / 86_400_000 - FIRST_DAY);
  monthOfDay.fill(month, first, next);
}

/** `YYYY-MM` of so many months after January 1900. */
export const monthText = (month: number): string =>
  `${FIRST_YEAR + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;

/** How many months later a paper's month is than January 1900; null where it is not shown. */
function monthOf({ day }: Columns, paper: number): number | null {
  const when = day[paper] ?? UNKNOWN;
  return when >= FIRST_DAY && when < LAST_DAY ? (monthOfDay[when - FIRST_DAY] ?? 0) : null;
}

const hasFlag = ({ flags }: Columns, paper: number, flag: number): boolean => ((flags[paper] ?? 0) & flag) !== 0;

/** Calls for every counter of every paper, in units. */
function* forEachCounter(
  { columns }: Counted,
  { firstMonth, noMonth, withCode, firstTopic, topics, organizations }: Omit<FacetCounters, "starts" | "numbers">,
  visit: (paper: number, counter: number) => void,
): Steps<void> {
  for (let paper = 0; paper < columns.capacity; paper++) {
    if (paper % BLOCK_PAPERS === 0) yield;
    if (!hasFlag(columns, paper, EXISTS)) continue;
    const month = monthOf(columns, paper);
    visit(paper, month === null ? noMonth : month - firstMonth);
    if (hasFlag(columns, paper, HAS_CODE)) visit(paper, withCode);
    const label = columns.organization[paper] ?? 0;
    // 0 is no label: of papers without an organisation.
    if (label > 0) visit(paper, organizations + label);
  }
  for (const [place, label] of topics.entries()) {
    const bits = columns.topics.get(label);
    if (bits !== undefined) forEachBit(bits, (paper) => visit(paper, firstTopic + place));
    yield;
  }
}

function* makeCounters(index: Counted): Steps<FacetCounters> {
  const { version, columns, greatestLabel } = index;
  const { capacity } = columns;
  let [firstMonth, lastMonth] = [MONTHS, 0];
  for (let paper = 0; paper < capacity; paper++) {
    const month = hasFlag(columns, paper, EXISTS) ? monthOf(columns, paper) : null;
    if (month === null) continue;
    firstMonth = Math.min(firstMonth, month);
    lastMonth = Math.max(lastMonth, month);
  }
  const topics = [...columns.topics.keys()];
  const noMonth = Math.max(0, lastMonth - firstMonth + 1);
  const [withCode, firstTopic] = [noMonth + 1, noMonth + 2];
  const organizations = firstTopic + topics.length;
  const size = organizations + greatestLabel + 1;
  const order = { version, firstMonth, noMonth, withCode, firstTopic, topics, organizations, size };
  const starts = new Uint32Array(capacity + 1);
  yield* forEachCounter(index, order, (paper) => {
    starts[paper] = (starts[paper] ?? 0) + 1;
  });
  // From counts to where the next paper begins; filling then moves each back to where its own begins.
  for (let paper = 1; paper <= capacity; paper++) starts[paper] = (starts[paper] ?? 0) + (starts[paper - 1] ?? 0);
  const length = starts[capacity] ?? 0;
  const numbers = size <= 65_536 ? new Uint16Array(length) : new Uint32Array(length);
  yield* forEachCounter(index, order, (paper, counter) => {
    const at = (starts[paper] ?? 0) - 1;
    starts[paper] = at;
    numbers[at] = counter;
  });
  return { ...order, starts, numbers };
}

const known = processWide("facet counters", () => new WeakMap<Counted, FacetCounters>());

/** Made once for each version of the catalogue, so that a search looks at one list for each of its papers. */
export function* facetCounters(index: Counted): Steps<FacetCounters> {
  const made = known.get(index);
  if (made?.version === index.version) return made;
  const counters = yield* makeCounters(index);
  known.set(index, counters);
  return counters;
}
