import { AppLink } from "@/components/ui/app-link";
import { listHref } from "@/lib/format/list-description";
import { type ListState, withFilters } from "@/lib/papers/search-params";

/** `Showing results for x. Search instead for y.` `shown`: the words searched for in place of those typed. */
export function Correction({ state, shown }: { state: ListState; shown: string }) {
  return (
    <p className="didyoumean" role="status">
      Showing results for <strong>{shown}</strong>. Search instead for{" "}
      <AppLink className="link" href={listHref(withFilters(state, { exact: true }))}>
        {state.q}
      </AppLink>
      .
    </p>
  );
}
