/** Cards become entries: years settled, numbers named, repeated cards counted once. */
import { type Clock, settleDate } from "@/lib/ingest/dates";
import { findLinks, toLink } from "@/lib/ingest/links";
import { titleKey } from "@/lib/ingest/normalise";
import type { Format, ParsedSource, PlacedEntry, Reject, SourceInput } from "@/lib/ingest/source";
import type { Card, Cards, DateBlock } from "@/lib/ingest/sources/page-text/cards";
import type { NumberLayout } from "@/lib/ingest/sources/page-text/numbers";
import { blankEntry, type PaperEntry, type PaperLink } from "@/lib/papers/paper";

/** What the page is worth to the catalogue. `given.captured` is the day the reader or the capture itself gives. */
export function toParsedSource(
  format: Format,
  page: Cards,
  given: Pick<SourceInput, "captured" | "day">,
): ParsedSource {
  const clock: Clock = { captured: given.captured, latestPrinted: latestPrintedYear(page) };
  const day = (page.header?.date ? settleDate(page.header.date, clock) : null) ?? given.day;
  const entries: PlacedEntry[] = [];
  const rejects: Reject[] = page.strays.map(({ line }) => reject(line, "a paragraph without a title above it"));
  const known = new Map<string, PlacedEntry>();
  for (const card of page.cards) {
    if (card.body === null && card.arxivId === null) {
      rejects.push(reject(card.line, `looks like a title, but no abstract follows: ${quote(card.title)}`));
      continue;
    }
    const entry = toEntry(card, page.layout, clock, day, entries.length);
    const key = card.arxivId ?? titleKey(card.title);
    const first = known.get(key);
    if (first !== undefined) {
      first.entry = fillGaps(first.entry, entry);
      continue;
    }
    const placed = { entry, line: card.line, place: `line ${card.line}` };
    known.set(key, placed);
    entries.push(placed);
  }
  rejects.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return { format, day, entries, rejects, notes: readNotes(page, clock, day) };
}

function toEntry(card: Card, layout: NumberLayout, clock: Clock, day: string | null, position: number): PaperEntry {
  const entry = blankEntry(card.title, position);
  entry.arxivId = card.arxivId;
  entry.authorCount = card.authorCount;
  entry.publishedOn = card.date?.date ? settleDate(card.date.date, clock) : null;
  entry.organization = card.organization;
  entry.organizationName = card.organizationName;
  entry.submittedBy = card.submittedBy;
  entry.listedOn = day;
  if (layout === "behind") entry.upvotes = card.trailing;
  else {
    entry.upvotes = card.upvotes;
    entry.comments = layout === "before" && card.date !== null ? (card.trailing ?? 0) : card.trailing;
  }
  if (card.body !== null && isSummary(card, layout)) entry.aiSummary = card.body;
  else if (card.body !== null) {
    entry.abstract = card.body;
    entry.abstractKind = /(?:…|\.\.\.)$/.test(card.body) ? "cut" : "full";
  }
  entry.links = joinLinks(readButton(card), findLinks(card.body ?? "", "abstract"));
  return entry;
}

const LONGEST_SUMMARY = 400;

/** Cards with buttons, on the trending page, show a sentence that a language model wrote where it has one. */
function isSummary(card: Card, layout: NumberLayout): boolean {
  return layout === "label" && card.body !== null && card.body.length <= LONGEST_SUMMARY;
}

/** The code behind a card's button is what the site itself knows as the paper's repository. */
function readButton(card: Card): PaperLink[] {
  const link = card.github?.url ? toLink(card.github.url, "api-auto") : null;
  return link === null ? [] : [{ ...link, stars: card.github?.stars ?? null }];
}

function joinLinks(first: PaperLink[], second: PaperLink[]): PaperLink[] {
  const urls = new Set(first.map((link) => link.url.toLowerCase()));
  return [...first, ...second.filter((link) => !urls.has(link.url.toLowerCase()))];
}

/** The same paper met again on one page adds what was missing and changes nothing. */
function fillGaps(first: PaperEntry, again: PaperEntry): PaperEntry {
  return {
    ...first,
    authorCount: first.authorCount ?? again.authorCount,
    publishedOn: first.publishedOn ?? again.publishedOn,
    upvotes: first.upvotes ?? again.upvotes,
    comments: first.comments ?? again.comments,
    organization: first.organization ?? again.organization,
    organizationName: first.organizationName ?? again.organizationName,
    submittedBy: first.submittedBy ?? again.submittedBy,
    aiSummary: first.aiSummary ?? again.aiSummary,
    ...(first.abstractKind === "none" && { abstract: again.abstract, abstractKind: again.abstractKind }),
    links: joinLinks(first.links, again.links),
  };
}

function latestPrintedYear(page: Cards): number | null {
  const years = datesOf(page).flatMap((block) => (block.date?.year && !block.published ? [block.date.year] : []));
  return years.length === 0 ? null : years.reduce((a, b) => Math.max(a, b));
}

function datesOf(page: Cards): DateBlock[] {
  return [page.header, ...page.cards.map((card) => card.date)].filter((block) => block !== null);
}

function readNotes(page: Cards, clock: Clock, day: string | null): string[] {
  const dates = datesOf(page);
  const notes = dates
    .filter((block) => block.date === null)
    .map((block) => `line ${block.line}: the calendar has no ${block.text}; the date stays unknown`);
  const unsettled = dates.filter(
    (block) =>
      block.date !== null && settleDate(block.date, clock) === null && !(block === page.header && day !== null),
  );
  const [first] = unsettled;
  if (first === undefined) return notes;
  if (clock.captured !== null) {
    return [
      ...notes,
      ...unsettled.map(
        (block) =>
          `line ${block.line}: ${block.text} without a year does not fit the capture day ${clock.captured}; the date stays unknown`,
      ),
    ];
  }
  const which = unsettled.length === 1 ? `${first.text} (line ${first.line}) has` : `${unsettled.length} dates have`;
  return [
    ...notes,
    `${which} no year and the page does not tell it; give the day the page was saved with --captured YYYY-MM-DD`,
  ];
}

function reject(line: number, reason: string): Reject {
  return { line, place: `line ${line}`, reason };
}

function quote(text: string): string {
  return `“${text.length > 80 ? `${text.slice(0, 79)}…` : text}”`;
}
