/** Papers per day laid out by year, week and weekday: what the catalogue has and what it lacks. Pure. */
import { addDays } from "@/lib/papers/periods";

export interface HeatDay {
  day: string;
  count: number;
  /** "missing": a working day between the first and the last edition that has none. */
  kind: "edition" | "weekend" | "missing";
  /** 0 to 4, by quarters of the fullest day; 0 where there is none. */
  level: number;
}

export interface HeatYear {
  year: string;
  /** Weeks from Monday to Sunday; null outside the year or outside what the catalogue spans. */
  weeks: (HeatDay | null)[][];
}

const DAYS_PER_WEEK = 7;

/** Monday is 0. */
function weekday(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % DAYS_PER_WEEK;
}

function toHeatDay(day: string, count: number, most: number): HeatDay {
  const kind = count > 0 ? "edition" : weekday(day) >= 5 ? "weekend" : "missing";
  return { day, count, kind, level: count === 0 ? 0 : Math.max(1, Math.ceil((count / most) * 4)) };
}

/** Years from the newest to the oldest, with every day from the first edition to the last. */
export function layOutHeatMap(editions: readonly { day: string; papers: number }[]): HeatYear[] {
  const counts = new Map(editions.map(({ day, papers }) => [day, papers]));
  const days = [...counts.keys()].sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const most = Math.max(...counts.values());
  const years = new Map<string, HeatYear>();
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const year = day.slice(0, 4);
    const known = years.get(year) ?? { year, weeks: [] };
    years.set(year, known);
    const place = weekday(day);
    if (known.weeks.length === 0 || place === 0) known.weeks.push(new Array<HeatDay | null>(DAYS_PER_WEEK).fill(null));
    const week = known.weeks.at(-1);
    if (week) week[place] = toHeatDay(day, counts.get(day) ?? 0, most);
  }
  return [...years.values()].reverse();
}

/** Working days between the first and the last edition without one, oldest first. */
export function findMissingDays(years: readonly HeatYear[]): string[] {
  const all = years.flatMap(({ weeks }) => weeks.flat());
  return all.flatMap((day) => (day?.kind === "missing" ? day.day : [])).sort();
}
