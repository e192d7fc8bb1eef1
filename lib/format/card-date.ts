/** The date printed with a story, where it tells the reader something. */
import { daysBetween, formatDay, formatDayShort } from "@/lib/format/dates";
import type { EditionView, PaperCard } from "@/lib/papers/views";

/** Papers are listed within days of being published; an older one is worth its date. */
const NEWS_DAYS = 14;

/**
 * In a day's edition the date of an older paper only; in a week or month the day each was listed on where the edition
 * knows it, else published on, and the full date of an older one. null where unknown.
 */
export function cardDate(
  paper: Pick<PaperCard, "id" | "publishedOn">,
  edition: Pick<EditionView, "kind" | "from" | "to" | "listedOn">,
): string | null {
  const day = paper.publishedOn;
  const listed = edition.listedOn?.get(paper.id) ?? null;
  const fresh =
    day === null || (daysBetween(day, edition.from) <= NEWS_DAYS && daysBetween(edition.to, day) <= NEWS_DAYS);
  if (day !== null && !fresh) return formatDay(day);
  if (edition.kind === "day") return null;
  const told = listed ?? day;
  return told === null ? null : formatDayShort(told);
}
