/** The only writes of import reports and of the catalogue's version. */
import { setTimeout as sleep } from "node:timers/promises";
import type { SqlHandle } from "@/lib/db";
import type { EntryOutcome } from "@/lib/ingest/match";
import type { Reject } from "@/lib/ingest/source";

export interface RunRecord {
  source: string;
  format: string | null;
  digest: string;
  day: string | null;
  startedAt: string;
  finishedAt: string;
  entries: number;
  created: number;
  updated: number;
  unchanged: number;
  updatedFields: Record<string, number>;
  error: string | null;
  notes: string[];
  rejects: Reject[];
  outcomes: EntryOutcome[];
}

const PATIENCE_MS = 15 * 60_000;
const RETRY_MS = 250;

function isBusy(error: unknown): boolean {
  return error instanceof Error && /database is locked|SQLITE_BUSY|SocketTimeout|timed out/i.test(error.message);
}

/**
 * Takes the write lock for the rest of the transaction, so that what is read next stays true until the commit. Waits
 * while another import holds it, a quarter of an hour at most; then throws what the database says.
 */
export async function lockForWriting(db: SqlHandle, now: () => number = Date.now): Promise<void> {
  const giveUpAt = now() + PATIENCE_MS;
  for (;;) {
    try {
      await db.$executeRawUnsafe(
        "INSERT INTO CatalogueState(key, value) VALUES ('version', '0') ON CONFLICT(key) DO UPDATE SET value = value",
      );
      return;
    } catch (error) {
      if (!isBusy(error) || now() > giveUpAt) throw error;
      await sleep(RETRY_MS);
    }
  }
}

/** Moves the catalogue's version: every answer made before is out of date once this commits. */
export async function moveVersion(db: SqlHandle): Promise<void> {
  await db.$executeRawUnsafe(
    `INSERT INTO CatalogueState(key, value) VALUES ('version', '1')
     ON CONFLICT(key) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)`,
  );
}

/** So many runs keep the entries that changed nothing; older ones keep their count, and what they made or changed. */
export const WHOLE_RUNS = 1_000;

/** Keeps the report of one run, with its rejects; returns its id. */
export async function saveRun(db: SqlHandle, run: RunRecord): Promise<number> {
  const rows = await db.$queryRawUnsafe<{ id: number | bigint }[]>(
    `INSERT INTO ImportRun(source, format, digest, day, startedAt, finishedAt, entries, created, updated, unchanged,
       rejected, updatedFields, error, notes)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
    run.source,
    run.format,
    run.digest,
    run.day,
    run.startedAt,
    run.finishedAt,
    run.entries,
    run.created,
    run.updated,
    run.unchanged,
    run.rejects.length,
    JSON.stringify(run.updatedFields),
    run.error,
    JSON.stringify(run.notes),
  );
  const id = Number(rows[0]?.id);
  // Each run takes from the one that comes to be too old, so that nothing has to be looked for.
  const tooOld = id - WHOLE_RUNS;
  await db.$executeRawUnsafe("DELETE FROM ImportItem WHERE runId = ? AND outcome = 'unchanged'", tooOld);
  if (run.rejects.length > 0) {
    await db.$executeRawUnsafe(
      `INSERT INTO ImportReject(runId, line, place, reason)
       SELECT ?, value->>'$.line', value->>'$.place', value->>'$.reason' FROM json_each(?)`,
      id,
      JSON.stringify(run.rejects),
    );
  }
  if (run.outcomes.length > 0) {
    const items = run.outcomes.map(({ place, paperId, outcome, fields }) => [
      place,
      paperId,
      outcome,
      fields.join(" "),
    ]);
    // A paper of this run may have become another one further on.
    await db.$executeRawUnsafe(
      `INSERT INTO ImportItem(runId, paperId, place, outcome, fields)
       SELECT ?, (SELECT id FROM Paper WHERE id = value->>1), value->>0, value->>2, value->>3 FROM json_each(?)`,
      id,
      JSON.stringify(items),
    );
  }
  return id;
}
