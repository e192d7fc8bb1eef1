import type { ChartTable } from "@/components/trends/chart-figures";
import { ChartFrame } from "@/components/trends/chart-frame";
import { ShareChart } from "@/components/trends/share-chart";
import { AppLink } from "@/components/ui/app-link";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { shares } from "@/lib/charts/series";
import { formatMonth } from "@/lib/format/dates";
import { formatShare } from "@/lib/format/shares";
import { compareTopics, type TopicOrder } from "@/lib/papers/topic-order";
import { topicMonthHref } from "@/lib/papers/trend-links";
import type { TopicCount } from "@/lib/papers/trend-views";

interface Props {
  topics: readonly TopicCount[];
  months: readonly string[];
  totals: readonly number[];
  /** Slug of the topic asked for. */
  asked: string | null;
  order: TopicOrder;
}

const NUMBERS = ["no", "one", "two", "three", "four"];

function Highlight({ topics, chosen, order }: { topics: readonly TopicCount[]; chosen: string; order: TopicOrder }) {
  return (
    <form className="highlight" action="/topics">
      <span className="select">
        <label htmlFor="highlight">Highlight</label>
        <span className="select">
          <select id="highlight" name="topic" defaultValue={chosen} key={chosen}>
            {topics.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </select>
          <Icon name="down" size={14} />
        </span>
      </span>
      {order !== "section" && <input type="hidden" name="order" value={order} />}
      <Button type="submit">Show</Button>
    </form>
  );
}

/** One topic's share of the papers of each month against the four largest others. */
export function TopicComparison({ topics, months, totals, asked, order }: Props) {
  const compared = compareTopics(topics, totals, asked);
  if (!compared || months.length < 3) return null;
  const { highlighted, others } = compared;
  const { topic } = highlighted;
  const all = [highlighted, ...others];
  const lines = all.map((each) => ({
    name: each.topic.name,
    values: each.line,
    on: each === highlighted,
    href: `/topics/${each.topic.slug}`,
  }));
  const exact = shares(topic.months, totals);
  const table: ChartTable = {
    caption: `Share of each month's papers, ${all.map((each) => each.topic.name).join(", ")}`,
    head: ["Month", ...all.map((each) => each.topic.name)],
    rows: months.map((month, i) => ({
      name: formatMonth(month),
      cells: all.map((each) => {
        const share = shares(each.topic.months, totals)[i] ?? null;
        return share === null ? "" : { text: formatShare(share), href: topicMonthHref(each.topic.slug, month) };
      }),
    })),
  };
  const chart = { months, lines, exact, monthHref: (month: string) => topicMonthHref(topic.slug, month) };
  const byName = topics.toSorted((a, b) => a.name.localeCompare(b.name, "en"));
  return (
    <ChartFrame
      id="compared"
      title={
        others.length > 0
          ? `${topic.name}, against ${NUMBERS[others.length]} other ${others.length === 1 ? "topic" : "topics"}`
          : topic.name
      }
      note="Share of each month’s papers, three-month average"
      tools={<Highlight topics={byName} chosen={topic.slug} order={order} />}
      table={table}
    >
      <ShareChart {...chart} size="named" className="desk chart--named" />
      <ShareChart {...chart} size="medium" className="desk chart--medium" />
      <div className="chartphone">
        <ShareChart {...chart} size="phone" />
        <ul className="legend">
          {all.map((each) => (
            <li key={each.topic.slug} className={each === highlighted ? "on" : undefined}>
              <AppLink href={`/topics/${each.topic.slug}`}>
                <span>{each.topic.name}</span>
                <span>{formatShare(each.line.at(-1) ?? 0)}</span>
              </AppLink>
            </li>
          ))}
        </ul>
      </div>
    </ChartFrame>
  );
}
