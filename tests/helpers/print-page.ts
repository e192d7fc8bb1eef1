/** Pages written out again in the layouts that the text source reads: the inverse of parsing, for property tests. */
import type { PaperEntry } from "@/lib/papers/paper";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const HEADER = [
  "new",
  "Get trending papers in your email inbox!",
  "Subscribe",
  "Daily Papers",
  "byAK and the research community",
];

/** `Mar 1, 2024`, without the year where it is `currentYear`, as the site prints it. */
export function printDate(day: string, currentYear: string): string {
  const [year = "", month, date] = day.split("-");
  const short = `${MONTHS[Number(month) - 1]} ${Number(date)}`;
  return year === currentYear ? short : `${short}, ${year}`;
}

/** The layout with counts of authors and dates, upvotes behind the date. `day` is the day of the page and its capture. */
export function printPageWithFacts(entries: readonly PaperEntry[], day: string): string {
  const year = day.slice(0, 4);
  const cards = entries.map((entry) => {
    const lines = [entry.title, "", entry.abstract];
    if (entry.authorCount !== null || entry.publishedOn !== null) lines.push("");
    if (entry.authorCount !== null) lines.push(`  • ${entry.authorCount} authors`);
    if (entry.publishedOn !== null) {
      const upvotes = entry.upvotes === null ? "" : ` ${entry.upvotes}`;
      lines.push("·", printDate(entry.publishedOn, year) + upvotes);
    }
    return lines.join("\n");
  });
  return [...HEADER, printDate(day, year), ...cards].join("\n\n");
}

/** The layout with titles and abstracts only. */
export function printTitlesAndAbstracts(entries: readonly PaperEntry[], day: string): string {
  const cards = entries.flatMap((entry) => [entry.title, entry.abstract]);
  return [...HEADER, printDate(day, day.slice(0, 4)), ...cards].join("\n\n");
}

/** The layout of search pages: upvotes or a dash before the title, comments behind the date, organisations. */
export function printUpvotesBeforeTitles(entries: readonly PaperEntry[], day: string): string {
  const year = day.slice(0, 4);
  const cards = entries.flatMap((entry) => [
    entry.upvotes === 0 ? "-" : String(entry.upvotes),
    entry.title,
    entry.abstract,
    entry.organizationName ?? `  • ${entry.authorCount} authors`,
    "·",
    printDate(entry.publishedOn ?? day, year) + (entry.comments === 0 ? "" : `[${entry.comments}]`),
  ]);
  return [...HEADER, printDate(day, year), ...cards].join("\n\n");
}
