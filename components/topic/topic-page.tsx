import { Pagination } from "@/components/search/pagination";
import { DrawnResults } from "@/components/search/result-list";
import { PureChartFrame } from "@/components/trends/chart-frame";
import { ShareChart } from "@/components/trends/share-chart";
import { AppLink } from "@/components/ui/app-link";
import type { Html } from "@/components/ui/to-html";
import { rollingShares, shares } from "@/lib/charts/series";
import { countOf, formatNumber } from "@/lib/format/counts";
import { formatMonth } from "@/lib/format/dates";
import { topicHref } from "@/lib/format/list-description";
import { formatChange, formatShare } from "@/lib/format/shares";
import { PAGE_SIZE } from "@/lib/papers/search-params";
import { topicMonthHref, topicPageHref } from "@/lib/papers/trend-links";
import type { TopicView } from "@/lib/papers/trend-views";

export type TopicSort = "newest" | "upvotes";

const SORT_NAMES: Record<TopicSort, string> = { newest: "Newest", upvotes: "Most upvoted" };

interface Props {
  view: TopicView;
  sort: TopicSort;
  page: number;
  /** The papers of this page, a ResultItem each. */
  results: readonly Html[];
  total: number;
}

function ShareOverTime({ view }: { view: TopicView }) {
  const { topic, months, monthTotals } = view;
  if (months.length < 3) return null;
  const exact = shares(topic.months, monthTotals);
  const chart = {
    months,
    exact,
    lines: [{ name: topic.name, values: rollingShares(topic.months, monthTotals, 3), on: true }],
    monthHref: (month: string) => topicMonthHref(topic.slug, month),
  };
  return (
    <PureChartFrame
      id="share"
      title="Share over time"
      note="Of each month’s papers, three-month average"
      table={{
        caption: `Share of each month's papers in ${topic.name}`,
        head: ["Month", "Share", "Papers", "Of"],
        rows: months.map((month, i) => ({
          name: formatMonth(month),
          cells: [
            formatShare(exact[i] ?? 0),
            { text: formatNumber(topic.months[i] ?? 0), href: topicMonthHref(topic.slug, month) },
            formatNumber(monthTotals[i] ?? 0),
          ],
        })),
      }}
    >
      <ShareChart {...chart} size="wide" className="desk" />
      <div className="chartphone">
        <ShareChart {...chart} size="phone" />
      </div>
    </PureChartFrame>
  );
}

/** `up 174% in twelve months`. */
function changeInWords(change: number): string {
  const text = formatChange(change).slice(1);
  if (Math.round(change * 100) === 0) return "as it was twelve months ago";
  return `${change > 0 ? "up" : "down"} ${text} in twelve months`;
}

function Related({ view }: { view: TopicView }) {
  if (view.related.length === 0) return null;
  return (
    <aside className="rail" aria-label="Related topics">
      <h2>Often together with</h2>
      <ul className="counted">
        {view.related.map(({ slug, name, papers }) => (
          <li key={slug}>
            <AppLink href={`/topics/${slug}`}>
              {name}
              <span className="num">
                {formatNumber(papers)}
                <span className="vh"> papers with both</span>
              </span>
            </AppLink>
          </li>
        ))}
      </ul>
    </aside>
  );
}

/** A section of the newspaper: what it is about, its papers, its share of the news, and its neighbours. Pure. */
export function TopicPage({ view, sort, page, results, total }: Props) {
  const { topic } = view;
  return (
    <div className="wrap">
      <nav className="crumb" aria-label="Position">
        <AppLink href="/topics">Topics</AppLink>
        <span className="ink-3">{topic.sectionName}</span>
      </nav>
      <header className="pagehead">
        <h1>{topic.name}</h1>
        <p className="lede">
          {topic.description} {countOf(topic.papers, "paper")}
          {topic.change !== null && `, their share of the news ${changeInWords(topic.change)}`}.
        </p>
      </header>
      <ShareOverTime view={view} />
      <div className="withrail">
        <section aria-label="Papers">
          <div className="resultsbar">
            <p className="count num">{countOf(total, "paper")}</p>
            <AppLink className="link" href={topicHref(topic.slug)}>
              Search and filter these
            </AppLink>
            <nav className="tabs" aria-label="Sort">
              {(["newest", "upvotes"] as const).map((each) => (
                <AppLink
                  key={each}
                  href={topicPageHref(topic.slug, { sort: each, page: 1 })}
                  aria-current={each === sort ? "true" : undefined}
                  scroll={false}
                >
                  {SORT_NAMES[each]}
                </AppLink>
              ))}
            </nav>
          </div>
          {total === 0 ? (
            <p className="notice">No paper is filed here yet.</p>
          ) : (
            <DrawnResults results={results} start={(page - 1) * PAGE_SIZE + 1} />
          )}
          <Pagination state={{ page }} total={total} href={(each) => topicPageHref(topic.slug, { sort, page: each })} />
        </section>
        <Related view={view} />
      </div>
    </div>
  );
}
