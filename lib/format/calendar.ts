/** A month of editions as a grid of weeks. */
import { addDays, parsePeriod } from "@/lib/papers/periods";

export interface CalendarDay {
  day: string;
  dayOfMonth: number;
  /** Papers of the day's edition; null: no edition. */
  papers: number | null;
}

export interface CalendarMonth {
  month: string;
  /** Weeks from Monday to Sunday; null stands for a day of another month. */
  weeks: (CalendarDay | null)[][];
  /** Papers of the month's biggest edition; at least 1. */
  most: number;
  /** Nearest months with editions before and after, or null. */
  older: string | null;
  newer: string | null;
}

/** Days with editions, oldest first, with their papers. */
export type EditionDays = readonly { day: string; papers: number }[];

/** The calendar of a month `2025-08`; null when that is no month. */
export function calendarMonth(month: string, days: EditionDays): CalendarMonth | null {
  const period = parsePeriod(month);
  if (period?.kind !== "month") return null;
  const papers = new Map(days.map((entry) => [entry.day, entry.papers]));
  const monday = (new Date(`${period.from}T00:00:00Z`).getUTCDay() + 6) % 7;
  const weeks: (CalendarDay | null)[][] = [];
  for (let start = addDays(period.from, -monday); start <= period.to; start = addDays(start, 7)) {
    weeks.push(
      Array.from({ length: 7 }, (_, index) => {
        const day = addDays(start, index);
        if (day < period.from || day > period.to) return null;
        return { day, dayOfMonth: Number(day.slice(8)), papers: papers.get(day) ?? null };
      }),
    );
  }
  const counts = weeks.flat().map((entry) => entry?.papers ?? 0);
  return {
    month,
    weeks,
    most: Math.max(1, ...counts),
    older: days.findLast(({ day }) => day < period.from)?.day.slice(0, 7) ?? null,
    newer: days.find(({ day }) => day > period.to)?.day.slice(0, 7) ?? null,
  };
}
