import { RisingTerms } from "@/components/trends/rising-terms";
import { CodeOverTime, PapersPerWeek, SectionsOverTime } from "@/components/trends/trends-charts";
import { AppLink } from "@/components/ui/app-link";
import { formatMonth } from "@/lib/format/dates";
import type { TrendsView } from "@/lib/papers/trend-views";

/** Fewer months make no line. */
const LEAST_MONTHS = 3;

/** What changes over time, in charts that lead to the lists behind them. */
export function TrendsPage({ view }: { view: TrendsView }) {
  const { months } = view;
  const [first, last] = [months[0], months.at(-1)];
  return (
    <div className="wrap">
      <header className="pagehead">
        <h1>Trends</h1>
        <p className="lede">
          {first && last && months.length >= LEAST_MONTHS ? (
            <>
              {formatMonth(first)} to {formatMonth(last)}, by the day papers were published. Every mark leads to its
              papers. See also{" "}
              <AppLink className="link" href="/trending">
                what is trending
              </AppLink>
              .
            </>
          ) : (
            <>
              Nothing to draw yet: a chart needs three months in a row with ten papers or more. See{" "}
              <AppLink className="link" href="/trending">
                what is trending
              </AppLink>
              .
            </>
          )}
        </p>
      </header>
      {months.length >= LEAST_MONTHS && (
        <>
          <PapersPerWeek view={view} />
          <SectionsOverTime view={view} />
          <CodeOverTime view={view} />
          <RisingTerms rising={view.rising} />
        </>
      )}
    </div>
  );
}
