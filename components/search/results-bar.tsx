import { FILTERS_ID } from "@/components/search/list-ids";
import { AppLink } from "@/components/ui/app-link";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Icon } from "@/components/ui/icon";
import { filterChips, filterCount, listHref, type TopicNames, withoutFiltersHref } from "@/lib/format/list-description";
import { effectiveSort, type ListState, type Sort, withFilters } from "@/lib/papers/search-params";
import type { QueryOperator } from "@/lib/search/query";

const SORT_NAMES: Record<Sort, string> = { relevance: "Best match", newest: "Newest", upvotes: "Most upvoted" };

function SortLinks({ state }: { state: ListState }) {
  const current = effectiveSort(state);
  const sorts: Sort[] = state.q ? ["relevance", "newest", "upvotes"] : ["newest", "upvotes"];
  const byDefault: Sort = state.q ? "relevance" : "newest";
  return (
    <nav className="tabs" aria-label="Sort">
      {sorts.map((sort) => (
        <AppLink
          key={sort}
          href={listHref(withFilters(state, { sort: sort === byDefault ? null : sort }))}
          aria-current={sort === current ? "true" : undefined}
          scroll={false}
        >
          {SORT_NAMES[sort]}
        </AppLink>
      ))}
    </nav>
  );
}

/** Above the results, beside their number: the filters in force, and the order. */
export function ResultsBar({
  state,
  names,
  operators = [],
}: {
  state: ListState;
  names: TopicNames;
  operators?: readonly QueryOperator[] | undefined;
}) {
  const demands = operators.map(({ label, without }) => ({
    kind: "Search",
    value: label,
    href: listHref(withFilters(state, { q: without, typing: false })),
  }));
  const chips = [...demands, ...filterChips(state, names)];
  const filters = filterCount(state);
  return (
    <>
      <Button className="filters-button" popoverTarget={FILTERS_ID}>
        <Icon name="filter" />
        Filters {filters > 0 && <span className="num">{filters}</span>}
      </Button>
      {chips.length > 0 && (
        <ul className="chips chips--scroll" aria-label="Active filters">
          {chips.map(({ kind, value, href }) => (
            <li key={`${kind} ${value}`}>
              <Chip kind={kind} value={value} removeHref={href} />
            </li>
          ))}
          {filterChips(state, names).length > 1 && (
            <li>
              <AppLink className="link" href={withoutFiltersHref(state)} scroll={false}>
                Clear all
              </AppLink>
            </li>
          )}
        </ul>
      )}
      <SortLinks state={state} />
    </>
  );
}
