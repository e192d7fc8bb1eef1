import type { ReactNode } from "react";
import type { SaveSlot } from "@/components/edition/story";
import { Correction } from "@/components/search/correction";
import { Filters } from "@/components/search/filters";
import { type Alternative, NothingFound } from "@/components/search/nothing-found";
import { Pagination } from "@/components/search/pagination";
import { ResultList } from "@/components/search/result-list";
import { ResultsBar } from "@/components/search/results-bar";
import { SearchForm } from "@/components/search/search-form";
import { listHref, type TopicNames } from "@/lib/format/list-description";
import { type ListState, PAGE_SIZE } from "@/lib/papers/search-params";
import type { Corrected, FacetsView, ResultCard } from "@/lib/papers/views";
import type { QueryOperator } from "@/lib/search/query";

interface Props {
  /** As read from the address. */
  state: ListState;
  /** The papers of this page, at most PAGE_SIZE. */
  papers: ResultCard[];
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
  save?: SaveSlot;
  /** Above the results: what is new to the reader, and how the list is shown. */
  line?: ReactNode;
}

/** Browse and search: field, filters, results, pages. */
export function ListPage({
  state,
  papers,
  total,
  facets,
  names,
  corrected,
  alternatives,
  operators,
  save,
  line,
}: Props) {
  return (
    <div className="wrap">
      <h1 className="vh">{state.q ? `Search results for ${state.q}` : "Papers"}</h1>
      <SearchForm state={state} />
      {corrected !== null && <Correction state={state} corrected={corrected} />}
      <div className="search">
        <Filters state={state} facets={facets} total={total} />
        <div>
          <ResultsBar state={state} total={total} names={names} operators={operators} />
          {total === 0 ? (
            <NothingFound state={state} names={names} alternatives={alternatives} />
          ) : (
            <>
              {line}
              <ResultList papers={papers} start={(state.page - 1) * PAGE_SIZE + 1} save={save} />
              <Pagination state={state} total={total} href={(page) => listHref({ ...state, page })} />
            </>
          )}
        </div>
      </div>
    </div>
  );
}
