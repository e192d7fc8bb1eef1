import { expect, test } from "vitest";
import { createKeptStems, forgetStems, hasRoom, isKept, keepStems, recallStems } from "@/lib/search/kept-stems";

const GAP = [0, 0, 0, 0, 0, 0, 0, 0];
const paperOf = (title: number[], abstract: number[]) => ({
  stems: Int32Array.from([...title, ...GAP, ...abstract]),
  titleLength: title.length,
});

test("stems come back in their order, with the gap between title and abstract", () => {
  const kept = createKeptStems();
  keepStems(kept, 3, paperOf([1, 127], [128, 16_384, 2_097_152]));
  keepStems(kept, 4, paperOf([], []));
  keepStems(kept, 5, paperOf([], [9]));
  expect(recallStems(kept, 3)?.titleLength).toBe(2);
  expect([...(recallStems(kept, 3)?.stems ?? [])]).toEqual([1, 127, ...GAP, 128, 16_384, 2_097_152]);
  expect([...(recallStems(kept, 4)?.stems ?? [])]).toEqual(GAP);
  expect([...(recallStems(kept, 5)?.stems ?? [])]).toEqual([...GAP, 9]);
  expect(recallStems(kept, 6)).toBeNull();
});

test("a paper of more stems than any before comes back whole", () => {
  const kept = createKeptStems();
  const abstract = Array.from({ length: 20_000 }, (_, i) => i + 1);
  keepStems(kept, 1, paperOf([7], abstract));
  expect([...(recallStems(kept, 1)?.stems ?? [])]).toEqual([7, ...GAP, ...abstract]);
});

test("a block is forgotten without the others", () => {
  const kept = createKeptStems();
  keepStems(kept, 8_191, paperOf([1], [2]));
  keepStems(kept, 8_192, paperOf([3], [4]));
  forgetStems(kept, 0);
  expect([isKept(kept, 8_191), isKept(kept, 8_192)]).toEqual([false, true]);
  // One byte that is nobody's, two stems, two zeros.
  expect(kept.bytes).toBe(5);
});

test("where there is no more room, the block not asked for longest goes", () => {
  const kept = createKeptStems(18);
  const far = 8_192;
  keepStems(kept, 1, paperOf([1], [1, 1, 1]));
  keepStems(kept, far, paperOf([1], [1, 1, 1]));
  recallStems(kept, 1);
  expect(hasRoom(kept)).toBe(true);
  keepStems(kept, far * 2, paperOf([1], [1, 1, 1]));
  expect([1, far, far * 2].map((paper) => isKept(kept, paper))).toEqual([true, false, true]);
  expect(kept.bytes).toBe(14);
});
