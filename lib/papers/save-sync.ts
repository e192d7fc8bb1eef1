/** The only writes of what a sync knows. */
import type { DbHandle } from "@/lib/db";
import type { StoredSyncRun, SyncCounts, SyncedList } from "@/lib/papers/queries-sync";

/** Keeps that a list was read. */
export async function saveListRead(
  db: DbHandle,
  list: Omit<SyncedList, "attemptedAt" | "fetchedAt" | "failures" | "error"> & { fetchedAt: string },
): Promise<void> {
  const { name, ...known } = list;
  const row = { ...known, attemptedAt: list.fetchedAt, failures: 0, error: null };
  await db.syncList.upsert({ where: { name }, create: { name, ...row }, update: row });
}

/** Keeps that a list could not be read; what is known of it stays. */
export async function saveListFailed(db: DbHandle, name: string, attemptedAt: string, error: string): Promise<void> {
  await db.syncList.upsert({
    where: { name },
    create: { name, attemptedAt, failures: 1, error },
    update: { attemptedAt, error, failures: { increment: 1 } },
  });
}

/** Keeps that a run began; returns its id. Earlier ones without an end were killed: call it under the sync's lock. */
export async function saveRunStarted(
  db: DbHandle,
  run: Pick<StoredSyncRun, "startedAt" | "fromDay" | "toDay" | "reachesNewest" | "trending">,
): Promise<number> {
  await db.syncRun.updateMany({
    where: { finishedAt: null, error: null },
    data: { error: "it was ended before it had finished" },
  });
  return (await db.syncRun.create({ data: run })).id;
}

/** Keeps how a run ended. */
export async function saveRunFinished(
  db: DbHandle,
  id: number,
  end: SyncCounts & { finishedAt: string; error: string | null },
): Promise<void> {
  await db.syncRun.update({ where: { id }, data: end });
}
