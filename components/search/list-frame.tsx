import type { ReactNode } from "react";
import { FiltersPanel } from "@/components/search/filters-panel";
import { LIST_PIECES } from "@/components/search/list-ids";
import type { ListParts } from "@/components/search/list-parts";
import { SearchForm } from "@/components/search/search-form";
import { Markup } from "@/components/ui/markup";

/**
 * Browse and search: field, filters, results, pages. Whatever differs from list to list comes as a text or in one piece, so
 * that the server can take this page, drawn once, for all lists (lib/serve/page-template.mjs).
 * `line`: above the results, what is new to the reader, and how the list is shown.
 */
export function ListFrame({
  heading,
  q,
  href,
  filters,
  count,
  head,
  bar,
  results,
  line,
}: ListParts & { line: ReactNode }) {
  return (
    <div className="wrap">
      <h1 className="vh">{heading}</h1>
      <SearchForm q={q} href={href} />
      <Markup id={LIST_PIECES.head}>{head}</Markup>
      <div className="search">
        <FiltersPanel view={filters} />
        <div>
          <div className="resultsbar" id="results">
            <p className="count num" role="status">
              {count}
            </p>
            <Markup id={LIST_PIECES.bar}>{bar}</Markup>
          </div>
          {line}
          <Markup id={LIST_PIECES.results}>{results}</Markup>
        </div>
      </div>
    </div>
  );
}
