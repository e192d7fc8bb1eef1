/** Which months an axis names, and how. Pure. */
import { formatMonth } from "@/lib/format/dates";

export interface MonthLabel {
  index: number;
  text: string;
  anchor: "start" | "middle";
}

/**
 * The first month in full where nothing else is near (`Jun 2024`), each January by its year, and in long axes each
 * July too. `sparse`: years only, for narrow charts; the first month then stands only where no January does.
 */
export function monthLabels(months: readonly string[], sparse = false): MonthLabel[] {
  const labels = months.flatMap((month, index): MonthLabel[] => {
    if (month.endsWith("-01")) return [{ index, text: month.slice(0, 4), anchor: "middle" }];
    return month.endsWith("-07") && !sparse ? [{ index, text: "Jul", anchor: "middle" }] : [];
  });
  const first = months[0];
  const room = labels[0]?.index ?? months.length;
  if (first === undefined || (sparse && labels.length > 0) || room < 2) return labels;
  const [name = "", year = ""] = formatMonth(first).split(" ");
  return [{ index: 0, text: `${name.slice(0, 3)} ${year}`, anchor: "start" }, ...labels];
}
