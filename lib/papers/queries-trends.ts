/** The catalogue over time. Papers count in the month of their `sortDay`, by which lists filter too. */

import { yearlyChange } from "@/lib/charts/series";
import type { Db, DbHandle } from "@/lib/db";
import { keptByVersion, type Pause } from "@/lib/papers/kept";
import {
  lastFinishedMonth,
  lastFinishedWeek,
  mondayOf,
  monthSpan,
  monthsBetween,
  shiftMonth,
} from "@/lib/papers/months";
import { addDays } from "@/lib/papers/periods";
import { type DatedPapers, readDatedPapers, readTitles, readTopicPapers } from "@/lib/papers/queries-dated";
import {
  countTerms,
  createReaderOf,
  createTermReader,
  dropRareTerms,
  rankRising,
  showTerms,
  type TermCounts,
  type TermReader,
} from "@/lib/papers/rising-terms";
import type { RisingTerm, SectionCount, TopicCount, TopicsView, TrendsView, WeekCount } from "@/lib/papers/trend-views";
import { processWide } from "@/lib/process-wide";
import { loadTaxonomy } from "@/lib/topics/taxonomy";

/** Charts go back this far at most. */
const MOST_MONTHS = 27;
const MOST_WEEKS = 104;
/** A month with fewer papers has no shares worth drawing, and nothing before it is drawn. */
const LEAST_PAPERS = 10;
const RECENT_MONTHS = 3;
const EARLIER_MONTHS = 12;
const RISING_TERMS = 24;
const TITLES_AT_ONCE = 500;

/** A first month with less than this part of the next one's papers is where the catalogue begins, not what it held. */
const LEAST_OF_NEXT = 0.5;

/** Finished months from the first whole one on, as long as each has enough papers for shares. */
function chartedMonths(days: readonly [string, number][]): { months: string[]; papers: number[] } {
  const newest = days.at(-1)?.[0];
  if (newest === undefined) return { months: [], papers: [] };
  const counts = new Map<string, number>();
  for (const [day, papers] of days) counts.set(day.slice(0, 7), (counts.get(day.slice(0, 7)) ?? 0) + papers);
  const last = lastFinishedMonth(newest);
  const all = monthsBetween(shiftMonth(last, 1 - MOST_MONTHS), last);
  const isThin = (month: string) => (counts.get(month) ?? 0) < LEAST_PAPERS;
  // A few papers dated late do not end the charts: these end with the last month that has enough.
  const end = all.findLastIndex((month) => !isThin(month)) + 1;
  const thin = all.slice(0, end).findLastIndex(isThin);
  const found = all.slice(thin + 1, end).map((month) => ({ month, papers: counts.get(month) ?? 0 }));
  const [first, second] = found;
  const isPart = thin >= 0 && first && second && first.papers < second.papers * LEAST_OF_NEXT;
  const whole = isPart ? found.slice(1) : found;
  return { months: whole.map(({ month }) => month), papers: whole.map(({ papers }) => papers) };
}

function chartedWeeks(days: readonly [string, number][], months: readonly string[]): WeekCount[] {
  const [newest, firstMonth] = [days.at(-1)?.[0], months[0]];
  if (newest === undefined || firstMonth === undefined) return [];
  const last = lastFinishedWeek(newest);
  const firstDay = monthSpan(firstMonth).from;
  const first = [mondayOf(addDays(firstDay, 6)), addDays(last, -7 * (MOST_WEEKS - 1))].sort().at(-1) ?? last;
  const counts = new Map<string, number>();
  for (const [day, papers] of days) counts.set(mondayOf(day), (counts.get(mondayOf(day)) ?? 0) + papers);
  const weeks: WeekCount[] = [];
  for (let from = first; from <= last; from = addDays(from, 7)) {
    weeks.push({ from, to: addDays(from, 6), papers: counts.get(from) ?? 0 });
  }
  return weeks;
}

/** Counts papers by charted month, each paper once for each `mark`. */
function createCounter(dayOf: DatedPapers["dayOf"], months: readonly string[]) {
  const places = new Map(months.map((month, place) => [month, place + 1]));
  // Place among the months, from 1, by id.
  const monthOf = Uint8Array.from(dayOf, (day) => places.get(day?.slice(0, 7) ?? "") ?? 0);
  const marks = new Uint16Array(monthOf.length);
  return (counts: number[], ids: readonly number[], mark: number): void => {
    for (const id of ids) {
      const month = monthOf[id] ?? 0;
      if (month === 0 || marks[id] === mark) continue;
      marks[id] = mark;
      counts[month - 1] = (counts[month - 1] ?? 0) + 1;
    }
  };
}

interface Counted {
  total: number;
  months: number[];
}

