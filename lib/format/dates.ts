/** Dates as readers see them. Days are `YYYY-MM-DD` strings and stay free of time zones. */

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

interface DayParts {
  year: number;
  month: string;
  dayOfMonth: number;
  weekday: string;
}

function parts(day: string): DayParts {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) throw new RangeError(`${day} is not a day`);
  return {
    year: date.getUTCFullYear(),
    month: MONTHS[date.getUTCMonth()] ?? "",
    dayOfMonth: date.getUTCDate(),
    weekday: WEEKDAYS[date.getUTCDay()] ?? "",
  };
}

const short = (name: string) => name.slice(0, 3);

/** `Tuesday 12 August 2025`. */
export function formatDayLong(day: string): string {
  const { weekday, dayOfMonth, month, year } = parts(day);
  return `${weekday} ${dayOfMonth} ${month} ${year}`;
}

/** A day that any month has. */
const PLAIN_DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/;

/** `12 Aug 2025`. */
export function formatDay(day: string): string {
  if (PLAIN_DAY.test(day)) {
    const month = MONTHS[Number(day.slice(5, 7)) - 1] ?? "";
    return `${Number(day.slice(8))} ${short(month)} ${Number(day.slice(0, 4))}`;
  }
  const { dayOfMonth, month, year } = parts(day);
  return `${dayOfMonth} ${short(month)} ${year}`;
}

/** `Tue 12 Aug 2025`. */
export function formatDayWithWeekday(day: string): string {
  return `${short(parts(day).weekday)} ${formatDay(day)}`;
}

/** `Tue 12 Aug`. */
export function formatDayShort(day: string): string {
  const { weekday, dayOfMonth, month } = parts(day);
  return `${short(weekday)} ${dayOfMonth} ${short(month)}`;
}

/** `12`. */
export function dayOfMonth(day: string): number {
  return parts(day).dayOfMonth;
}

/** `August 2025` from `2025-08` or a day in it. */
export function formatMonth(month: string): string {
  const { month: name, year } = parts(`${month.slice(0, 7)}-01`);
  return `${name} ${year}`;
}

/** `11–15 August 2025`, `28 July – 3 August 2025`, `29 December 2025 – 4 January 2026`. */
export function formatSpan(from: string, to: string): string {
  const a = parts(from);
  const b = parts(to);
  const end = `${b.dayOfMonth} ${b.month} ${b.year}`;
  if (from === to) return end;
  if (a.year !== b.year) return `${a.dayOfMonth} ${a.month} ${a.year} – ${end}`;
  if (a.month !== b.month) return `${a.dayOfMonth} ${a.month} – ${end}`;
  return `${a.dayOfMonth}–${end}`;
}

/** `4–8 Aug`, `28 Jul – 3 Aug`. */
export function formatSpanShort(from: string, to: string): string {
  const a = parts(from);
  const b = parts(to);
  const end = `${b.dayOfMonth} ${short(b.month)}`;
  if (from === to) return end;
  return a.month === b.month ? `${a.dayOfMonth}–${end}` : `${a.dayOfMonth} ${short(a.month)} – ${end}`;
}

const DAY_MS = 86_400_000;

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}
