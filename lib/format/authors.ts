/** Authors as a fact: names, or a count, or nothing. */
import { countOf, formatNumber } from "@/lib/format/counts";

const NAMED = 3;

/** `A`, `A and B`, `A, B and C`. */
export function joinNames(names: readonly string[]): string {
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/**
 * Three names and how many others; a count where no name is known; null where nothing is.
 * `Ryan Wong, Jiawei Wang, Junjie Zhao and 10 others`, `9 authors`.
 */
export function authorLine(names: readonly string[], count: number | null): string | null {
  const total = Math.max(count ?? 0, names.length);
  if (total === 0) return null;
  if (names.length === 0) return countOf(total, "author");
  const named = names.slice(0, NAMED);
  const others = total - named.length;
  if (others === 0) return joinNames(named);
  return `${named.join(", ")} and ${countOf(others, "other")}`;
}

/** `9 authors`, or null. */
export function authorCountLine(names: readonly string[], count: number | null): string | null {
  const total = Math.max(count ?? 0, names.length);
  return total === 0 ? null : `${formatNumber(total)} ${total === 1 ? "author" : "authors"}`;
}
