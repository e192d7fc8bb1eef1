/** Orders of the list of topics, and which of them a chart compares. Pure. */
import { rollingShares } from "@/lib/charts/series";
import type { TopicCount } from "@/lib/papers/trend-views";

export const TOPIC_ORDERS = ["section", "name", "papers", "growth"] as const;
export type TopicOrder = (typeof TOPIC_ORDERS)[number];

/** Reads `?order=`; anything unknown means by section. */
export function parseTopicOrder(raw: string | string[] | undefined): TopicOrder {
  const last = [raw].flat().at(-1);
  return TOPIC_ORDERS.find((order) => order === last) ?? "section";
}

const byName = (a: TopicCount, b: TopicCount) => a.name.localeCompare(b.name, "en");

/** Topics in an order; those whose change is not known grow last. */
export function orderTopics(topics: readonly TopicCount[], order: TopicOrder): TopicCount[] {
  if (order === "papers") return topics.toSorted((a, b) => b.papers - a.papers || byName(a, b));
  if (order === "growth") {
    return topics.toSorted(
      (a, b) => (b.change ?? Number.NEGATIVE_INFINITY) - (a.change ?? Number.NEGATIVE_INFINITY) || byName(a, b),
    );
  }
  return order === "name" ? topics.toSorted(byName) : [...topics];
}

/** Topics cut into columns of nearly the same length, read downwards. */
export function toColumns<T>(items: readonly T[], columns: number): T[][] {
  const height = Math.ceil(items.length / columns);
  return Array.from({ length: columns }, (_, i) => items.slice(i * height, (i + 1) * height)).filter(
    (column) => column.length > 0,
  );
}

export interface ComparedTopic {
  topic: TopicCount;
  /** Three-month average of its share, for each month. */
  line: (number | null)[];
}

const COMPARED = 5;
const AVERAGED_MONTHS = 3;
const LARGEST = 10;

/**
 * The topic asked for and the four largest others by their latest share. Asked for none, or for one without papers in
 * these months: of the ten largest the one that grew most.
 */
export function compareTopics(topics: readonly TopicCount[], totals: readonly number[], asked: string | null) {
  const lines: ComparedTopic[] = topics
    .filter(({ months }) => months.some((papers) => papers > 0))
    .map((topic) => ({ topic, line: rollingShares(topic.months, totals, AVERAGED_MONTHS) }))
    .sort((a, b) => (b.line.at(-1) ?? 0) - (a.line.at(-1) ?? 0) || byName(a.topic, b.topic));
  const fastest = lines
    .slice(0, LARGEST)
    .reduce<ComparedTopic | undefined>(
      (best, each) => ((each.topic.change ?? -1) > (best?.topic.change ?? -1) ? each : best),
      undefined,
    );
  const highlighted = lines.find(({ topic }) => topic.slug === asked) ?? fastest ?? lines[0];
  if (!highlighted) return null;
  const others = lines.filter((each) => each !== highlighted).slice(0, COMPARED - 1);
  return { highlighted, others };
}
