/** Addresses of every page for search engines, in portions. */
import type { DbHandle } from "@/lib/db";
import { findEditionDays } from "@/lib/papers/queries-edition";

export interface PageAddress {
  /** Beginning with a slash. */
  path: string;
  /** When its content last changed: `YYYY-MM-DD`; null where that is not known. */
  changedOn: string | null;
}

const PORTION = 1_000;

async function countPapers(db: DbHandle): Promise<number> {
  const rows = await db.$queryRawUnsafe<{ papers: number | bigint }[]>("SELECT COUNT(*) AS papers FROM Paper");
  return Number(rows[0]?.papers ?? 0);
}

async function otherPages(db: DbHandle): Promise<PageAddress[]> {
  const days = await findEditionDays(db);
  const editions = days.map(({ day }) => ({ path: `/editions/${day}`, changedOn: null }));
  return [{ path: "/", changedOn: null }, { path: "/papers", changedOn: null }, ...editions];
}

/** How many addresses there are. */
export async function countPages(db: DbHandle): Promise<number> {
  return (await otherPages(db)).length + (await countPapers(db));
}

/** Addresses from `start` on, at most `count` of them: lists first, then papers in the order they were met. */
export async function* streamPages(
  db: DbHandle,
  start: number,
  count: number,
): AsyncGenerator<PageAddress, void, void> {
  const others = await otherPages(db);
  const first = others.slice(start, start + count);
  yield* first;
  const from = Math.max(0, start - others.length);
  const left = count - first.length;
  for (let done = 0; done < left; done += PORTION) {
    const rows = await db.$queryRawUnsafe<{ slug: string; changed: string }[]>(
      "SELECT slug, contentUpdatedAt AS changed FROM Paper ORDER BY id LIMIT ? OFFSET ?",
      Math.min(PORTION, left - done),
      from + done,
    );
    for (const { slug, changed } of rows) {
      yield { path: `/papers/${encodeURIComponent(slug)}`, changedOn: new Date(changed).toISOString().slice(0, 10) };
    }
    if (rows.length < PORTION) return;
  }
}
