/**
 * Pages of huggingface.co/papers as HTML: the lists of a day, a week, a month, trending and search, and the page of one
 * paper. Their JSON (`data-target="DailyPapers"` or `"PaperContent"`) comes first; cards fill in what it lacks.
 */
import { settleDate } from "@/lib/ingest/dates";
import { isObject } from "@/lib/ingest/json";
import type { ParsedSource, Source, SourceInput } from "@/lib/ingest/source";
import { majorityDay } from "@/lib/ingest/sources/api-day";
import { readApiRecord } from "@/lib/ingest/sources/api-record";
import { type Card, findArticles, idOfArticle, readCard } from "@/lib/ingest/sources/html-cards";
import { dayOfPage, dayOfProps, isOfManyDays } from "@/lib/ingest/sources/html-day";
import { findPaperProps, type PageProps } from "@/lib/ingest/sources/html-props";
import { capped, type Place, type RecordReading } from "@/lib/ingest/sources/record-reading";

/** How far into a page a mark of papers may first stand. Saved pages hold style sheets and images before it. */
const HEAD = 5_000_000;
/** Pages as they are saved take one to three megabytes. */
const LONGEST_PAGE = 30_000_000;
const DATA = /\bdata-target=["'](?:DailyPapers|PaperContent)["']/;
const CARD = /<article\b/i;
const LINK_TO_PAPER = /\bhref=["'][^"']{0,60}\/papers\/(?:\d{4}\.\d{4,5}|[a-z-]{2,20}\/\d{7})["'#]/;

export const pageHtml: Source = {
  format: "page-html",
  recognises(text) {
    if (!/^\s*</.test(text.slice(0, 2000))) return false;
    const head = text.slice(0, HEAD);
    return DATA.test(head) || (CARD.test(head) && LINK_TO_PAPER.test(head));
  },
  parse: parsePage,
};

function parsePage(input: SourceInput): ParsedSource {
  const source: ParsedSource = { format: "page-html", day: null, entries: [], rejects: [], notes: [] };
  const html = input.text;
  if (html.length > LONGEST_PAGE) {
    source.rejects.push({
      line: null,
      place: "the page",
      reason: `has ${html.length} characters; at most ${LONGEST_PAGE} are read`,
    });
    return source;
  }
  const allProps = findPaperProps(html);
  const day = dayOf(html, allProps);
  readAllProps(allProps, day, input.day, source);
  readCards(html, day ?? input.day, input.captured, source);
  if (source.entries.length + source.rejects.length === 0 && allProps.length === 0) {
    source.rejects.push({
      line: null,
      place: "the page",
      reason: "holds neither the site's data nor a card with a paper",
    });
  }
  const majority = majorityDay(source.entries.map(({ entry }) => entry.listedOn));
  return { ...source, day: day ?? majority, notes: capped(source.notes) };
}

/** The day whose list the page is, or null: the list of a week, a search or a single paper has none. */
function dayOf(html: string, allProps: PageProps[]): string | null {
  const lists = allProps.flatMap((found) => (found.ok ? [found.props] : []));
  if (lists.some(isOfManyDays)) return null;
  return lists.map(dayOfProps).find((day) => day !== null) ?? dayOfPage(html);
}

function readAllProps(allProps: PageProps[], day: string | null, stated: string | null, source: ParsedSource): void {
  const seen = new Set<string>();
  for (const found of allProps) {
    if (!found.ok) {
      source.rejects.push({ line: null, place: "data-props", reason: found.reason });
      continue;
    }
    for (const { list, index, value, key } of recordsOf(found.props)) {
      if (key !== null && seen.has(key)) continue;
      if (key !== null) seen.add(key);
      const place: Place = { name: index === null ? list : `${list}[${index}]`, line: null, position: count(source) };
      // Search results and single papers do not stand on the page's list: their own day counts.
      const pageDay = list === "dailyPapers" ? day : null;
      add(readApiRecord(value, place, { day: list === "dailyPapers" ? stated : null, pageDay }), place, source);
    }
  }
}

interface PropsRecord {
  list: string;
  index: number | null;
  value: unknown;
  /** The identifier, to pass over what the page repeats. */
  key: string | null;
}

function recordsOf(props: Record<string, unknown>): PropsRecord[] {
  const records: PropsRecord[] = [];
  for (const list of ["dailyPapers", "searchResults"]) {
    const values = props[list];
    if (!Array.isArray(values)) continue;
    values.forEach((value: unknown, index) => {
      records.push({ list, index, value, key: idOf(value) });
    });
  }
  if (isObject(props.paper)) {
    // Only the paper: beside it stand comments, models and settings of the page.
    records.push({ list: "", index: null, value: { paper: props.paper }, key: idOf({ paper: props.paper }) });
  }
  return records;
}

function idOf(record: unknown): string | null {
  const paper = isObject(record) && isObject(record.paper) ? record.paper : record;
  return isObject(paper) && typeof paper.id === "string" ? paper.id : null;
}

function readCards(html: string, day: string | null, captured: string | null, source: ParsedSource): void {
  const known = new Set(source.entries.map(({ entry }) => entry.arxivId));
  const cards: { card: Card; number: number }[] = [];
  for (const [index, article] of findArticles(html).entries()) {
    const id = idOfArticle(article);
    if (id === null || known.has(id)) continue;
    const card = readCard(article, count(source) + cards.length);
    if (card === null) continue;
    known.add(id);
    cards.push({ card, number: index + 1 });
  }
  // Cards print the current year too, so a year that is missing follows from no other.
  const clock = { captured, latestPrinted: null };
  for (const { card, number } of cards) {
    const publishedOn = card.published === null ? null : settleDate(card.published, clock);
    const entry = { ...card.entry, publishedOn, listedOn: day };
    source.entries.push({ entry, line: null, place: `card ${number}` });
  }
}

function add(reading: RecordReading, place: Place, source: ParsedSource): void {
  if (reading.ok) {
    source.entries.push({ entry: reading.entry, line: null, place: place.name === "" ? "paper" : place.name });
    source.notes.push(...reading.notes);
  } else {
    source.rejects.push({ line: null, place: reading.place, reason: reading.reason });
  }
}

function count(source: ParsedSource): number {
  return source.entries.length + source.rejects.length;
}
