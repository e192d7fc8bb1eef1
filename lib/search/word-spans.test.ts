import fc from "fast-check";
import { expect, test } from "vitest";
import { scanWords } from "@/lib/search/word-spans";

/** What is meant, as a pattern: letters, marks, digits; inside, digit groups and apostrophes before a letter. */
const WORD = /[\p{L}\p{M}\p{N}]+(?:(?:(?<=\d)[.,](?=\d)|['’](?=\p{L}))[\p{L}\p{M}\p{N}]+)*/gu;

function wordsOf(text: string): [string, boolean][] {
  const words: [string, boolean][] = [];
  scanWords(text, (start, end, isPlain) => words.push([text.slice(start, end), isPlain]));
  return words;
}

test("words are found with what holds them together", () => {
  expect(wordsOf("GPT-4.5's 1,000 tokens, don't 3.x 𝐗𝛼 …'s")).toEqual([
    ["GPT", true],
    ["4.5's", false],
    ["1,000", false],
    ["tokens", true],
    ["don't", false],
    ["3", true],
    ["x", true],
    ["𝐗𝛼", false],
    ["s", true],
  ]);
});

test("any text gives the words that the pattern gives", () => {
  const sign = fc.oneof(
    fc.constantFrom(..."aZ09.,''’’- \\é́α大ー𝐗😀½ß", "\ud800", "\udc00", "…"),
    fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
  );
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 60 }), (signs) => {
      const text = signs.join("");
      const expected = [...text.matchAll(WORD)].map(([word]) => [word, /^[A-Za-z0-9]+$/.test(word)]);
      expect(wordsOf(text)).toEqual(expected);
    }),
    { numRuns: 2_000 },
  );
});

test("a text of any length is scanned, also while another one is", () => {
  const long = "two words, ".repeat(1_000);
  expect(wordsOf(long)).toHaveLength(2_000);
  const met: string[] = [];
  scanWords("one x two", (start, end) => {
    met.push(...wordsOf(`${long.slice(0, 11 * start)}inner`).map(([word]) => word), `${start}–${end}`);
  });
  expect(met).toHaveLength(3 + (0 + 1) + (8 + 1) + (12 + 1));
  expect(met.filter((word) => word.includes("–"))).toEqual(["0–3", "4–5", "6–9"]);
  expect(wordsOf("after")).toEqual([["after", true]]);
});

test("a scan that is broken off leaves nothing behind", () => {
  expect(() =>
    scanWords("one two", () => {
      throw new Error("enough");
    }),
  ).toThrow("enough");
  expect(wordsOf("one two")).toHaveLength(2);
});
