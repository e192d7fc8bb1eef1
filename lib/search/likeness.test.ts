import { expect, test } from "vitest";
import { createKeptStems, GAP, keepStems, type PackedStems, recallPacked } from "@/lib/search/kept-stems";
import { likenessTo } from "@/lib/search/likeness";

/** Six stems, of which each tells as much as its number says; the last is in one paper only. */
const index = {
  informationOfStem: Float32Array.of(0, 1, 2, 3, 4, 5),
  papersOfStem: Int32Array.of(0, 9, 9, 9, 9, 1),
  learn: () => 0,
};

function papersOf(texts: [title: number[], abstract: number[]][]): PackedStems[] {
  const kept = createKeptStems();
  return texts.flatMap(([title, abstract], paper) => {
    const stems = Int32Array.from([...title, ...Array.from({ length: GAP }, () => 0), ...abstract]);
    keepStems(kept, paper, { stems, titleLength: title.length });
    return recallPacked(kept, paper) ?? [];
  });
}

test("a paper is as like the mean as their angle says", () => {
  // Weights f / (f + 1.2) × information: of one mention 1 / 2.2, of one in a title 2 / 3.2.
  const papers = papersOf([
    [[], [3, 4]],
    [[3], [4]],
    [[], [1, 2]],
  ]);
  const [first = 0, second = 0, third = 1] = likenessTo(index, papers, [1]);
  expect(first).toBeCloseTo(1, 5);
  const [x, y] = [(3 * 2) / 3.2, 4 / 2.2];
  expect(second).toBeCloseTo((3 * x + 4 * y) / (5 * Math.hypot(x, y)), 5);
  expect(third).toBe(0);
});

test("what stems tell is that of the version that is asked", () => {
  const papers = papersOf([
    [[], [3, 4]],
    [[3], [4]],
  ]);
  likenessTo(index, papers, [1]);
  const later = { ...index, informationOfStem: new Float32Array(6).fill(1) };
  const [, second = 0] = likenessTo(later, papers, [1]);
  const [x, y] = [2 / 3.2, 1 / 2.2];
  expect(second).toBeCloseTo((x + y) / (Math.SQRT2 * Math.hypot(x, y)), 5);
});

test("words that no other paper has are no part of the mean", () => {
  const [own = 0] = likenessTo(index, papersOf([[[], [3, 5]]]), [1]);
  expect(own).toBeCloseTo(3 / Math.hypot(3, 5), 5);
});

test("one comparison leaves nothing behind for the next, however long its texts", () => {
  const long = Array.from({ length: 9_000 }, (_, i) => 1 + (i % 4));
  const papers = papersOf([
    [[], long],
    [[], [1]],
  ]);
  const before = likenessTo(index, papers, [1]);
  likenessTo(index, papersOf([[[], [2]]]), [1]);
  expect(likenessTo(index, papers, [1])).toEqual(before);
});

test("where texts have more different stems than there is room for, it grows", () => {
  const stems = 20_000;
  const wide = {
    informationOfStem: new Float32Array(stems).fill(1),
    papersOfStem: new Int32Array(stems).fill(9),
    learn: () => 0,
  };
  const all = Array.from({ length: stems - 1 }, (_, i) => i + 1);
  const [, one = 0] = likenessTo(
    wide,
    papersOf([
      [[], all],
      [[], [1]],
    ]),
    [1],
  );
  // The 80 stems of least number stay in the mean, all alike: 1 / √80.
  expect(one).toBeCloseTo(1 / Math.sqrt(80), 5);
});
