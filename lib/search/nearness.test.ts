import { expect, test } from "vitest";
import { createKeptStems, GAP, keepStems, recallPacked } from "@/lib/search/kept-stems";
import { createMeasure } from "@/lib/search/nearness";

/** How close together stems 1 and 200, in this order worth 2, stand in a paper. */
function measure(title: number[], abstract: number[], pairs = [{ first: 1, second: 200, worth: 2 }]): number {
  const kept = createKeptStems();
  const stems = Int32Array.from([...title, ...Array.from({ length: GAP }, () => 0), ...abstract]);
  keepStems(kept, 5, { stems, titleLength: title.length });
  const packed = recallPacked(kept, 5);
  expect(packed).not.toBeNull();
  return packed === null ? -1 : createMeasure(pairs)(packed);
}

test("words that follow each other count 1, saturated by 0.8", () => {
  expect(measure([9, 1, 200], [9])).toBeCloseTo((2 * 1) / 1.8, 10);
});

test("words further apart or the other way round count 0.8 / (1 + distance), up to six words", () => {
  expect(measure([1, 9, 9, 200], [])).toBeCloseTo((2 * 0.2) / 1, 10);
  expect(measure([200, 1], [])).toBeCloseTo((2 * 0.4) / 1.2, 10);
  expect(measure([1, 9, 9, 9, 9, 9, 200], [])).toBeGreaterThan(0);
  expect(measure([1, 9, 9, 9, 9, 9, 9, 200], [])).toBe(0);
});

test("a title's last word is not near an abstract's first", () => {
  expect(measure([1], [200])).toBe(0);
});

test("a stem that looks like one of a pair at a glance is not taken for it", () => {
  // 1 + 1,024 and 200 + 1,024.
  expect(measure([1_025, 1_224], [1, 1_224, 1_025, 200])).toBeCloseTo((2 * 0.2) / 1, 10);
});

test("a word may stand in two pairs, and each pair is added", () => {
  const pairs = [
    { first: 1, second: 200, worth: 2 },
    { first: 200, second: 70_000, worth: 3 },
  ];
  expect(measure([1, 200, 70_000], [], pairs)).toBeCloseTo(2 / 1.8 + 3 / 1.8, 10);
});
