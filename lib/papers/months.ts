/** Calendar months `2025-08` and the weeks of charts: what is finished, what lies between. Pure; all in UTC. */
import { addDays, parsePeriod } from "@/lib/papers/periods";

/** The month `by` months after `month`. */
export function shiftMonth(month: string, by: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

/** All months from the first to the last, both included; [] when the first is later. */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  for (let month = first; month <= last; month = shiftMonth(month, 1)) months.push(month);
  return months;
}

/** First and last day of a month, both included. Throws RangeError where it is none. */
export function monthSpan(month: string): { from: string; to: string } {
  const period = parsePeriod(month);
  if (period?.kind !== "month") throw new RangeError(`${month} is not a month`);
  return { from: period.from, to: period.to };
}

function weekday(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** The newest month whose last working day a catalogue that reaches `newestDay` has seen. */
export function lastFinishedMonth(newestDay: string): string {
  const month = newestDay.slice(0, 7);
  const { to } = monthSpan(month);
  const lastWorkingDay = addDays(to, -Math.max(0, weekday(to) - 4));
  return newestDay >= lastWorkingDay ? month : shiftMonth(month, -1);
}

/** Monday of the week a day lies in. */
export function mondayOf(day: string): string {
  return addDays(day, -weekday(day));
}

/** Papers are listed within days of being published: a week fills up until so many days after its Sunday. */
const LISTING_LAG = 7;

/** Monday of the newest week that a catalogue reaching `newestDay` has whole. */
export function lastFinishedWeek(newestDay: string): string {
  return addDays(mondayOf(addDays(newestDay, 1 - LISTING_LAG)), -7);
}
