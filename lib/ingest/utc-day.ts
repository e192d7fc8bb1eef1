/** Times as answers and feeds state them. */

const DAY_FIRST = /^(\d{4}-\d{2}-\d{2})(?:$|[T ])/;
const ZONE = /(?:Z|[+-]\d{2}:?\d{2}|[A-Z]{2,4})$/;

/** Milliseconds since 1970 of an ISO 8601 or RFC 822 time; one without a zone is UTC. Null where it is none. */
export function parseTime(text: string): number | null {
  const trimmed = text.trim();
  const isIso = DAY_FIRST.test(trimmed);
  if (!isIso && !/^(?:[A-Za-z]{3}, ?)?\d{1,2} [A-Za-z]{3} \d{4} /.test(trimmed)) return null;
  const stated = isIso && trimmed.length > 10 && !ZONE.test(trimmed) ? `${trimmed}Z` : trimmed;
  const time = Date.parse(stated);
  if (Number.isNaN(time)) return null;
  // The engine takes 30 February for 1 March.
  const day = DAY_FIRST.exec(trimmed)?.[1];
  return day !== undefined && new Date(`${day}T00:00:00Z`).getUTCDate() !== Number(day.slice(8)) ? null : time;
}

/** The day `YYYY-MM-DD` in UTC of an instant in milliseconds. */
export function dayOfTime(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** The day in UTC of a stated time, or null where it is none. */
export function utcDay(text: string): string | null {
  const time = parseTime(text);
  return time === null ? null : dayOfTime(time);
}
