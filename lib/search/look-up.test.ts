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
  const range = { first: 0, next: 1, without: [], isNew: true };
  lookUp(pieces, range, listed, columns, 4);
  expect([...columns.subarray(0, 4)]).toEqual([0, 0, 0, 0]);
  const once = [...columns.subarray(4)];
  lookUp(pieces, { ...range, without: [{ word: 1 }] }, listed, columns, 4);
  expect([...columns.subarray(4)]).toEqual(once);
  lookUp(pieces, { ...range, isNew: false }, listed, columns, 4);
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

test("what several words of a stem say of a paper is added", () => {
  const piece = (word: number, papers: number[]): [number, number, Uint8Array] => [
    word,
    0,
    encodePostings(
      papers,
      papers.map(() => 2),
      0,
    ).slice(),
  ];
  const pieces = joinPieces([piece(1, [1, 2]), piece(2, [2, 3]), piece(3, [2, 9])]);
  const columns = new Uint8Array(3);
  lookUp(
    pieces,
    { first: 0, next: 3, without: [{ word: 3 }], isNew: true },
    { places: Uint16Array.of(1, 2, 9), count: 3 },
    columns,
    0,
  );
  expect([...columns]).toEqual([2, 4, 0]);
});
