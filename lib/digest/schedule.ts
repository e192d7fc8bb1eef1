/** When the server sends digests (DIGEST_AT). */
import type { RunTimes } from "@/lib/digest/run-times";

const LOOK_EVERY_MS = 60_000;
/** Between two runs that only try again what was put off. */
const RETRY_PAUSE_MS = 5 * 60_000;

/** The last time before or at `now` that the clock of this machine showed `at` (`07:30`). */
function lastPassing(at: string, now: Date): Date {
  const [hours = 0, minutes = 0] = at.split(":").map(Number);
  const passing = new Date(now);
  passing.setHours(hours, minutes, 0, 0);
  if (passing > now) passing.setDate(passing.getDate() - 1);
  return passing;
}

/** True when no run began since the time of day last came, or a mail that was put off is due. */
export function isDigestDue({ lastRun, nextRetry }: RunTimes, at: string, now: Date): boolean {
  if (lastRun === null) return true;
  const last = new Date(lastRun);
  // The clock was set back.
  if (last > now) return false;
  if (last < lastPassing(at, now)) return true;
  return nextRetry !== null && new Date(nextRetry) <= now && now.getTime() - last.getTime() >= RETRY_PAUSE_MS;
}

export interface DigestScheduleOptions {
  at: string;
  readTimes: () => Promise<RunTimes>;
  /** Settles when the run has ended. */
  run: () => Promise<void>;
  log: (line: string) => void;
  now?: () => Date;
}

/** Looks once a minute whether digests are due. Gives a function that ends the schedule. */
export function startDigestSchedule({
  at,
  readTimes,
  run,
  log,
  now = () => new Date(),
}: DigestScheduleOptions): () => void {
  let looking = false;
  let lastTry: Date | null = null;
  const look = async () => {
    if (looking) return;
    looking = true;
    try {
      // One that cannot even note that it began must not be started every minute.
      if (lastTry !== null && now().getTime() - lastTry.getTime() < RETRY_PAUSE_MS) return;
      if (!isDigestDue(await readTimes(), at, now())) return;
      lastTry = now();
      await run();
    } catch (error) {
      log(`Digests could not be sent: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      looking = false;
    }
  };
  const interval = setInterval(look, LOOK_EVERY_MS);
  interval.unref();
  return () => clearInterval(interval);
}
