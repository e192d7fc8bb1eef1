/** Which months an axis names, and how. Pure. */
import { formatMonth } from "@/lib/format/dates";

export interface MonthLabel {
  index: number;
  text: string;
  anchor: "start" | "middle";
}

/** Months that a first month in full needs to itself in long axes, and the share of the axis in narrow ones. */
const ROOM = 2;
const SPARSE_ROOM = 0.27;

/**
 * The first month in full (`Jun 2024`), each January by its year, and in long axes each July too. Where the first month
 * and the next label are too near to each other, the July goes; a year stays and says more than the month.
 * `sparse`: no Julys, for narrow charts.
 */
export function monthLabels(months: readonly string[], sparse = false): MonthLabel[] {
  const labels = months.flatMap((month, index): MonthLabel[] => {
    if (month.endsWith("-01")) return [{ index, text: month.slice(0, 4), anchor: "middle" }];
    return month.endsWith("-07") && !sparse ? [{ index, text: "Jul", anchor: "middle" }] : [];
  });
  const first = months[0];
  if (first === undefined) return [];
  const room = sparse ? SPARSE_ROOM * (months.length - 1) : ROOM;
  const near = labels.filter(({ index }) => index < room);
  if (near.some(({ text }) => text !== "Jul")) return labels;
  const [name = "", year = ""] = formatMonth(first).split(" ");
  return [{ index: 0, text: `${name.slice(0, 3)} ${year}`, anchor: "start" }, ...labels.slice(near.length)];
}
