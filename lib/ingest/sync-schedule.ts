/**
 * Runs the sync from time to time while the server runs (SYNC_EVERY).
 *
 * The sync is a process of its own: parsing and writing never hold up the server's event loop, and what it leaves in
 * memory is gone with it. When the last one began is read from the database, not remembered, so that restarts, sleeping
 * laptops, changed clocks and several servers on one database need no rules of their own; the sync's lock sees to it that
 * two never run at once.
 */
import type { StoredSyncRun } from "@/lib/papers/queries-sync";

/** A sync under way. */
export interface RunningSync {
  /** Settles when it has ended; rejects where it could not even begin. */
  ended: Promise<void>;
  /** Asks it to end after the list at hand. */
  stop: () => void;
}

export interface SyncScheduleOptions {
  everyMs: number;
  /** The last run that read the newest lists. */
  lastRun: () => Promise<StoredSyncRun | null>;
  start: () => RunningSync;
  log: (line: string) => void;
  /** Milliseconds since 1970. */
  now?: () => number;
  /** From 0 up to 1: spreads servers that start together. */
  random?: () => number;
}

const LOOK_EVERY_MS = 60_000;
/** After a run that read nothing; or `everyMs`, where that is shorter. */
const RETRY_AFTER_MS = 30 * 60_000;

function readNothing(run: StoredSyncRun): boolean {
  return run.error !== null || (run.failed > 0 && run.imported + run.unchanged + run.empty + run.settled === 0);
}

/** True when it is time for the next sync. `now` is in milliseconds since 1970. */
export function isSyncDue(last: StoredSyncRun | null, everyMs: number, now: number): boolean {
  if (last === null) return true;
  const since = now - Date.parse(last.startedAt);
  // A run in the future: the clock was set back.
  return since < 0 || since >= (readNothing(last) ? Math.min(everyMs, RETRY_AFTER_MS) : everyMs);
}

/**
 * Looks once a minute whether a sync is due and runs it. Gives a function that ends the schedule and a running sync, and
 * settles when that has ended.
 */
export function startSyncSchedule(options: SyncScheduleOptions): () => Promise<void> {
  const { everyMs, lastRun, start, log, now = Date.now, random = Math.random } = options;
  let running: RunningSync | null = null;
  let looking = false;
  let lastTry = Number.NEGATIVE_INFINITY;

  const look = async () => {
    if (looking) return;
    looking = true;
    try {
      // One that ends before it could note that it began must not be started every minute.
      if (Math.abs(now() - lastTry) < Math.min(everyMs, RETRY_AFTER_MS)) return;
      if (!isSyncDue(await lastRun(), everyMs, now())) return;
      lastTry = now();
      running = start();
      await running.ended;
    } catch (error) {
      log(`The sync could not be started: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      running = null;
      looking = false;
    }
  };

  let interval: NodeJS.Timeout | undefined;
  const first = setTimeout(() => {
    interval = setInterval(look, LOOK_EVERY_MS).unref();
    void look();
  }, random() * LOOK_EVERY_MS).unref();
  return async () => {
    clearTimeout(first);
    clearInterval(interval);
    running?.stop();
    await running?.ended;
  };
}
