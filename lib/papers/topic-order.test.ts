import { expect, test } from "vitest";
import { compareTopics, orderTopics, parseTopicOrder, toColumns } from "@/lib/papers/topic-order";
import type { TopicCount } from "@/lib/papers/trend-views";

const topic = (name: string, papers: number, change: number | null, months: number[]): TopicCount => ({
  slug: name.toLowerCase(),
  name,
  section: "all",
  papers,
  change,
  months,
});
const topics = [
  topic("Video", 30, 0.1, [10, 10, 10]),
  topic("Agents", 90, 0.9, [10, 20, 60]),
  topic("Maps", 60, null, [20, 20, 20]),
  topic("Empty", 5, 2, [0, 0, 0]),
];
const names = (list: readonly TopicCount[]) => list.map(({ name }) => name);

test("topics are ordered by name, papers or growth", () => {
  expect(names(orderTopics(topics, "name"))).toEqual(["Agents", "Empty", "Maps", "Video"]);
  expect(names(orderTopics(topics, "papers"))).toEqual(["Agents", "Maps", "Video", "Empty"]);
  expect(names(orderTopics(topics, "growth"))).toEqual(["Empty", "Agents", "Video", "Maps"]);
  expect(names(orderTopics(topics, "section"))).toEqual(names(topics));
});

test("an unknown order means by section", () => {
  expect(parseTopicOrder("growth")).toBe("growth");
  expect(parseTopicOrder("size")).toBe("section");
});

test("columns are read downwards and none is empty", () => {
  expect(toColumns([1, 2, 3, 4, 5, 6, 7], 3)).toEqual([[1, 2, 3], [4, 5, 6], [7]]);
  expect(toColumns([1, 2], 3)).toEqual([[1], [2]]);
  expect(toColumns([], 3)).toEqual([]);
});

test("a chart is about the topic asked for, else about the one that grew most", () => {
  const totals = [100, 100, 100];
  expect(compareTopics(topics, totals, "maps")?.highlighted.topic.name).toBe("Maps");
  const byGrowth = compareTopics(topics, totals, null);
  expect(byGrowth?.highlighted.topic.name).toBe("Agents");
  expect(byGrowth?.highlighted.line).toEqual([0.1, 0.15, 0.3]);
  expect(byGrowth?.others.map((each) => each.topic.name)).toEqual(["Maps", "Video"]);
  expect(compareTopics(topics, totals, "empty")?.highlighted.topic.name).toBe("Agents");
});

test("without papers there is nothing to compare", () => {
  expect(compareTopics([], [], null)).toBeNull();
});