async function countTopics(db: DbHandle, { days, dayOf, withCode }: DatedPapers, pause: Pause): Promise<TopicsView> {
  const { months, papers } = chartedMonths(days);
  const none = () => months.map(() => 0);
  const [ofTopic, ofSection] = [createCounter(dayOf, months), createCounter(dayOf, months)];
  const code = none();
  ofTopic(code, withCode, 1);
  const topics = new Map<string, Counted>();
  const sections = new Map<string, number[]>();
  for await (const { slug, section, ids } of readTopicPapers(db, pause)) {
    const own: Counted = { total: ids.length, months: none() };
    topics.set(slug, own);
    ofTopic(own.months, ids, topics.size + 1);
    const whole = sections.get(section) ?? none();
    sections.set(section, whole);
    ofSection(whole, ids, sections.size);
  }
  const taxonomy = loadTaxonomy();
  const toTopic = ({ slug, name, section }: (typeof taxonomy.topics)[number]): TopicCount => {
    const { total, months: own } = topics.get(slug) ?? { total: 0, months: none() };
    return { slug, name, section, papers: total, months: own, change: yearlyChange(own, papers) };
  };
  const all = taxonomy.sections.map(({ slug, name, description }): SectionCount => {
    const own = taxonomy.topics.filter((topic) => topic.section === slug).map(toTopic);
    return {
      slug,
      name,
      description,
      months: sections.get(slug) ?? none(),
      topics: own.filter((topic) => topic.papers > 0),
    };
  });
  return { months, papers, withCode: code, sections: all.filter(({ topics: own }) => own.length > 0) };
}

/** Counts in turns, so that other readers are answered in between. */
async function countInTurns(titles: readonly string[], read: TermReader, pause: Pause): Promise<TermCounts> {
  const counts: TermCounts = new Map();
  for (let start = 0; start < titles.length; start += TITLES_AT_ONCE) {
    countTerms(counts, titles.slice(start, start + TITLES_AT_ONCE), read);
    await pause();
  }
  return counts;
}

async function rankTitles(recent: readonly string[], before: readonly string[], pause: Pause): Promise<RisingTerm[]> {
  const now = await countInTurns(recent, createTermReader(), pause);
  dropRareTerms(now);
  const then = await countInTurns(before, createReaderOf(now.keys()), pause);
  const ranked = rankRising(
    { titles: recent.length, counts: now },
    { titles: before.length, counts: then },
    RISING_TERMS,
  );
  await pause();
  return showTerms(ranked, recent);
}

async function findRising(
  db: DbHandle,
  days: DatedPapers["days"],
  months: readonly string[],
  pause: Pause,
): Promise<TrendsView["rising"]> {
  const recent = months.slice(-RECENT_MONTHS);
  const before = months.slice(-RECENT_MONTHS - EARLIER_MONTHS, -RECENT_MONTHS);
  const [recentFrom, recentTo, beforeFrom, beforeTo] = [recent[0], recent.at(-1), before[0], before.at(-1)];
  if (!recentFrom || !recentTo || !beforeFrom || !beforeTo || before.length < RECENT_MONTHS) return null;
  const spans = {
    recent: { from: monthSpan(recentFrom).from, to: monthSpan(recentTo).to },
    before: { from: monthSpan(beforeFrom).from, to: monthSpan(beforeTo).to },
  };
  const titlesOf = ({ from, to }: { from: string; to: string }) =>
    readTitles(
      db,
      days.filter(([day]) => from <= day && day <= to),
      pause,
    );
  const titles = await titlesOf(spans.recent);
  const earlier = await titlesOf(spans.before);
  return {
    recent: { ...spans.recent, titles: titles.length },
    before: { ...spans.before, titles: earlier.length },
    terms: await rankTitles(titles, earlier, pause),
  };
}

const getCounts = processWide("counts", () =>
  keptByVersion(async (db, pause) => {
    const dated = await readDatedPapers(db, pause);
    return { days: dated.days, topics: await countTopics(db, dated, pause) };
  }),
);

/** Sections and topics with their papers per month. `pause`: see lib/papers/kept.ts. */
export async function getTopics(db: Db, pause?: Pause): Promise<TopicsView> {
  return (await getCounts(db, pause)).topics;
}

/** What changes over time: papers per week, sections, code, and words of titles. `pause`: see lib/papers/kept.ts. */
export const getTrends: (db: Db, pause?: Pause) => Promise<TrendsView> = processWide("trends", () =>
  keptByVersion(async (db, pause) => {
    const { days, topics } = await getCounts(db, pause);
    return {
      ...topics,
      weeks: chartedWeeks(days, topics.months),
      rising: await findRising(db, days, topics.months, pause),
    };
  }),
);
