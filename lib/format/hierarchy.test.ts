import { expect, test } from "vitest";
import { filterEdition, layOut, parseEditionFilter } from "@/lib/format/hierarchy";
import type { EditionView, PaperCard } from "@/lib/papers/views";

function card(id: number, topics: string[] = [], code = false): PaperCard {
  return {
    id,
    slug: `paper-${id}`,
    title: `Paper ${id}`,
    opening: "",
    authors: [],
    authorCount: null,
    publishedOn: null,
    listedOn: null,
    upvotes: null,
    comments: null,
    repository: code
      ? { url: "https://x.org", host: "x.org", owner: null, name: null, provenance: [], stars: null }
      : null,
    topics: topics.map((slug) => ({ slug, name: slug.toUpperCase() })),
  };
}

function edition(papers: PaperCard[], kind: EditionView["kind"] = "day"): EditionView {
  const counts = new Map<string, number>();
  for (const { slug } of papers.flatMap((paper) => paper.topics)) counts.set(slug, (counts.get(slug) ?? 0) + 1);
  const topics = [...counts].map(([slug, count]) => ({ slug, name: slug.toUpperCase(), count }));
  const day = "2025-08-12";
  const around = { older: null, newer: null, recent: [] };
  return { kind, period: day, from: day, to: day, number: 1, papers, withCode: 0, topics, ...around };
}

const many = (count: number, topics: (id: number) => string[] = () => []) =>
  Array.from({ length: count }, (_, id) => card(id, topics(id)));

const sizes = (count: number) => {
  const { lead, seconds, features, briefs, digest } = layOut(edition(many(count)));
  return [lead ? 1 : 0, seconds.length, features.length, briefs.length, digest.length];
};

test("the number of papers decides the tiers", () => {
  expect(sizes(0)).toEqual([0, 0, 0, 0, 0]);
  expect(sizes(1)).toEqual([1, 0, 0, 0, 0]);
  expect(sizes(3)).toEqual([1, 2, 0, 0, 0]);
  expect(sizes(4)).toEqual([1, 2, 1, 0, 0]);
  expect(sizes(7)).toEqual([1, 2, 4, 0, 0]);
  expect(sizes(24)).toEqual([1, 2, 4, 17, 0]);
});

test("papers stay in the order given", () => {
  const { lead, seconds, features } = layOut(edition(many(7)));
  expect([lead, ...seconds, ...features].map((paper) => paper?.id)).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

test("a big day is a digest under each paper's rarest topic, small sections together at the end", () => {
  const papers = many(30, (id) => (id < 11 ? ["common"] : id < 15 ? ["common", "rare"] : id < 17 ? ["lone"] : []));
  const { briefs, digest } = layOut(edition(papers));
  expect(briefs).toEqual([]);
  expect(digest.map(({ name, papers: own }) => [name, own.map(({ id }) => id)])).toEqual([
    ["COMMON", [7, 8, 9, 10]],
    ["RARE", [11, 12, 13, 14]],
    ["Also today", [15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29]],
  ]);
});

test("a topic with too few papers gives them to their next rarest one", () => {
  const topicsOf = (id: number) => (id < 9 ? ["lone", "wide"] : id < 13 ? ["pair", "wide"] : ["wide"]);
  const papers = many(30, (id) => (id < 7 ? [] : topicsOf(id)));
  const { digest } = layOut(edition(papers));
  expect(digest.map(({ name, papers: own }) => [name, own.length])).toEqual([
    ["WIDE", 8],
    ["PAIR", 4],
  ]);
});

test("a big section shows eight and how many there are", () => {
  const [section] = layOut(edition(many(31, () => ["agents"]))).digest;
  expect([section?.papers.length, section?.all]).toEqual([8, 31]);
});

test("a big day without topics is in brief; a short week with them is a digest", () => {
  expect(sizes(56)).toEqual([1, 2, 4, 49, 0]);
  expect(
    layOut(
      edition(
        many(10, () => ["a"]),
        "week",
      ),
    ).digest.map(({ name }) => name),
  ).toEqual(["A"]);
  const { digest } = layOut(
    edition(
      many(11, (id) => (id < 10 ? ["a"] : [])),
      "month",
    ),
  );
  expect(digest.map(({ name }) => name)).toEqual(["A", "Also this month"]);
});

test("a section of an edition holds its papers only", () => {
  const whole = edition([card(1, ["a"]), card(2, ["b"], true), card(3, ["a"], true)]);
  const ids = (topic: string | null, code: boolean) => filterEdition(whole, { topic, code }).papers.map(({ id }) => id);
  expect([ids("a", false), ids(null, true), ids("a", true), ids(null, false)]).toEqual([
    [1, 3],
    [2, 3],
    [3],
    [1, 2, 3],
  ]);
});

test("a wrong section in the address means the whole edition", () => {
  expect(parseEditionFilter({ topic: "a-b", code: "1" })).toEqual({ topic: "a-b", code: true });
  expect(parseEditionFilter({ topic: "<x>", code: "yes" })).toEqual({ topic: null, code: false });
  expect(parseEditionFilter({ topic: ["a", "b"] })).toEqual({ topic: "b", code: false });
});
