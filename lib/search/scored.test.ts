import { expect, test } from "vitest";
import { borrowScored, keepWhere, reserve, returnScored, type Scored } from "@/lib/search/scored";
import { bestByScore, createBest, leastOfBest, listBest, offer } from "@/lib/search/select";

const listOf = (scores: readonly number[]): Scored => ({
  papers: Uint32Array.from(scores, (_, i) => i + 1),
  scores: Float32Array.from(scores),
  count: scores.length,
});

test("a list belongs to its borrower, and comes back empty", () => {
  const lender: { idleLists: Scored[] } = { idleLists: [] };
  const one = borrowScored(lender);
  const other = borrowScored(lender);
  expect(one.papers).not.toBe(other.papers);
  one.count = 3;
  returnScored(lender, one);
  const again = borrowScored(lender);
  expect(again.papers).toBe(one.papers);
  expect(again.count).toBe(0);
  for (let i = 0; i < 5; i++) returnScored(lender, listOf([i]));
  expect(lender.idleLists).toHaveLength(2);
});

test("room is made for more papers, and what is there stays", () => {
  const scored = listOf([0.5, 0.25]);
  reserve(scored, 3);
  expect(scored.papers.length).toBeGreaterThanOrEqual(5);
  expect([...scored.papers.subarray(0, 2)]).toEqual([1, 2]);
  expect([...scored.scores.subarray(0, 2)]).toEqual([0.5, 0.25]);
});

test("papers are left out with their scores", () => {
  const scored = listOf([0.5, 0.25, 0.125]);
  keepWhere(scored, (paper) => paper !== 2);
  expect([...scored.papers.subarray(0, scored.count)]).toEqual([1, 3]);
  expect([...scored.scores.subarray(0, scored.count)]).toEqual([0.5, 0.125]);
});

test("the best come first, of equal ones the later paper", () => {
  const papers = (most: number) => bestByScore(listOf([2, 5, 1, 5, 2, 3]), most).map(({ paper }) => paper);
  expect(papers(10)).toEqual([4, 2, 6, 5, 1, 3]);
  expect(papers(4)).toEqual([4, 2, 6, 5]);
  expect(papers(1)).toEqual([4]);
});

test("what is kept while papers are offered says how much the next must score", () => {
  const best = createBest(3);
  const scores = [2, 5, 1, 5, 2, 0.5];
  const least = scores.map((score, i) => {
    offer(best, i + 1, score);
    return leastOfBest(best);
  });
  expect(least).toEqual([Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, 1, 2, 2, 2]);
  expect(listBest(best)).toEqual([
    { paper: 4, score: 5 },
    { paper: 2, score: 5 },
    { paper: 5, score: 2 },
  ]);
  const none = createBest(0);
  offer(none, 1, 9);
  expect(listBest(none)).toEqual([]);
  expect(leastOfBest(none)).toBe(Number.POSITIVE_INFINITY);
});
