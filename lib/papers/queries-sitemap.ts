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

interface AddressRow {
  id: number | bigint;
  slug: string;
  changed: string;
}

/** The id that `skipped` papers come up to; null where there are no more. Of an index alone, once for each part. */
async function idBefore(db: DbHandle, skipped: number): Promise<number | null> {
  if (skipped === 0) return 0;
  const rows = await db.$queryRawUnsafe<{ id: number | bigint }[]>(
    "SELECT id FROM Paper ORDER BY id LIMIT 1 OFFSET ?",
    skipped - 1,
  );
  return rows[0] === undefined ? null : Number(rows[0].id);
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
  const left = count - first.length;
  let last = await idBefore(db, Math.max(0, start - others.length));
  for (let done = 0; done < left && last !== null; done += PORTION) {
    const rows: AddressRow[] = await db.$queryRawUnsafe<AddressRow[]>(
      "SELECT id, slug, contentUpdatedAt AS changed FROM Paper WHERE id > ? ORDER BY id LIMIT ?",
      last,
      Math.min(PORTION, left - done),
    );
    for (const { slug, changed } of rows) {
      yield { path: `/papers/${encodeURIComponent(slug)}`, changedOn: new Date(changed).toISOString().slice(0, 10) };
    }
    last = rows.length < PORTION ? null : Number(rows.at(-1)?.id);
  }
}
