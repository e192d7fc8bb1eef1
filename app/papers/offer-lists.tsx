import { htmlFilling, newPrefix, queryFilling, sheetsFilling, textFilling } from "@/app/fillings";
import { findNamed, listHead, readList } from "@/app/papers/read-list";
import { Filters, type FiltersView } from "@/components/search/filters";
import { toHtml } from "@/components/ui/to-html";
import { sharedDb } from "@/lib/db";
import { type ListHole, listHoles } from "@/lib/formats/list-holes";
import type { Filling } from "@/lib/formats/page-holes";
import { inOnePiece } from "@/lib/one-piece";
import { parseListState } from "@/lib/papers/search-params";

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
  return {
    address: queryFilling(query),
    canonical: textFilling(canonical),
    query: textFilling(listed),
    title: textFilling(title),
    description: textFilling(description),
    heading: textFilling(parts.heading),
    q: textFilling(parts.q),
    href: textFilling(parts.href),
    count: textFilling(parts.count),
    filters: { html: drawFilters(panel), data: parts.filters },
    head: htmlFilling(pieces.head.html),
    bar: htmlFilling(pieces.bar.html),
    results: htmlFilling(pieces.results.html),
    formats: htmlFilling(pieces.formats.html),
    sheets: sheetsFilling(Object.values(pieces)),
  };
}

/** Lets the server that stands before Next.js make the pages of lists. */
export function registerLists(): void {
  listHoles.offer({ prefix: newPrefix(), fill });
}
