/** A range of months as two handles on a row of bars show it. Pure. */

export interface MonthRange {
  /** Places among the months, both included. */
  from: number;
  to: number;
}

function lastDayOf(month: string): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

/** Where the handles stand for the dates chosen; at the ends where none is. Dates outside the months count as the ends. */
export function rangeOfDates(months: readonly string[], from: string | null, to: string | null): MonthRange {
  const last = months.length - 1;
  const first = from === null ? 0 : months.findIndex((month) => month >= from.slice(0, 7));
  const end = to === null ? last : months.findLastIndex((month) => month <= to.slice(0, 7));
  const start = first === -1 ? last : first;
  return { from: start, to: Math.max(start, end === -1 ? 0 : end) };
}

/** The dates that handles stand for; an end of the row is no bound. */
export function datesOfRange(months: readonly string[], { from, to }: MonthRange): { from: string; to: string } {
  const first = months[from];
  const last = months[to];
  return {
    from: from === 0 || first === undefined ? "" : `${first}-01`,
    to: to === months.length - 1 || last === undefined ? "" : lastDayOf(last),
  };
}

/** The range after one handle was asked to go to a place: handles do not pass one another. */
export function moveHandle(range: MonthRange, handle: "from" | "to", place: number, count: number): MonthRange {
  const within = Math.max(0, Math.min(count - 1, Math.round(place)));
  return handle === "from"
    ? { from: Math.min(within, range.to), to: range.to }
    : { from: range.from, to: Math.max(within, range.from) };
}
