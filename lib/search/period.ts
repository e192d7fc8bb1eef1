/** Spans of days as readers write them. */

/** Days `YYYY-MM-DD`, both included; null is open. */
export interface Period {
  from: string | null;
  to: string | null;
}

const DAY_MS = 86_400_000;
const toDay = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** First and last day of `2025`, `2025-08` or `2025-08-12`; null when there is no such day. */
function spanOf(text: string): { from: string; to: string } | null {
  const match = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)];
  if (year < 1000 || month < 1 || month > 12) return null;
  const start = Date.UTC(year, month - 1, day);
  if (new Date(start).getUTCMonth() !== month - 1 || day < 1) return null;
  const end =
    match[2] === undefined
      ? Date.UTC(year + 1, 0, 1)
      : match[3] === undefined
        ? Date.UTC(year, month, 1)
        : start + DAY_MS;
  return { from: toDay(start), to: toDay(end - DAY_MS) };
}

/**
 * `date:2025-08` is that month, `date:2025-03..2025-06` runs from the first day of the one to the last of the other;
 * `after:2025-03` begins with its first day, `before:2025-03` ends on the day before it. null when it names no days.
 */
export function parsePeriod(operator: "date" | "after" | "before", text: string): Period | null {
  if (operator !== "date") {
    const span = spanOf(text);
    if (span === null) return null;
    if (operator === "after") return { from: span.from, to: null };
    const to = toDay(Date.parse(span.from) - DAY_MS);
    return spanOf(to) === null ? null : { from: null, to };
  }
  const range = /^(.*?)\.\.(.*)$/.exec(text);
  if (range === null) return spanOf(text);
  const from = range[1] ? spanOf(range[1]) : null;
  const to = range[2] ? spanOf(range[2]) : null;
  if ((range[1] && from === null) || (range[2] && to === null) || (from === null && to === null)) return null;
  const period = { from: from?.from ?? null, to: to?.to ?? null };
  if (period.from !== null && period.to !== null && period.from > period.to)
    return { from: to?.from ?? null, to: from?.to ?? null };
  return period;
}
