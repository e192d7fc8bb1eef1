"use client";

import { useLibrary } from "@/components/reader/library";
import { usePagePapers } from "@/components/reader/page-papers";
import { type Preference, turn, usePreference } from "@/components/reader/preferences";
import { useLastVisit } from "@/components/reader/visit-store";
import { countOf, formatNumber } from "@/lib/format/counts";
import { formatDay } from "@/lib/format/dates";

function Toggle({ name, label }: { name: Preference; label: string }) {
  const on = usePreference(name);
  return (
    <button type="button" aria-pressed={on} onClick={() => turn(name, !on)}>
      {label}
    </button>
  );
}

/** A visit's day as the reader's own clock has it. */
function localDay(time: number): string {
  const date = new Date(time);
  const two = (number: number) => String(number).padStart(2, "0");
  return formatDay(`${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`);
}

/**
 * Above a list of papers: what came since the last visit, and how the list is shown. Its height is kept free, so that
 * nothing moves when the browser's own storage has been read.
 */
export function ReaderLine({ className = "" }: { className?: string }) {
  const papers = usePagePapers();
  const { seen } = useLibrary();
  const since = useLastVisit();
  const fresh = new Set(
    papers.flatMap(({ slug, addedAt }) => (since !== null && (addedAt ?? 0) > since && !seen.has(slug) ? [slug] : [])),
  );
  const read = new Set(papers.flatMap(({ slug }) => (seen.has(slug) ? [slug] : [])));
  const isHiding = usePreference("hide-seen");
  return (
    <div className={`readerline needs-script ${className}`}>
      <p>
        {since !== null &&
          fresh.size > 0 &&
          `${countOf(fresh.size, "paper")} new since your last visit, ${localDay(since)}`}
        {isHiding && read.size > 0 && <span>{formatNumber(read.size)} hidden, seen before</span>}
      </p>
      <Toggle name="hide-seen" label={read.size > 0 ? `Hide ${formatNumber(read.size)} seen` : "Hide seen"} />
      <Toggle name="headlines" label="Headlines only" />
    </div>
  );
}
