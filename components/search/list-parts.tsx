import type { ReactNode } from "react";
import { Correction } from "@/components/search/correction";
import { HiddenState } from "@/components/search/hidden-state";
import { type Alternative, NothingFound } from "@/components/search/nothing-found";
import { Pagination } from "@/components/search/pagination";
import { DrawnResults } from "@/components/search/result-list";
import { ResultsBar } from "@/components/search/results-bar";
import type { Html } from "@/components/ui/to-html";
import { countOf } from "@/lib/format/counts";
import { listHref, type TopicNames } from "@/lib/format/list-description";
import { type ListState, PAGE_SIZE } from "@/lib/papers/search-params";
import type { Corrected, FacetsView } from "@/lib/papers/views";
import type { QueryOperator } from "@/lib/search/query";

export interface ListPageView {
  /** As read from the address. */
  state: ListState;
  /** The papers of this page, at most PAGE_SIZE, a ResultItem each. */
  results: readonly Html[];
  /** Papers on all pages. */
  total: number;
  facets: FacetsView;
  /** Names of the topics in the state, by slug. */
  names: TopicNames;
  /** Words searched for in place of those typed or beside them, or null. */
  corrected: Corrected | null;
  /** What to offer when `total` is 0: lists with one filter less, or other words, with their counts. */
  alternatives: Alternative[];
  /** What the query demands besides its plain words: shown as chips. */
  operators?: readonly QueryOperator[];
}

/** What differs from list to list: texts, and pure components that are drawn in one piece each. */
export interface ListParts {
  heading: string;
  q: string;
  /** The list's own address. */
  href: string;
  /** What the filter panel shows, as JSON. */
  filters: string;
  count: string;
  head: ReactNode;
  bar: ReactNode;
  results: ReactNode;
}

/** As JSON: pages of one list have the very same facets. */
const facetsAsJson = new WeakMap<FacetsView, string>();

function printFacets(facets: FacetsView): string {
  let known = facetsAsJson.get(facets);
  if (known === undefined) {
    known = JSON.stringify(facets);
    facetsAsJson.set(facets, known);
  }
  return known;
}

/** The parts of a list's page. */
export function listParts(view: ListPageView): ListParts {
  const { state, results, total, facets, names, corrected, alternatives, operators } = view;
  return {
    heading: state.q ? `Search results for ${state.q}` : "Papers",
    q: state.q,
    href: listHref(state),
    filters: `{"state":${JSON.stringify(state)},"facets":${printFacets(facets)},"total":${total}}`,
    count: countOf(total, "paper"),
    head: (
      <>
        <HiddenState state={state} />
        {corrected !== null && <Correction state={state} corrected={corrected} />}
      </>
    ),
    bar: <ResultsBar state={state} names={names} operators={operators} />,
    results:
      total === 0 ? (
        <NothingFound state={state} names={names} alternatives={alternatives} />
      ) : (
        <>
          <DrawnResults results={results} start={(state.page - 1) * PAGE_SIZE + 1} />
          <Pagination state={state} total={total} href={(page) => listHref({ ...state, page })} />
        </>
      ),
  };
}
