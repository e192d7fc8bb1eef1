import { expect, test } from "vitest";
import { forEachPosting, hasCounts, joinPieces, markPiece, type Pieces, type StoredPiece } from "@/lib/search/pieces";
import { BLOCK_PAPERS, encodePostings } from "@/lib/search/postings";

const stored = (word: number, block: number, papers: number[], counts = papers.map(() => 1)): StoredPiece => [
  word,
  block,
  encodePostings(papers, counts, block).slice(),
];

function listed(pieces: Pieces): [paper: number, counts: number][] {
  const found: [number, number][] = [];
  forEachPosting(pieces, (paper, counts) => found.push([paper, counts]));
  return found;
}

/** Every third paper of the first block: more than a quarter. */
const every3rd = Array.from({ length: 2_731 }, (_, i) => i * 3);

test("pieces come in the order of their blocks, the longest of a block first, with what was stored", () => {
  const pieces = joinPieces([stored(7, 0, [3, 4]), stored(7, 2, [16_400]), stored(9, 0, [4, 300], [2, 65])]);
  expect([...pieces.blocks]).toEqual([0, 0, 2]);
  expect([...pieces.words]).toEqual([9, 7, 7]);
  expect(listed(pieces)).toEqual([
    [4, 2],
    [300, 65],
    [3, 1],
    [4, 1],
    [16_400, 1],
  ]);
});

test("a piece with a quarter of the block is kept as a row of all its papers", () => {
  const pieces = joinPieces([stored(7, 0, every3rd), stored(7, 1, [8_200])]);
  expect([...pieces.placeStarts]).toEqual([0, 0, 1]);
  expect([...pieces.countStarts]).toEqual([0, BLOCK_PAPERS, BLOCK_PAPERS + 1]);
  const found = listed(pieces);
  expect(found).toHaveLength(2_732);
  expect(found.slice(0, 2)).toEqual([
    [0, 1],
    [3, 1],
  ]);
  expect(found.at(-1)).toEqual([8_200, 1]);
});

test("marks are one bit a paper, from lists and from rows", () => {
  const pieces = joinPieces([stored(7, 0, every3rd), stored(7, 1, [8_192 + 1, 8_192 + 33])]);
  const marks = new Uint32Array(BLOCK_PAPERS / 32);
  markPiece(pieces, 1, marks);
  expect([marks[0], marks[1], marks[2]]).toEqual([2, 2, 0]);
  marks.fill(0);
  markPiece(pieces, 0, marks);
  // Papers 0, 3, 6 ... 30 of the first 32, then 33, 36 ... 63.
  expect(marks[0]).toBe(0b01001001001001001001001001001001);
  expect((marks[1] ?? 0) & 0b11111).toBe(0b10010);
});

test("whether any posting has a bit", () => {
  const pieces = joinPieces([stored(7, 0, [1, 2], [1, 32])]);
  expect(hasCounts(pieces, 32)).toBe(true);
  expect(hasCounts(pieces, 128)).toBe(false);
});
