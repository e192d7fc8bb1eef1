/** Days, weeks and months as people type them into the palette. */
import { addDays, type Period, parsePeriod } from "@/lib/papers/periods";

const MONTHS = "january february march april may june july august september october november december".split(" ");

function monthNumber(word: string): number | null {
  if (word.length < 3) return null;
  const index = MONTHS.findIndex((month) => month.startsWith(word) || (word === "sept" && month === "september"));
  return index < 0 ? null : index + 1;
}

const two = (number: number): string => String(number).padStart(2, "0");

/** The latest year in which that day is not after `today`. */
function latestYear(month: number, day: number, today: string): number {
  const year = Number(today.slice(0, 4));
  return `${year}-${two(month)}-${two(day)}` <= today ? year : year - 1;
}

/**
 * The period that a text names: `2025-08-12`, `2025-W33`, `2025-08`, `12 August 2025`, `Aug 12`, `august 2025`,
 * `today`, `yesterday`. Without a year it is the latest such day up to `today` (`YYYY-MM-DD`). null for any other text.
 */
export function parseTypedDate(text: string, today: string): Period | null {
  const plain = text.trim().toLowerCase().replace(/[,.]/g, " ").replace(/\s+/g, " ");
  if (plain === "today") return parsePeriod(today);
  if (plain === "yesterday") return parsePeriod(addDays(today, -1));
  const exact = parsePeriod(plain.toUpperCase());
  if (exact !== null) return exact;
  const named = /^(?:(\d{1,2}) )?([a-z]+)(?: (\d{1,2}))?(?: (\d{4}))?$/.exec(plain);
  const month = monthNumber(named?.[2] ?? "");
  if (named === null || month === null) return null;
  const day = Number(named[1] ?? named[3] ?? 0);
  const year = named[4] === undefined ? latestYear(month, day || 1, today) : Number(named[4]);
  return parsePeriod(day === 0 ? `${year}-${two(month)}` : `${year}-${two(month)}-${two(day)}`);
}
