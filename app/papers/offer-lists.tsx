import { randomBytes } from "node:crypto";
import { findNamed, listHead, readList } from "@/app/papers/read-list";
import { Filters, type FiltersView } from "@/components/search/filters";
import { escapeHtml, toHtml } from "@/components/ui/to-html";
import { sharedDb } from "@/lib/db";
import { type Filling, type ListHole, offerLists } from "@/lib/formats/list-holes";
import { inOnePiece } from "@/lib/one-piece";
import { parseListState } from "@/lib/papers/search-params";

const text = (value: string): Filling => ({ html: escapeHtml(value), data: value });
const onlyHtml = (html: string): Filling => ({ html, data: "" });
/** Filter panels as HTML, by facets: pages of one list have the very same facets. */
const panels = new WeakMap<FiltersView["facets"], { of: string; html: string }>();

/** The filter panel. Words, order and page of a list are no part of it. */
function drawFilters({ state, facets, total }: FiltersView): string {
  const { q, sort, typing, page, ...filters } = state;
  const of = JSON.stringify([filters, total]);
  const known = panels.get(facets);
  if (known?.of === of) return known.html;
  const html = inOnePiece(toHtml(<Filters state={state} facets={facets} total={total} />).html);
  panels.set(facets, { of, html });
  return html;
}

const linkTo = (sheet: string) => `<link rel="stylesheet" href="${escapeHtml(sheet)}" data-precedence="maths"/>`;

/** What the page of the list at `query` is filled with; null for what has no list: an empty one, or a paper's own page. */
async function fill(query: string): Promise<Record<ListHole, Filling> | null> {
  const state = parseListState(new URLSearchParams(query));
  const db = await sharedDb();
  if ((await findNamed(db, state)) !== null) return null;
  const { parts, panel, total, formats } = await readList(db, state);
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
    filters: { html: drawFilters(panel), data: parts.filters },
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
