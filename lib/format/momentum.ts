/** How upvotes moved, in words. */
import { daysBetween, formatDay, formatDayShort } from "@/lib/format/dates";
import type { Momentum } from "@/lib/papers/momentum";

/** `12`, `30 Jul`, `30 Dec 2024`: as much of a day as the later one does not say already. */
function unlike(day: string, later: string): string {
  if (day.slice(0, 4) !== later.slice(0, 4)) return formatDay(day);
  const [dayOfMonth = "", month = ""] = formatDay(day).split(" ");
  return day.slice(0, 7) === later.slice(0, 7) ? dayOfMonth : `${dayOfMonth} ${month}`;
}

/**
 * `+40 since yesterday`, `+40 since 30 Jul` where the newer reading is today's; `+40, 12 to 13 Aug 2025` where it is
 * older; `No change since yesterday`. `today`: the day it is for the reader.
 */
export function formatMomentum({ gain, from, to }: Momentum, today: string): string {
  const [first, last] = [from.slice(0, 10), to.slice(0, 10)];
  const change = gain === 0 ? "No change" : gain > 0 ? `+${gain}` : `−${-gain}`;
  if (last !== today) return `${change}, ${unlike(first, last)} to ${formatDay(last)}`;
  if (daysBetween(first, today) === 1) return `${change} since yesterday`;
  const day = first.slice(0, 4) === today.slice(0, 4) ? formatDayShort(first).replace(/^\w+ /, "") : formatDay(first);
  return `${change} since ${day}`;
}
