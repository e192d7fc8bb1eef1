import type { ReactNode } from "react";
import { AppLink } from "@/components/ui/app-link";
import { countOf, formatNumber } from "@/lib/format/counts";
import { dayOfMonth, daysBetween, formatDayLong, formatDayShort } from "@/lib/format/dates";
import type { EditionRef, EditionView } from "@/lib/papers/views";

/** Papers of the last editions as bars, each a link. */
function RecentEditions({ editions, current }: { editions: EditionRef[]; current: string }) {
  const most = Math.max(1, ...editions.map((edition) => edition.count));
  return (
    <nav aria-label="Nearby editions">
      <span className="ear__cap">Papers per edition</span>
      <div className="fortnight">
        {editions.map(({ period, count }, index) => {
          const before = editions[index - 1]?.period;
          const gap = before !== undefined && daysBetween(before, period) > 1;
          return (
            <AppLink
              key={period}
              href={`/editions/${period}`}
              className={gap ? "gap" : undefined}
              aria-current={period === current ? "page" : undefined}
              aria-label={`${formatDayLong(period)}, ${countOf(count, "paper")}`}
              title={`${formatDayShort(period)}: ${countOf(count, "paper")}`}
            >
              <i style={{ "--v": (count / most).toFixed(2) }} />
              {dayOfMonth(period)}
            </AppLink>
          );
        })}
      </div>
    </nav>
  );
}

/** Nameplate between two ears. Also for pages without an edition: then the ears are as given. */
export function Masthead({ left, right }: { left?: ReactNode; right?: ReactNode }) {
  return (
    <div className="masthead wrap">
      <div className="ear">
        <em>A daily catalogue of machine‑learning papers</em>
        {left}
      </div>
      <p className="nameplate">
        <AppLink href="/">Broadsheet</AppLink>
      </p>
      <div className="ear ear--r">{right}</div>
    </div>
  );
}

/** `No. 314`, `Week 33`; null for a month, whose name says it all. */
function numberLine(edition: EditionView): string | null {
  if (edition.kind === "day") return `No. ${formatNumber(edition.number)}`;
  return edition.kind === "week" ? `Week ${Number(edition.period.split("-W")[1])}` : null;
}

/** The masthead of an edition: its number and counts, and the editions around it. */
export function EditionMasthead({ edition }: { edition: EditionView }) {
  const { papers, withCode, recent, period } = edition;
  const number = numberLine(edition);
  const code = withCode > 0 ? `, ${formatNumber(withCode)} with code` : "";
  return (
    <Masthead
      left={
        <span className="num">
          {number}
          {number && <br />}
          {countOf(papers.length, "paper")}
          {code}
        </span>
      }
      right={recent.length > 1 && <RecentEditions editions={recent} current={period} />}
    />
  );
}
