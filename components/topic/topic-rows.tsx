import type { ReactNode } from "react";
import { Spark } from "@/components/topic/spark";
import { AppLink } from "@/components/ui/app-link";
import { shares } from "@/lib/charts/series";
import { formatNumber } from "@/lib/format/counts";
import { formatChange } from "@/lib/format/shares";
import type { TopicCount } from "@/lib/papers/trend-views";

/** From this change on it is news. */
const NOTABLE = 0.25;
/** Months a sparkline spans at most. */
const SPARK_MONTHS = 26;

function TopicRow({ topic, totals }: { topic: TopicCount; totals: readonly number[] }) {
  const { slug, name, papers, months, change } = topic;
  const values = shares(months, totals).map((share) => share ?? 0);
  return (
    <li className="topic">
      <AppLink href={`/topics/${slug}`}>{name}</AppLink>
      <Spark values={values.slice(-SPARK_MONTHS)} />
      <span className="n">
        {formatNumber(papers)}
        <span className="vh"> {papers === 1 ? "paper" : "papers"}</span>
      </span>
      <span className={change !== null && change >= NOTABLE ? "d up" : "d"}>
        {change !== null && (
          <>
            {formatChange(change)}
            <span className="vh"> of its share in 12 months</span>
          </>
        )}
      </span>
    </li>
  );
}

/** Topics with their trend, papers and change. `heading`: what stands above the names. */
export function TopicRows({
  topics,
  totals,
  heading,
}: {
  topics: readonly TopicCount[];
  /** Papers of each charted month. */
  totals: readonly number[];
  heading: ReactNode;
}) {
  return (
    <div className="topicblock">
      <div className="topichead">
        {heading}
        <span aria-hidden="true">Trend</span>
        <span aria-hidden="true">Papers</span>
        <span aria-hidden="true">12 mo.</span>
      </div>
      <ol>
        {topics.map((topic) => (
          <TopicRow key={topic.slug} topic={topic} totals={totals} />
        ))}
      </ol>
    </div>
  );
}
