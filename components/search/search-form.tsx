import { ListFormScript } from "@/components/search/list-form";
import { LIST_FORM_ID } from "@/components/search/list-ids";
import { SearchField } from "@/components/search/search-field";
import { Button } from "@/components/ui/button";

/** The large search field of the list at `href`. Filters belong to the same form by its id. */
export function SearchForm({ q, href }: { q: string; href: string }) {
  return (
    <search>
      <form id={LIST_FORM_ID} className="searchrow" action="/papers">
        <span className="searchbox searchbox--lg">
          <SearchField value={q} everything={false} />
        </span>
        <Button kind="primary" type="submit">
          Search
        </Button>
      </form>
      <ListFormScript href={href} />
    </search>
  );
}
