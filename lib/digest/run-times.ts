/** When digests were last sent, and whether some wait for another try. */
import type { Db } from "@/lib/db";
import { inWriteTransaction } from "@/lib/papers/write-transaction";

const KEY = "digestRunAt";

/** Notes that a run began. */
export async function noteRun(db: Db, now: Date): Promise<void> {
  await inWriteTransaction(db, (sql) =>
    sql.$executeRawUnsafe(
      "INSERT INTO CatalogueState(key, value) VALUES (?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value",
      KEY,
      now.toISOString(),
    ),
  );
}

export interface RunTimes {
  /** ISO 8601; null: never. */
  lastRun: string | null;
  /** When the first of the mails that were put off is due; null where there is none. */
  nextRetry: string | null;
}

export async function readRunTimes(db: Db): Promise<RunTimes> {
  const rows = await db.$queryRawUnsafe<RunTimes[]>(
    `SELECT (SELECT value FROM CatalogueState WHERE key = ?) AS lastRun,
       (SELECT min(nextAt) FROM DigestMail WHERE state = 'waiting') AS nextRetry`,
    KEY,
  );
  return rows[0] ?? { lastRun: null, nextRetry: null };
}
