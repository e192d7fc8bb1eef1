import { expect, test } from "vitest";
import { proportionScore, risingTerms, termsOfTitle } from "@/lib/papers/rising-terms";

test("a title has terms of one to four words, not across its colon", () => {
  expect([...termsOfTitle("Maps: World models for robots").keys()].sort()).toEqual([
    "map",
    "model for robot",
    "robot",
    "world",
    "world model",
    "world model for robot",
  ]);
});

test("acronyms keep their capitals and lose their plural", () => {
  expect([...termsOfTitle("Agents with LLMs and bias").values()]).toContain("agent with LLM");
  expect(termsOfTitle("Agents with LLMs and bias").get("bias")).toBe("bias");
});

test("words that every title has are no terms", () => {
  expect([...termsOfTitle("Towards a New Method for Large Language Models").keys()]).toEqual([]);
});

test("the score of two proportions is that of the textbook", () => {
  // 30 of 100 against 10 of 100: pooled 0.2, deviation sqrt(0.16 * 0.02) = 0.0566, score 0.2 / 0.0566.
  expect(proportionScore(30, 100, 10, 100)).toBeCloseTo(3.5355, 4);
  expect(proportionScore(0, 10, 0, 10)).toBe(0);
});

const filler = (count: number, text: string) => Array.from({ length: count }, (_, i) => `${text} q${i}x`);

test("what rose is found, as the longest phrase that says it", () => {
  const recent = [...filler(10, "Draft decoding speeds"), ...filler(90, "Other")];
  const before = [...filler(2, "Draft decoding speeds"), ...filler(198, "Other")];
  expect(risingTerms(recent, before, 5)).toEqual([{ term: "draft decoding speed", recent: 10, before: 2, times: 10 }]);
});

test("a term that is new has no earlier frequency", () => {
  const recent = [...filler(8, "Quokka"), ...filler(92, "Other")];
  expect(risingTerms(recent, filler(200, "Other"), 5)).toEqual([{ term: "quokka", recent: 8, before: 0, times: null }]);
});

test("a term is shown as most recent titles write it", () => {
  const recent = [...filler(6, "GRPO"), ...filler(3, "Grpo"), ...filler(91, "Other")];
  expect(risingTerms(recent, filler(200, "Other"), 5)[0]?.term).toBe("GRPO");
});

test("few titles, and a word as frequent as before, do not rise", () => {
  const recent = [...filler(7, "Quokka"), ...filler(30, "Vision"), ...filler(63, "Other")];
  const before = [...filler(58, "Vision"), ...filler(142, "Other")];
  expect(risingTerms(recent, before, 5)).toEqual([]);
});

test("a word that is more than its phrase stays, and the phrase goes where it says less", () => {
  const recent = [...filler(20, "Agent"), ...filler(9, "Web agent"), ...filler(71, "Other")];
  const before = [...filler(10, "Agent"), ...filler(190, "Other")];
  expect(risingTerms(recent, before, 5).map(({ term }) => term)).toEqual(["agent"]);
});

test("of the parts of a phrase too long to be one term, one stays", () => {
  const recent = [...filler(20, "Alpha beta gamma delta epsilon:"), ...filler(80, "Other")];
  expect(risingTerms(recent, filler(200, "Other"), 9).map(({ term }) => term)).toEqual(["alpha beta gamma delta"]);
});

test("nothing is rising without an earlier time", () => {
  expect(risingTerms(["A quokka"], [], 5)).toEqual([]);
});
