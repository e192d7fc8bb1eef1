/** The catalogue over time. Papers count in the month of their `sortDay`, by which lists filter too. */

import { yearlyChange } from "@/lib/charts/series";
import type { Db, DbHandle } from "@/lib/db";
import { keptByVersion } from "@/lib/papers/kept";
import {
  lastFinishedMonth,
  lastFinishedWeek,
  mondayOf,
  monthSpan,
  monthsBetween,
  shiftMonth,
} from "@/lib/papers/months";
import { addDays } from "@/lib/papers/periods";
import { countTerms, dropRareTerms, rankRising, showTerms, type TermCounts } from "@/lib/papers/rising-terms";
import type { RisingTerm, SectionCount, TopicCount, TopicsView, TrendsView, WeekCount } from "@/lib/papers/trend-views";
import { loadTaxonomy } from "@/lib/topics/taxonomy";

/** Charts go back this far at most. */
const MOST_MONTHS = 27;
const MOST_WEEKS = 104;
/** A month with fewer papers has no shares worth drawing, and nothing before it is drawn. */
const LEAST_PAPERS = 10;
const RECENT_MONTHS = 3;
const EARLIER_MONTHS = 12;
const RISING_TERMS = 24;
const TITLES_AT_ONCE = 1_000;

/** Papers per day, oldest first; papers without a day are absent. */
async function findDayCounts(db: DbHandle): Promise<[day: string, papers: number][]> {
  const rows = await db.$queryRawUnsafe<{ days: string }[]>(
    `SELECT json_group_array(json_array(day, papers) ORDER BY day) AS days FROM
     (SELECT sortDay AS day, COUNT(*) AS papers FROM Paper WHERE sortDay IS NOT NULL GROUP BY sortDay)`,
  );
  return JSON.parse(rows[0]?.days ?? "[]") as [string, number][];
}

async function findMonthCounts(
  db: DbHandle,
  sql: string,
  ...values: string[]
): Promise<Map<string, Map<string, number>>> {
  const rows = await db.$queryRawUnsafe<{ counts: string }[]>(
    `SELECT json_group_array(json_array(name, month, papers)) AS counts FROM (${sql})`,
    ...values,
  );
  const counts = new Map<string, Map<string, number>>();
  for (const [name, month, papers] of JSON.parse(rows[0]?.counts ?? "[]") as [string, string, number][]) {
    const own = counts.get(name) ?? new Map<string, number>();
    counts.set(name, own.set(month, papers));
  }
  return counts;
}

// Both are answered from indexes alone: papers by day, then the topics of each.
const BY_TOPIC = `SELECT t.topicSlug AS name, substr(p.sortDay, 1, 7) AS month, COUNT(*) AS papers
  FROM Paper p CROSS JOIN PaperTopic t ON t.paperId = p.id WHERE p.sortDay BETWEEN ? AND ? GROUP BY 1, 2`;
const BY_SECTION = `SELECT name, month, COUNT(*) AS papers FROM
  (SELECT DISTINCT p.id, substr(p.sortDay, 1, 7) AS month, s.section AS name
   FROM Paper p CROSS JOIN PaperTopic t ON t.paperId = p.id JOIN Topic s ON s.slug = t.topicSlug
   WHERE p.sortDay BETWEEN ? AND ?) GROUP BY 1, 2`;
const WITH_CODE = `SELECT 'code' AS name, substr(sortDay, 1, 7) AS month, COUNT(*) AS papers
  FROM Paper WHERE hasCode = 1 AND sortDay BETWEEN ? AND ? GROUP BY 2`;

async function findTopicTotals(db: DbHandle): Promise<Map<string, number>> {
  const rows = await db.$queryRawUnsafe<{ totals: string }[]>(
    `SELECT json_group_object(slug, papers) AS totals FROM
     (SELECT topicSlug AS slug, COUNT(*) AS papers FROM PaperTopic GROUP BY topicSlug)`,
  );
  return new Map(Object.entries(JSON.parse(rows[0]?.totals ?? "{}") as Record<string, number>));
}

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

