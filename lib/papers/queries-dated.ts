/** Which paper is of which day and topic, read from indexes alone and in small portions: nobody else waits for long. */
import type { DbHandle } from "@/lib/db";
import type { Pause } from "@/lib/papers/kept";

/** Papers, and titles, read at once: some milliseconds. */
const PORTION = 10_000;
const TITLES = 1_000;

export interface DatedPapers {
  /** Papers per day, oldest first; papers without a day are absent. */
  days: [day: string, papers: number][];
  /** The day of a paper by its id; most ids are some paper's. */
  dayOf: (string | undefined)[];
  /** Papers with code and a day. */
  withCode: number[];
}

/** Reads papers with code, or those without; gives their ids. */
async function readDays(db: DbHandle, hasCode: 0 | 1, dayOf: DatedPapers["dayOf"], pause: Pause): Promise<number[]> {
  const found: number[] = [];
  let [lastDay, lastId] = ["", 0];
  for (let isLast = false; !isLast; ) {
    const rows = await db.$queryRawUnsafe<{ day: string; ids: string }[]>(
      `SELECT sortDay AS day, json_group_array(id) AS ids FROM (SELECT sortDay, id FROM Paper
       WHERE hasCode = ? AND (sortDay, id) > (?, ?) ORDER BY sortDay, id LIMIT ${PORTION}) GROUP BY sortDay ORDER BY sortDay`,
      hasCode,
      lastDay,
      lastId,
    );
    const before = found.length;
    for (const { day, ids } of rows) {
      lastDay = day;
      lastId = 0;
      for (const id of JSON.parse(ids) as number[]) {
        dayOf[id] = day;
        found.push(id);
        lastId = Math.max(lastId, id);
      }
    }
    isLast = found.length - before < PORTION;
    await pause();
  }
  return found;
}

/** The day of every paper that has one. */
export async function readDatedPapers(db: DbHandle, pause: Pause): Promise<DatedPapers> {
  const dayOf: DatedPapers["dayOf"] = [];
  const withCode = await readDays(db, 1, dayOf, pause);
  await readDays(db, 0, dayOf, pause);
  const counts = new Map<string, number>();
  for (const day of dayOf) if (day !== undefined) counts.set(day, (counts.get(day) ?? 0) + 1);
  return { days: [...counts].sort(([a], [b]) => (a < b ? -1 : 1)), dayOf, withCode };
}

/** Ids of the papers of each topic, the topics of a section side by side. */
export async function* readTopicPapers(
  db: DbHandle,
  pause: Pause,
): AsyncGenerator<{ slug: string; section: string; ids: number[] }, void, void> {
  const topics = await db.$queryRawUnsafe<{ slug: string; section: string }[]>(
    "SELECT slug, section FROM Topic ORDER BY section, slug",
  );
  for (const { slug, section } of topics) {
    const rows = await db.$queryRawUnsafe<{ ids: string }[]>(
      "SELECT json_group_array(paperId) AS ids FROM PaperTopic WHERE topicSlug = ?",
      slug,
    );
    yield { slug, section, ids: JSON.parse(rows[0]?.ids ?? "[]") as number[] };
    await pause();
  }
}

/** Titles of the papers of these days in order, which follow each other without a gap but for days without papers. */
export async function readTitles(
  db: DbHandle,
  days: readonly (readonly [day: string, papers: number])[],
  pause: Pause,
): Promise<string[]> {
  const titles: string[] = [];
  for (let start = 0; start < days.length; ) {
    let end = start;
    for (let papers = 0; end < days.length && papers < TITLES; end++) papers += days[end]?.[1] ?? 0;
    const rows = await db.$queryRawUnsafe<{ titles: string }[]>(
      "SELECT json_group_array(title) AS titles FROM Paper WHERE sortDay BETWEEN ? AND ?",
      days[start]?.[0],
      days[end - 1]?.[0],
    );
    for (const title of JSON.parse(rows[0]?.titles ?? "[]") as string[]) titles.push(title);
    start = end;
    await pause();
  }
  return titles;
}
