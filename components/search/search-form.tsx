import { LIST_FORM_ID, ListFormScript } from "@/components/search/list-form";
import { SearchField } from "@/components/search/search-field";
import { Button } from "@/components/ui/button";
import { listHref } from "@/lib/format/list-description";
import type { ListState } from "@/lib/papers/search-params";

/** State that no control of the page shows, carried along. */
function HiddenState({ state }: { state: ListState }) {
  const fields = [
    ...state.withoutTopics.map((slug) => ["topic", `-${slug}`]),
    ...(state.sort ? [["sort", state.sort]] : []),
  ];
  return fields.map(([name, value]) => <input key={`${name}=${value}`} type="hidden" name={name} value={value} />);
}

/** The large search field of the list. Filters belong to the same form by its id. */
export function SearchForm({ state }: { state: ListState }) {
  return (
    <search>
      <form id={LIST_FORM_ID} className="searchrow" action="/papers">
        <span className="searchbox searchbox--lg">
          <SearchField value={state.q} everything={false} />
        </span>
        <Button kind="primary" type="submit">
          Search
        </Button>
        <HiddenState state={state} />
      </form>
      <ListFormScript href={listHref(state)} />
    </search>
  );
}
