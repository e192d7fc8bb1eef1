import { randomBytes } from "node:crypto";
import { findNamed, listHead, readList } from "@/app/papers/read-list";
import { Filters, type FiltersView } from "@/components/search/filters";
import { escapeHtml, toHtml } from "@/components/ui/to-html";
import { sharedDb } from "@/lib/db";
import { type Filling, type ListHole, offerLists } from "@/lib/formats/list-holes";
import { BoundedMap } from "@/lib/papers/kept";
import { parseListState } from "@/lib/papers/search-params";

const text = (value: string): Filling => ({ html: escapeHtml(value), data: value });
const onlyHtml = (html: string): Filling => ({ html, data: "" });
/** Panels, by what they show: readers turn pages and change the order of one list, and many begin with the same. */
const MOST_PANELS = 50;
const panels = new BoundedMap<string>(MOST_PANELS);

/** The filter panel, from what it shows as JSON. Words, order and page of a list are no part of it. */
function drawFilters(filters: string): string {
  const { state, ...rest }: FiltersView = JSON.parse(filters);
  const view = { state: { ...state, q: "", sort: null, typing: false, page: 1 }, ...rest };
  const key = JSON.stringify(view);
  const known = panels.get(key);
  if (known !== undefined) return known;
  const { html } = toHtml(<Filters {...view} />);
  const whole = Buffer.from(html).toString();
  panels.set(key, whole);
  return whole;
}

const linkTo = (sheet: string) => `<link rel="stylesheet" href="${escapeHtml(sheet)}" data-precedence="maths"/>`;

/** What the page of the list at `query` is filled with; null for what has no list: an empty one, or a paper's own page. */
async function fill(query: string): Promise<Record<ListHole, Filling> | null> {
  const state = parseListState(new URLSearchParams(query));
  const db = await sharedDb();
  if ((await findNamed(db, state)) !== null) return null;
  const { parts, total, formats } = await readList(db, state);
  if (total === 0) return null;
  const { title, canonical, query: listed, description } = listHead(state);
  const pieces = {
    head: toHtml(parts.head),
    bar: toHtml(parts.bar),
    results: toHtml(parts.results),
    formats: toHtml(formats),
  };
  const sheets = new Set(Object.values(pieces).flatMap((piece) => piece.sheets));
  return {
    address: text(query),
    canonical: text(canonical),
    query: text(listed),
    title: text(title),
    description: text(description),
    heading: text(parts.heading),
    q: text(parts.q),
    href: text(parts.href),
    count: text(parts.count),
    filters: { html: drawFilters(parts.filters), data: parts.filters },
    head: onlyHtml(pieces.head.html),
    bar: onlyHtml(pieces.bar.html),
    results: onlyHtml(pieces.results.html),
    formats: onlyHtml(pieces.formats.html),
    sheets: onlyHtml([...sheets].map(linkTo).join("")),
  };
}

/** Lets the server that stands before Next.js make the pages of lists. */
export function registerLists(): void {
  offerLists({ prefix: `hole${randomBytes(12).toString("hex")}`, fill });
}
