import { expect, test } from "vitest";
import { normaliseWord, scanWords } from "@/lib/topics/words";

function wordsOf(text: string): string[] {
  const words: string[] = [];
  scanWords(
    text,
    (start, end) => words.push(text.slice(start, end)),
    () => words.push("|"),
  );
  return words;
}

test("plurals meet their singular", () => {
  for (const [plural, singular] of [
    ["models", "model"],
    ["policies", "policy"],
    ["losses", "loss"],
    ["benches", "bench"],
    ["boxes", "box"],
    ["LLMs", "llm"],
  ] as const) {
    expect(normaliseWord(plural)).toBe(normaliseWord(singular));
  }
});

test("words that only look like plurals stay", () => {
  expect(normaliseWord("analysis")).toBe("analysis");
  expect(normaliseWord("loss")).toBe("loss");
  expect(normaliseWord("corpus")).toBe("corpus");
});

test("British and American spellings meet", () => {
  for (const [british, american] of [
    ["quantisation", "quantization"],
    ["optimised", "optimized"],
    ["behaviours", "behaviors"],
    ["modelling", "modeling"],
    ["labelled", "labeled"],
  ] as const) {
    expect(normaliseWord(british)).toBe(normaliseWord(american));
  }
});

test("hyphens, dashes, slashes and line breaks part words without ending a phrase", () => {
  expect(wordsOf("text-to-speech\nand text‑to–image/video")).toEqual([
    "text",
    "to",
    "speech",
    "and",
    "text",
    "to",
    "image",
    "video",
  ]);
});

test("full stops, commas and brackets end a phrase", () => {
  expect(wordsOf("agents, tools (search). Done")).toEqual(["agents", "|", "tools", "|", "search", "|", "|", "Done"]);
});

test("a possessive s is no word", () => {
  expect(wordsOf("Alzheimer's and the models' size")).toEqual(["Alzheimer", "and", "the", "models", "size"]);
  expect(wordsOf("Alzheimer’s")).toEqual(["Alzheimer"]);
});

test("letters of other scripts are words", () => {
  expect(wordsOf("Schrödinger 中文 語")).toEqual(["Schrödinger", "中文", "語"]);
});
