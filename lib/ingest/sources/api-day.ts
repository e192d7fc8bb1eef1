/** Which day's list a record of the API stood on. */
import type { ApiRecord } from "@/lib/ingest/sources/api-schema";
import { dayOfTime, parseTime } from "@/lib/ingest/utc-day";

/** From this list on, a day's list began at 21:30 UTC of the evening before. */
const EVENING_START = Date.parse("2024-11-28T21:30:00Z");
const EVENING_SHIFT = 2.5 * 3_600_000;
/** Since this list, the outer `publishedAt` repeats the inner one in New York's time. */
const OUTER_REDEFINED = Date.parse("2025-03-10T21:30:00Z");

/**
 * The day the record itself states, or null.
 *
 * Since March 2025 a record names it: `paper.submittedOnDailyAt`. Before that, the outer `publishedAt` was the time at
 * which the paper was put on the list, later than the inner one, which is arXiv's. Both rules were held against 414
 * dated answers from May 2024 to December 2025: 3,337 records have the first, 2,719 the second, and each gives the day
 * of its answer; 85 records of March 2025 have neither. An inner time of exactly midnight is a date without its time
 * and proves nothing.
 */
export function statedDay({ paper, around, shape }: ApiRecord): string | null {
  const listed = parseTime(paper.submittedOnDailyAt ?? "");
  if (listed !== null) return dayOfTime(listed);
  if (shape === "flat") return null;
  const outer = parseTime(around.publishedAt ?? "");
  const inner = parseTime(paper.publishedAt ?? "");
  if (outer === null || inner === null || outer <= inner || outer >= OUTER_REDEFINED) return null;
  if (inner % 86_400_000 === 0) return null;
  return dayOfTime(outer < EVENING_START ? outer : outer + EVENING_SHIFT);
}

/** The day that more than half of the records state, or null: what an answer of one day comes to. */
export function majorityDay(days: (string | null)[]): string | null {
  const counts = new Map<string, number>();
  for (const day of days) if (day !== null) counts.set(day, (counts.get(day) ?? 0) + 1);
  for (const [day, count] of counts) if (count * 2 > days.length) return day;
  return null;
}
