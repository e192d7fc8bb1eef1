import { expect, test } from "vitest";
import { addCounts, decodePostings, editPostings, encodePostings, packCounts } from "@/lib/search/postings";

test("counts of two words are added, each up to what its bits hold", () => {
  expect(addCounts(packCounts(1, 3, false), packCounts(1, 4, true))).toBe(packCounts(2, 7, true));
  expect(addCounts(packCounts(3, 31, false), packCounts(1, 1, false))).toBe(packCounts(3, 31, false));
  expect(addCounts(packCounts(0, 2, false), 0)).toBe(packCounts(0, 2, false));
});

test("postings are one byte for a near paper, two for a far one, and one for its counts", () => {
  const bytes = encodePostings([8_192 + 5, 8_192 + 7, 8_192 + 207], [1, 33, 2], 1);
  expect([...bytes]).toEqual([5, 1, 2, 33, 128 + 72, 1, 2]);
  const { papers, counts } = decodePostings([{ block: 1, data: bytes }]);
  expect([...papers]).toEqual([8_197, 8_199, 8_399]);
  expect([...counts]).toEqual([1, 33, 2]);
});

test("edits replace, add and, by 0, take out", () => {
  const old = { papers: Uint32Array.of(2, 5, 9), counts: Uint8Array.of(1, 2, 3) };
  const { papers, counts } = editPostings(old, { papers: Uint32Array.of(1, 5, 9), counts: Uint8Array.of(4, 5, 0) });
  expect([...papers]).toEqual([1, 2, 5]);
  expect([...counts]).toEqual([4, 1, 5]);
});
