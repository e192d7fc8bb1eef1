/** How far the lists of a sync are, and what became of its runs. */
import type { DbHandle } from "@/lib/db";

/** A list that is kept up to date. Times are ISO 8601. */
export interface SyncedList {
  /** The day of the list, or "trending". */
  name: string;
  attemptedAt: string;
  /** When it was last read; null: never. */
  fetchedAt: string | null;
  papers: number | null;
  etag: string | null;
  lastModified: string | null;
  digest: string | null;
  /** Attempts that failed since one that did not. */
  failures: number;
  error: string | null;
}

export interface SyncCounts {
  imported: number;
  unchanged: number;
  empty: number;
  settled: number;
  failed: number;
  notAsked: number;
}

export interface StoredSyncRun extends SyncCounts {
  id: number;
  startedAt: string;
  /** Null while it runs, and for ever where it was killed. */
  finishedAt: string | null;
  fromDay: string | null;
  toDay: string | null;
  reachesNewest: boolean;
  trending: boolean;
  error: string | null;
}

const iso = (time: Date | null) => time?.toISOString() ?? null;

/** The list of that name as it is kept, or null where it was never asked for. */
export async function getSyncedList(db: DbHandle, name: string): Promise<SyncedList | null> {
  const row = await db.syncList.findUnique({ where: { name } });
  return row && { ...row, attemptedAt: row.attemptedAt.toISOString(), fetchedAt: iso(row.fetchedAt) };
}

/** Lists of which the last attempt failed, newest day first. */
export async function findFailedLists(db: DbHandle, most: number): Promise<SyncedList[]> {
  const rows = await db.syncList.findMany({ where: { failures: { gt: 0 } }, orderBy: { name: "desc" }, take: most });
  return rows.map((row) => ({ ...row, attemptedAt: row.attemptedAt.toISOString(), fetchedAt: iso(row.fetchedAt) }));
}

/** The run that started last; with `reachesNewest`, of those that read the newest lists. Null where there is none. */
export async function getLastSyncRun(
  db: DbHandle,
  filter: { reachesNewest?: boolean } = {},
): Promise<StoredSyncRun | null> {
  const row = await db.syncRun.findFirst({ where: filter, orderBy: { id: "desc" } });
  return row && { ...row, startedAt: row.startedAt.toISOString(), finishedAt: iso(row.finishedAt) };
}
