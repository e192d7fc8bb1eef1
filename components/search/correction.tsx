import { AppLink } from "@/components/ui/app-link";
import { listHref } from "@/lib/format/list-description";
import { type ListState, withFilters } from "@/lib/papers/search-params";
import type { Corrected } from "@/lib/papers/views";

/** `Showing results for x. Search instead for y.`, or where the catalogue knows y: `Also showing x. Search only for y.` */
export function Correction({ state, corrected }: { state: ListState; corrected: Corrected }) {
  return (
    <p className="didyoumean" role="status">
      {corrected.isKept ? "Also showing results for" : "Showing results for"} <strong>{corrected.shown}</strong>. Search{" "}
      {corrected.isKept ? "only" : "instead"} for{" "}
      <AppLink className="link" href={listHref(withFilters(state, { exact: true }))}>
        {state.q}
      </AppLink>
      .
    </p>
  );
}
