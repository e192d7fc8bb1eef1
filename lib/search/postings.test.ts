import { expect, test } from "vitest";
import { mergePostings, NO_POSTINGS, type Postings, packCounts } from "@/lib/search/postings";

const postings = (...entries: [paper: number, counts: number][]): Postings => ({
  papers: Uint32Array.from(entries, ([paper]) => paper),
  counts: Uint8Array.from(entries, ([, counts]) => counts),
});
const listed = ({ papers, counts }: Postings) => [...papers].map((paper, i) => [paper, counts[i]]);

test("merged postings have the papers of both, rising, and add what both say of one", () => {
  const one = postings([2, packCounts(1, 3, false)], [5, packCounts(0, 1, true)], [9, packCounts(3, 31, false)]);
  const other = postings([1, packCounts(0, 1, false)], [2, packCounts(1, 4, true)], [9, packCounts(1, 1, false)]);
  const merged = [
    [1, packCounts(0, 1, false)],
    [2, packCounts(2, 7, true)],
    [5, packCounts(0, 1, true)],
    [9, packCounts(3, 31, false)],
  ];
  expect(listed(mergePostings(one, other))).toEqual(merged);
  expect(listed(mergePostings(other, one))).toEqual(merged);
});

test("where one list ends, the rest of the other follows", () => {
  const long = postings([3, 1], [4, 2], [8, 3]);
  expect(listed(mergePostings(postings([1, 5]), long))).toEqual([[1, 5], ...listed(long)]);
  expect(listed(mergePostings(long, postings([1, 5])))).toEqual([[1, 5], ...listed(long)]);
  expect(listed(mergePostings(NO_POSTINGS, long))).toEqual(listed(long));
  expect(listed(mergePostings(long, NO_POSTINGS))).toEqual(listed(long));
});