async function countTopics(db: DbHandle, days: readonly [string, number][]): Promise<TopicsView> {
  const { months, papers } = chartedMonths(days);
  const span = [`${months[0] ?? "9999-01"}-01`, `${months.at(-1) ?? "0000-01"}-31`] as const;
  const [topics, sections, code, totals] = [
    await findMonthCounts(db, BY_TOPIC, ...span),
    await findMonthCounts(db, BY_SECTION, ...span),
    await findMonthCounts(db, WITH_CODE, ...span),
    await findTopicTotals(db),
  ];
  const series = (counts: Map<string, number> | undefined) => months.map((month) => counts?.get(month) ?? 0);
  const taxonomy = loadTaxonomy();
  const toTopic = ({ slug, name, section }: (typeof taxonomy.topics)[number]): TopicCount => {
    const own = series(topics.get(slug));
    return { slug, name, section, papers: totals.get(slug) ?? 0, months: own, change: yearlyChange(own, papers) };
  };
  const all = taxonomy.sections.map(({ slug, name, description }): SectionCount => {
    const own = taxonomy.topics.filter((topic) => topic.section === slug).map(toTopic);
    return {
      slug,
      name,
      description,
      months: series(sections.get(slug)),
      topics: own.filter((topic) => topic.papers > 0),
    };
  });
  return {
    months,
    papers,
    withCode: series(code.get("code")),
    sections: all.filter(({ topics: own }) => own.length > 0),
  };
}

async function findTitles(db: DbHandle, from: string, to: string): Promise<string[]> {
  const rows = await db.$queryRawUnsafe<{ titles: string }[]>(
    "SELECT json_group_array(title) AS titles FROM Paper WHERE sortDay BETWEEN ? AND ?",
    from,
    to,
  );
  return JSON.parse(rows[0]?.titles ?? "[]") as string[];
}

/** Counts in turns, so that other readers are answered in between. */
async function countInTurns(titles: readonly string[], among?: TermCounts): Promise<TermCounts> {
  const counts: TermCounts = new Map();
  for (let start = 0; start < titles.length; start += TITLES_AT_ONCE) {
    countTerms(counts, titles.slice(start, start + TITLES_AT_ONCE), among);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return counts;
}

async function rankTitles(recent: readonly string[], before: readonly string[]): Promise<RisingTerm[]> {
  const now = await countInTurns(recent);
  dropRareTerms(now);
  const then = await countInTurns(before, now);
  const ranked = rankRising(
    { titles: recent.length, counts: now },
    { titles: before.length, counts: then },
    RISING_TERMS,
  );
  return showTerms(ranked, recent);
}

async function findRising(db: DbHandle, months: readonly string[]): Promise<TrendsView["rising"]> {
  const recent = months.slice(-RECENT_MONTHS);
  const before = months.slice(-RECENT_MONTHS - EARLIER_MONTHS, -RECENT_MONTHS);
  const [recentFrom, recentTo, beforeFrom, beforeTo] = [recent[0], recent.at(-1), before[0], before.at(-1)];
  if (!recentFrom || !recentTo || !beforeFrom || !beforeTo || before.length < RECENT_MONTHS) return null;
  const spans = {
    recent: { from: monthSpan(recentFrom).from, to: monthSpan(recentTo).to },
    before: { from: monthSpan(beforeFrom).from, to: monthSpan(beforeTo).to },
  };
  const titles = await findTitles(db, spans.recent.from, spans.recent.to);
  const earlier = await findTitles(db, spans.before.from, spans.before.to);
  return {
    recent: { ...spans.recent, titles: titles.length },
    before: { ...spans.before, titles: earlier.length },
    terms: await rankTitles(titles, earlier),
  };
}

/** Sections and topics with their papers per month. */
export const getTopics: (db: Db) => Promise<TopicsView> = keptByVersion(async (db) =>
  countTopics(db, await findDayCounts(db)),
);

/** What changes over time: papers per week, sections, code, and words of titles. */
export const getTrends: (db: Db) => Promise<TrendsView> = keptByVersion(async (db) => {
  const topics = await getTopics(db);
  return {
    ...topics,
    weeks: chartedWeeks(await findDayCounts(db), topics.months),
    rising: await findRising(db, topics.months),
  };
});
