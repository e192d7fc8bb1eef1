/** `npm run sync`, with everything outside of it handed in. */
import { createDb } from "@/lib/db";
import { UsageError } from "@/lib/ingest/cli-arguments";
import { currentListDay } from "@/lib/ingest/fetch/list-days";
import { type SyncOptions, sync } from "@/lib/ingest/sync";
import { parseSyncArguments, SYNC_USAGE } from "@/lib/ingest/sync-arguments";
import { listJson, listLines, summary, syncExitStatus } from "@/lib/ingest/sync-report";
import { acquireLock } from "@/lib/process-lock";

export interface SyncCommand {
  /** Words behind the command. */
  words: string[];
  databaseUrl: string;
  options?: SyncOptions;
  out: (line: string) => void;
  err: (line: string) => void;
}

/** Runs the command and gives its exit status: 0 all read, 1 some not, 2 nothing, also where another sync runs. */
export async function runSync({ words, databaseUrl, options = {}, out, err }: SyncCommand): Promise<0 | 1 | 2> {
  const now = options.now ?? (() => new Date());
  try {
    const request = parseSyncArguments(words, currentListDay(now()));
    if (request.help) {
      out(SYNC_USAGE);
      return 0;
    }
    const lock = acquireLock(databaseUrl, "sync");
    if (lock === null) {
      err("Another sync is running on this database. This one did nothing.");
      return 2;
    }
    const db = await createDb(databaseUrl);
    try {
      const report = await sync(db, request, {
        ...options,
        onList: (list) => {
          if (request.json) out(listJson(list));
          else if (list.outcome !== "settled") out(listLines(list));
        },
      });
      (request.json ? err : out)(summary(report));
      return syncExitStatus(report);
    } finally {
      await db.$disconnect();
      lock.release();
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    err(`${error.message}\n\n${SYNC_USAGE}`);
    return 2;
  }
}
