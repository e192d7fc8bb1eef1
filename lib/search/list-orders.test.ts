import { expect, test } from "vitest";
import { type Bits, createBits, setBit } from "@/lib/search/bits";
import { createColumns, EXISTS } from "@/lib/search/columns";
import { firstOf, type Ordered } from "@/lib/search/list-orders";

/** Papers 1 to 6 by day and upvotes; null is unknown. */
const FACTS: [day: number | null, upvotes: number | null][] = [
  [100, 5],
  [300, null],
  [null, 9],
  [300, 5],
  [200, 0],
  [100, 9],
];

function makeIndex(version: number): Ordered {
  const columns = createColumns(32);
  FACTS.forEach(([day, upvotes], i) => {
    columns.flags[i + 1] = EXISTS;
    if (day !== null) columns.day[i + 1] = day;
    if (upvotes !== null) columns.upvotes[i + 1] = upvotes;
  });
  return { version, papers: FACTS.length, columns };
}

function setOf(...papers: number[]): Bits {
  const bits = createBits(32);
  for (const paper of papers) setBit(bits, paper);
  return bits;
}

const idsOf = (ranked: { paper: number }[]): number[] => ranked.map(({ paper }) => paper);

test("papers come newest first, of one day the later one, those without a day last", () => {
  expect(idsOf(firstOf(makeIndex(1), setOf(1, 2, 3, 4, 5, 6), 6, "newest", 6))).toEqual([4, 2, 5, 6, 1, 3]);
});

test("papers come most upvoted first, of as many the newer one, unknown last", () => {
  expect(idsOf(firstOf(makeIndex(1), setOf(1, 2, 3, 4, 5, 6), 6, "upvotes", 6))).toEqual([6, 3, 4, 1, 5, 2]);
});

test("only papers of the set come, and no more than asked for", () => {
  expect(idsOf(firstOf(makeIndex(1), setOf(1, 3, 5, 6), 4, "newest", 2))).toEqual([5, 6]);
});

test("a small set of a large catalogue comes in the same order", () => {
  const index = { ...makeIndex(1), papers: 1_000 };
  expect(idsOf(firstOf(index, setOf(1, 2, 4), 3, "newest", 3))).toEqual([4, 2, 1]);
  expect(idsOf(firstOf(index, setOf(1, 2, 4), 3, "upvotes", 3))).toEqual([4, 1, 2]);
});

test("a new version of the index has new orders", () => {
  const index = makeIndex(1);
  firstOf(index, setOf(1, 2), 2, "newest", 2);
  index.columns.day[1] = 400;
  index.version = 2;
  expect(idsOf(firstOf(index, setOf(1, 2), 2, "newest", 2))).toEqual([1, 2]);
});
