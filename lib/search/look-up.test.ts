import { expect, test } from "vitest";
import { lookUp } from "@/lib/search/look-up";
import { joinPieces } from "@/lib/search/pieces";
import { encodePostings } from "@/lib/search/postings";

/** The counts that a piece of these papers has of listed ones. Each paper's count is 1 + its place modulo 31. */
function found(papers: readonly number[], asked: readonly number[]): number[] {
  const counts = papers.map((paper) => 1 + (paper % 31));
  const pieces = joinPieces([[1, 0, encodePostings(papers, counts, 0).slice()]]);
  const columns = new Uint8Array(4 + asked.length);
  const listed = { places: Uint16Array.from(asked), count: asked.length };
  lookUp(pieces, 0, listed, columns, { base: 4, isNew: true });
  expect([...columns.subarray(0, 4)]).toEqual([0, 0, 0, 0]);
  const once = [...columns.subarray(4)];
  lookUp(pieces, 0, listed, columns, { base: 4, isNew: false });
  expect([...columns.subarray(4)]).toEqual(once.map((packed) => Math.min(31, packed * 2)));
  return once;
}

const range = (count: number, step: number) => Array.from({ length: count }, (_, i) => i * step);

test("what a piece says of listed papers, 0 of those it has not", () => {
  expect(found([3, 40, 8_191], [2, 3, 4, 40, 8_191])).toEqual([0, 4, 0, 10, 1 + (8_191 % 31)]);
});

test("the same where few are asked of many", () => {
  // 1,000 papers, every fifth.
  expect(found(range(1_000, 5), [0, 1, 30, 4_995, 5_000])).toEqual([1, 0, 31, 1 + (4_995 % 31), 0]);
});

test("the same where many are asked of few", () => {
  const answer = found([7, 600], range(1_000, 1));
  expect(answer).toHaveLength(1_000);
  expect(answer.flatMap((counts, i) => (counts > 0 ? [[i, counts]] : []))).toEqual([
    [7, 8],
    [600, 12],
  ]);
});

test("the same where a piece has a quarter of the block and more", () => {
  // Every second paper.
  expect(found(range(4_096, 2), [0, 1, 2, 8_190, 8_191])).toEqual([1, 0, 3, 1 + (8_190 % 31), 0]);
});

test("two look-ups do not see each other's papers", () => {
  expect(found([1, 2, 3], [1, 2, 3])).toEqual([2, 3, 4]);
  expect(found([5], [1, 2, 3, 5])).toEqual([0, 0, 0, 6]);
});
