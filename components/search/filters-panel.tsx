"use client";

import { useMemo, useSyncExternalStore } from "react";
import { DateHandles } from "@/components/search/date-handles";
import { Filters, type FiltersView, PANEL } from "@/components/search/filters";
import { rangeOfDates } from "@/lib/format/month-range";

const never = () => () => {};

/** Handles below the bars of months, which only a browser draws. */
function LateHandles({ state, facets }: FiltersView) {
  const isBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const months = facets.months.map(({ month }) => month);
  if (!isBrowser || months.length < 2) return null;
  return (
    <DateHandles
      months={months}
      range={rangeOfDates(months, state.from, state.to)}
      fromId="filter-from"
      toId="filter-to"
    />
  );
}

function Live({ view }: { view: string }) {
  const filters = useMemo((): FiltersView => JSON.parse(view), [view]);
  return <Filters {...filters} handles={<LateHandles {...filters} />} />;
}

/**
 * The filter panel. Its controls keep what the reader chose and has unfolded while lists change, so React draws them in the
 * browser. `view`: what Filters shows as JSON, or in a page's frame what stands for its HTML, see list-frame.tsx.
 */
export function FiltersPanel({ view }: { view: string }) {
  if (view.startsWith("{")) {
    return (
      <section {...PANEL}>
        <Live view={view} />
      </section>
    );
  }
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a name that the server puts HTML in place of
  return <section {...PANEL} dangerouslySetInnerHTML={{ __html: view }} />;
}
