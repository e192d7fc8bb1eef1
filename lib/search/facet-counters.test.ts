import { expect, test } from "vitest";
import { setBit } from "@/lib/search/bits";
import { createColumns, EXISTS, HAS_CODE } from "@/lib/search/columns";
import { type Counted, facetCounters, monthText } from "@/lib/search/facet-counters";
import { BLOCK_PAPERS } from "@/lib/search/postings";
import { finish } from "@/lib/search/turns";

const day = (text: string) => Date.parse(text) / 86_400_000;

/** Three papers, and a fourth that is gone; topics 5 and 9, organisations 2 and 7. */
function catalogue(version = 1): Counted {
  const columns = createColumns(BLOCK_PAPERS);
  columns.flags.set([0, EXISTS, EXISTS | HAS_CODE, EXISTS, 0]);
  columns.day.set([day("2025-01-31"), day("2025-03-01"), -900_000, day("1999-01-01")], 1);
  columns.organization.set([2, 0, 7], 1);
  const [first, second] = [new Uint32Array(BLOCK_PAPERS >> 5), new Uint32Array(BLOCK_PAPERS >> 5)];
  setBit(first, 1);
  setBit(second, 1);
  setBit(second, 2);
  columns.topics.set(5, first).set(9, second);
  return { version, columns, greatestLabel: 9 };
}

test("a paper is counted under its month, its code, its topics and its organisation", () => {
  const counters = finish(facetCounters(catalogue()));
  const of = (paper: number) =>
    [...counters.numbers.subarray(counters.starts[paper], counters.starts[paper + 1])].sort((a, b) => a - b);
  expect(monthText(counters.firstMonth)).toBe("2025-01");
  // January to March are 0 to 2, no month 3, code 4, topics 5 and 6, labels from 7 on.
  expect(of(1)).toEqual([0, 5, 6, 7 + 2]);
  expect(of(2)).toEqual([2, 4, 6]);
  expect(of(3)).toEqual([3, 7 + 7]);
  expect(of(4)).toEqual([]);
  expect(counters.topics).toEqual([5, 9]);
  expect(counters.size).toBe(17);
});

test("counters are made once for each version", () => {
  const index = catalogue();
  const first = finish(facetCounters(index));
  expect(finish(facetCounters(index))).toBe(first);
  index.columns.flags[3] = 0;
  index.version = 2;
  expect(finish(facetCounters(index)).numbers).toHaveLength(7);
});

test("a catalogue without papers has counters for none", () => {
  const { starts, noMonth } = finish(facetCounters({ version: 1, columns: createColumns(0), greatestLabel: 0 }));
  expect([...starts]).toEqual([0]);
  expect(noMonth).toBe(0);
});
