/** Which days a sync reads. Pure. */
import { daysBetween } from "@/lib/ingest/fetch/list-days";
import { addDays } from "@/lib/papers/periods";

/** Votes settle in one to two weeks. */
export const SETTLED_AFTER_DAYS = 14;

/** The last `days` days up to `today`, newest first. */
export function lastDays(days: number, today: string): string[] {
  return daysBetween(addDays(today, 1 - days), today);
}

/** True when a day's list was last read so late that it does not change any more. `fetchedAt` is ISO 8601. */
export function isSettled(day: string, fetchedAt: string | null): boolean {
  return fetchedAt !== null && fetchedAt.slice(0, 10) >= addDays(day, SETTLED_AFTER_DAYS);
}
