/** Editions' periods in words. */
import { formatDayLong, formatDayShort, formatMonth, formatSpan, formatSpanShort } from "@/lib/format/dates";
import { parsePeriod } from "@/lib/papers/periods";

/** `Tuesday 12 August 2025`, `11–17 August 2025`, `August 2025`; anything else as it stands. */
export function formatPeriod(text: string): string {
  const period = parsePeriod(text);
  if (!period) return text;
  if (period.kind === "week") return formatSpan(period.from, period.to);
  return period.kind === "day" ? formatDayLong(text) : formatMonth(text);
}

/** For pagers: `Tue 12 Aug`, `11–17 Aug`, `August 2025`; anything else as it stands. */
export function formatPeriodShort(text: string): string {
  const period = parsePeriod(text);
  if (!period) return text;
  if (period.kind === "week") return formatSpanShort(period.from, period.to);
  return period.kind === "day" ? formatDayShort(text) : formatMonth(text);
}
