/** The date printed with a story, where it tells the reader something. */
import { daysBetween, formatDay, formatDayShort } from "@/lib/format/dates";
import type { EditionView, PaperCard } from "@/lib/papers/views";

/** Papers are listed within days of being published; an older one is worth its date. */
const NEWS_DAYS = 14;

/**
 * In a day's edition the date of an older paper only; in a week or month the weekday and day of each, the full date of
 * an older one. null where unknown.
 */
export function cardDate(
  paper: Pick<PaperCard, "publishedOn">,
  edition: Pick<EditionView, "kind" | "from" | "to">,
): string | null {
  const day = paper.publishedOn;
  if (day === null) return null;
  const fresh = daysBetween(day, edition.from) <= NEWS_DAYS && daysBetween(edition.to, day) <= NEWS_DAYS;
  if (!fresh) return formatDay(day);
  return edition.kind === "day" ? null : formatDayShort(day);
}
