/** Days of Hugging Face's Daily Papers list. Pure. */
import { addDays, parsePeriod } from "@/lib/papers/periods";

/** The first day with a list. */
export const FIRST_LIST_DAY = "2023-05-04";

const NEW_YORK = new Intl.DateTimeFormat("en-CA", {
  timeZone: "America/New_York",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});
const HALF_PAST_NINE_TO_MIDNIGHT = 2.5 * 3_600_000;

/**
 * The day whose list is open. A day's list opens at 21:30 in New York on the evening before (huggingface/hf-mcp-server,
 * `currentDailyFeedDate`). At weekends it stays empty.
 */
export function currentListDay(now: Date): string {
  return NEW_YORK.format(now.getTime() + HALF_PAST_NINE_TO_MIDNIGHT);
}

/** Days from `from` to `to`, both included, newest first; none where `from` is later. */
export function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = to; day >= from; day = addDays(day, -1)) days.push(day);
  return days;
}

/** Days of a period (`2025-W33`, `2025-08`, `2025-08-12`) that had a list by `today`, newest first; null where it is none. */
export function listDaysOf(period: string, today: string): string[] | null {
  const parsed = parsePeriod(period);
  if (parsed === null) return null;
  const from = parsed.from < FIRST_LIST_DAY ? FIRST_LIST_DAY : parsed.from;
  return daysBetween(from, parsed.to > today ? today : parsed.to);
}
