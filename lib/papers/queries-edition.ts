/** Editions: the papers of a day, week or month in their order, and the editions around them. */
import type { DbHandle } from "@/lib/db";
import { type Period, type PeriodKind, parsePeriod, periodOf } from "@/lib/papers/periods";
import { findCards } from "@/lib/papers/queries-card";
import { EDITION_LISTINGS } from "@/lib/papers/save-derived";
import type { EditionRef, EditionView, PaperCard, TopicRef } from "@/lib/papers/views";

const RECENT_EDITIONS = 10;

interface EditionDay {
  day: string;
  papers: number;
}

/** Every day with an edition, oldest first, with the number of its papers. */
export async function findEditionDays(db: DbHandle): Promise<EditionDay[]> {
  const rows = await db.$queryRawUnsafe<{ days: string }[]>(
    "SELECT json_group_array(json_object('day', day, 'papers', papers) ORDER BY day) AS days FROM Edition",
  );
  return JSON.parse(rows[0]?.days ?? "[]") as EditionDay[];
}

/** The newest day with an edition, or null where the catalogue has none. */
export async function getLatestDay(db: DbHandle): Promise<string | null> {
  const rows = await db.$queryRawUnsafe<{ day: string | null }[]>("SELECT MAX(day) AS day FROM Edition");
  return rows[0]?.day ?? null;
}

/**
 * Papers of a period in the edition's order: upvotes, comments, has code, place on the page; unknown last. A paper
 * listed more than once in the period stands once, with its best place and its latest day.
 */
async function findEditionPapers(db: DbHandle, period: Period): Promise<[id: number, day: string][]> {
  const rows = await db.$queryRawUnsafe<{ papers: string }[]>(
    `SELECT json_group_array(json_array(id, day) ORDER BY place) AS papers FROM (
       SELECT id, day, ROW_NUMBER() OVER (
         ORDER BY upvotes DESC NULLS LAST, comments DESC NULLS LAST, hasCode DESC, day DESC, position, id) AS place
       FROM (SELECT p.id, p.upvotes, p.comments, p.hasCode, MAX(g.day) AS day, MIN(g.position) AS position
         FROM Listing g JOIN Paper p ON p.id = g.paperId
         WHERE g.day BETWEEN ? AND ? AND ${EDITION_LISTINGS} GROUP BY p.id))`,
    period.from,
    period.to,
  );
  return JSON.parse(rows[0]?.papers ?? "[]") as [number, string][];
}

/** Ids of the papers of a period, in the edition's order. */
export async function findEditionPaperIds(db: DbHandle, period: Period): Promise<number[]> {
  return (await findEditionPapers(db, period)).map(([id]) => id);
}

/** Day editions counted together into periods of a kind, oldest first. */
function toPeriods(kind: PeriodKind, days: EditionDay[]): EditionRef[] {
  const counts = new Map<string, number>();
  for (const { day, papers } of days) {
    const period = periodOf(kind, day);
    counts.set(period, (counts.get(period) ?? 0) + papers);
  }
  return [...counts].map(([period, count]) => ({ period, count }));
}

/** Up to ten editions with the given one among them, as late as possible. */
function around(editions: EditionRef[], index: number): EditionRef[] {
  const end = Math.min(editions.length, index + 3);
  return editions.slice(Math.max(0, end - RECENT_EDITIONS), end);
}

function countTopics(papers: PaperCard[]): (TopicRef & { count: number })[] {
  const counts = new Map<string, TopicRef & { count: number }>();
  for (const topic of papers.flatMap((paper) => paper.topics)) {
    const known = counts.get(topic.slug);
    if (known) known.count += 1;
    else counts.set(topic.slug, { ...topic, count: 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

/** The edition of a period, or null where nothing was listed in it. */
export async function getEdition(db: DbHandle, period: Period): Promise<EditionView | null> {
  const listed = await findEditionPapers(db, period);
  if (listed.length === 0) return null;
  const ids = listed.map(([id]) => id);
  const [papers, days] = [await findCards(db, ids), await findEditionDays(db)];
  const editions = toPeriods(period.kind, days);
  const index = editions.findIndex((edition) => edition.period === period.period);
  const dayEditions = toPeriods("day", days);
  const lastDay = dayEditions.findLastIndex((edition) => edition.period <= period.to);
  return {
    kind: period.kind,
    period: period.period,
    from: period.from,
    to: period.to,
    number: index + 1,
    papers,
    withCode: papers.filter((paper) => paper.repository !== null).length,
    topics: countTopics(papers),
    older: editions[index - 1] ?? null,
    newer: editions[index + 1] ?? null,
    ...(period.kind !== "day" && { listedOn: new Map(listed) }),
    recent: around(dayEditions, lastDay),
  };
}

export interface EitherSide {
  /** The editions the papers are from, the newer first. */
  periods: string[];
  papers: PaperCard[];
}

const THIN_EDITION = 2;
const EITHER_SIDE = 6;

/**
 * Papers of the editions on either side, for an edition of one or two papers; null for a fuller one or where there
 * is none beside it.
 */
export async function findEitherSide(db: DbHandle, edition: EditionView): Promise<EitherSide | null> {
  if (edition.papers.length > THIN_EDITION) return null;
  const beside = [edition.newer, edition.older].flatMap((ref) => (ref ? (parsePeriod(ref.period) ?? []) : []));
  const own = new Set(edition.papers.map((paper) => paper.id));
  const lists: number[][] = [];
  for (const period of beside) lists.push((await findEditionPaperIds(db, period)).filter((id) => !own.has(id)));
  const share = Math.ceil(EITHER_SIDE / Math.max(1, lists.length));
  const ids = lists.flatMap((list) => list.slice(0, share)).slice(0, EITHER_SIDE);
  return ids.length === 0 ? null : { periods: beside.map(({ period }) => period), papers: await findCards(db, ids) };
}

/** The editions of a kind next to a period that has none. */
export async function findNearestEditions(
  db: DbHandle,
  period: Period,
): Promise<{ older: EditionRef | null; newer: EditionRef | null }> {
  const editions = toPeriods(period.kind, await findEditionDays(db));
  const spans = editions.map((edition) => ({ edition, from: parsePeriod(edition.period)?.from ?? "" }));
  return {
    older: spans.findLast(({ from }) => from < period.from)?.edition ?? null,
    newer: spans.find(({ from }) => from > period.from)?.edition ?? null,
  };
}
