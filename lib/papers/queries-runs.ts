/** Reports of imports. */
import type { DbHandle } from "@/lib/db";
import type { Outcome, RunItem, RunView } from "@/lib/papers/run-views";

const RUN_JSON = `json_object('id', r.id, 'source', r.source, 'format', r.format, 'day', r.day, 'startedAt', r.startedAt,
  'finishedAt', r.finishedAt, 'entries', r.entries, 'created', r.created, 'updated', r.updated,
  'unchanged', r.unchanged, 'rejected', r.rejected, 'updatedFields', json(r.updatedFields), 'notes', json(r.notes))`;

/** The newest runs, newest first. */
export async function findRuns(db: DbHandle, limit: number): Promise<RunView[]> {
  const rows = await db.$queryRawUnsafe<{ run: string }[]>(
    `SELECT ${RUN_JSON} AS run FROM ImportRun r ORDER BY r.id DESC LIMIT ?`,
    limit,
  );
  return rows.map((row) => JSON.parse(row.run) as RunView);
}

/** One run, or null. */
export async function getRun(db: DbHandle, id: number): Promise<RunView | null> {
  const rows = await db.$queryRawUnsafe<{ run: string }[]>(
    `SELECT ${RUN_JSON} AS run FROM ImportRun r WHERE r.id = ?`,
    id,
  );
  return rows[0] ? (JSON.parse(rows[0].run) as RunView) : null;
}

/** Entries of a run, rejects first, then updated, created, unchanged; of one outcome only where one is given. */
export async function findRunItems(
  db: DbHandle,
  id: number,
  outcome: Outcome | null,
  limit: number,
): Promise<RunItem[]> {
  const rows = await db.$queryRawUnsafe<{ item: string }[]>(
    `SELECT json_object('outcome', outcome, 'place', place, 'why', why,
       'paper', CASE WHEN slug IS NULL THEN NULL ELSE json_object('slug', slug, 'title', title) END) AS item
     FROM (
       SELECT 'rejected' AS outcome, place, reason AS why, NULL AS slug, NULL AS title, 0 AS rank, id
       FROM ImportReject WHERE runId = ?
       UNION ALL
       SELECT i.outcome, i.place, i.fields, p.slug, p.title,
         CASE i.outcome WHEN 'updated' THEN 1 WHEN 'created' THEN 2 ELSE 3 END, i.id
       FROM ImportItem i LEFT JOIN Paper p ON p.id = i.paperId WHERE i.runId = ?)
     WHERE ? IS NULL OR outcome = ? ORDER BY rank, id LIMIT ?`,
    id,
    id,
    outcome,
    outcome,
    limit,
  );
  return rows.map((row) => JSON.parse(row.item) as RunItem);
}
