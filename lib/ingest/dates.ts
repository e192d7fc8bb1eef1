/** Dates as Daily Papers pages print them, and the rule for the year they leave out. */

export interface PageDate {
  /** From 1. */
  month: number;
  day: number;
  /** Null where the page leaves it out. */
  year: number | null;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DATE =
  /^(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.? (\d{1,2})(?:, ?(\d{4}))?$/i;

/** True for text in the form of a page date, also when the calendar has no such day (`Feb 30`). */
export function isDateShaped(text: string): boolean {
  return DATE.test(text.trim());
}

/** Reads `Mar 1, 2024` or `Sep 28`, with `Published on` before it or not. Null for anything else and for days that do not exist. */
export function parsePageDate(text: string): PageDate | null {
  const [, name, day, year] = DATE.exec(text.trim().replace(/^published on /i, "")) ?? [];
  if (name === undefined || day === undefined) return null;
  const date = {
    month: MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1,
    day: Number(day),
    year: year === undefined ? null : Number(year),
  };
  // A leap year stands in where the year is unknown, so that Feb 29 passes.
  return toDay(date.year ?? 2000, date.month, date.day) === null ? null : date;
}

/** `YYYY-MM-DD`, or null when the calendar has no such day. Months count from 1. */
export function toDay(year: number, month: number, day: number): string | null {
  if (year < 1900 || year > 2999) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}

/** What is known of the day a page was captured. */
export interface Clock {
  /** `YYYY-MM-DD`, given by the reader or by the capture itself. */
  captured: string | null;
  /** The latest year printed on the page with a date that would have gone without in the year of capture. */
  latestPrinted: number | null;
}

/**
 * The day of a date as `YYYY-MM-DD`, or null where the year stays unknown.
 *
 * The site leaves out the current year and only that. So a date without a year lies in the year of capture; where
 * no capture day is known, in the year after the latest one printed. At New Year the reader's and the site's clock may
 * differ by a day. A date that would lie after the capture day contradicts it and stays unknown.
 */
export function settleDate(date: PageDate, clock: Clock): string | null {
  if (date.year !== null) return toDay(date.year, date.month, date.day);
  if (clock.captured !== null) {
    const latest = addDays(clock.captured, 1);
    for (const now of [latest, clock.captured, addDays(clock.captured, -1)]) {
      const day = toDay(Number(now.slice(0, 4)), date.month, date.day);
      if (day !== null && day <= latest) return day;
    }
    return null;
  }
  return clock.latestPrinted === null ? null : toDay(clock.latestPrinted + 1, date.month, date.day);
}

function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
