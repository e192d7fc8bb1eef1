import { expect, test } from "vitest";
import { findAlternatives, typingCost } from "@/lib/search/correct";
import { addWord, type Vocabulary } from "@/lib/search/shortlist";

const COMMON = new Map([
  ["speculative", 300],
  ["decoding", 900],
  ["decoder", 700],
  ["language", 9_000],
  ["learning", 20_000],
  ["leaning", 3],
  ["transformer", 4_000],
  ["transformers", 3_000],
  ["diffusion", 2_500],
  ["embedding", 1_500],
  ["grpo", 60],
]);
const vocabulary: Vocabulary = [];
for (const word of COMMON.keys()) addWord(vocabulary, word);
const papersOf = (word: string) => COMMON.get(word) ?? 0;

test.each([
  ["speculatve", "speculative"],
  ["decodng", "decoding"],
  ["langauge", "language"],
  ["lerning", "learning"],
  ["trasnfomer", "transformer"],
  ["difusion", "diffusion"],
  ["embeding", "embedding"],
  ["dicoding", "decoding"],
])("%s means %s", (typed, meant) => {
  const alternatives = findAlternatives(vocabulary, typed, papersOf);
  expect(alternatives[0]?.word).toBe(meant);
  expect(alternatives.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1);
});

test("a word like no other has no alternatives", () => {
  expect(findAlternatives(vocabulary, "zyzzyva", papersOf)).toEqual([]);
});

test("swaps, doubled letters, near keys and vowels cost less than other slips, first letters more", () => {
  expect(typingCost("model", "model")).toBe(0);
  const plain = typingCost("mobel", "model");
  expect(typingCost("mdoel", "model")).toBeLessThan(plain);
  expect(typingCost("moddel", "model")).toBeLessThan(plain);
  expect(typingCost("mosel", "model")).toBeLessThan(plain);
  expect(typingCost("modal", "model")).toBeLessThan(plain);
  expect(typingCost("zodel", "model")).toBeGreaterThan(plain);
  expect(typingCost("model", "transformer")).toBe(9);
});
