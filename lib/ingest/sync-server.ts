/** The sync of a running server. */
import { sharedDb } from "@/lib/db";
import { env } from "@/lib/env";
import { startSyncProcess } from "@/lib/ingest/sync-process";
import { startSyncSchedule } from "@/lib/ingest/sync-schedule";
import { getLastSyncRun } from "@/lib/papers/queries-sync";
import { atStop } from "@/lib/serve/at-stop.mjs";

/** Starts the schedule that SYNC_EVERY asks for, if it does, until this process ends. Throws EnvError. */
export function keepInSync(): void {
  const everyMs = env().SYNC_EVERY;
  if (everyMs === undefined) return;
  const stop = startSyncSchedule({
    everyMs,
    lastRun: async () => getLastSyncRun(await sharedDb(), { reachesNewest: true }),
    start: startSyncProcess,
    log: (line) => console.error(line),
  });
  atStop(stop);
  // Where no server of ours waits for it, as in development.
  process.once("exit", () => void stop());
}
