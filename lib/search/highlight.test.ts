import { expect, test } from "vitest";
import { createHighlighter, type Mark } from "@/lib/search/highlight";

const marks = (...words: string[]): Mark[] => words.map((word) => ({ word, weight: 1 }));
const highlightPaper = (title: string, abstract: string, marked: Mark[]) => createHighlighter(marked)(title, abstract);
const texts = (text: string, ranges: [number, number][]) => ranges.map(([start, end]) => text.slice(start, end));

const ABSTRACT =
  "Marmots are large ground squirrels of mountain meadows, and much is known of their summers and little of their winters. " +
  "We track forty sleeping marmots through two winters with small loggers that measure their temperature every minute of the day. " +
  "Sleepers wake every twelve days. The data are public.";

test("words are marked in any form, in the title and in the best sentence", () => {
  const found = highlightPaper("How Marmots Sleep", ABSTRACT, marks("sleeping", "marmot", "temperatures"));
  expect(texts("How Marmots Sleep", found.title)).toEqual(["Marmots", "Sleep"]);
  expect(found.snippet).toMatch(/^…We track forty .* of the day\.$/);
  expect(texts(found.snippet, found.matches)).toEqual(["sleeping", "marmots", "temperature"]);
});

test("two words written with a hyphen are marked for one, and accents do not matter", () => {
  const found = highlightPaper("Pre-Training after Poincaré", "", marks("pretraining", "poincare"));
  expect(texts("Pre-Training after Poincaré", found.title)).toEqual(["Pre-Training", "Poincaré"]);
  expect(found.snippet).toBe("");
});

test("a short best sentence is followed by the next one", () => {
  const found = highlightPaper("", ABSTRACT, marks("twelve"));
  expect(found.snippet).toBe("…Sleepers wake every twelve days. The data are public.");
});

test("without marks the abstract is shown from its beginning", () => {
  const found = highlightPaper("How Marmots Sleep", ABSTRACT, []);
  expect(found.title).toEqual([]);
  expect(found.snippet).toMatch(/^Marmots are large/);
  expect(found.matches).toEqual([]);
});

test("a long sentence is cut around the words, between words", () => {
  const long = `${"one two three four ".repeat(40)}marmots sleep ${"five six seven ".repeat(40)}`.trim();
  const found = highlightPaper("", long, marks("marmot"));
  expect(found.snippet.length).toBeLessThan(270);
  expect(found.snippet).toMatch(/^…(one|two|three|four) .*marmots sleep.* (five|six|seven)…$/);
});
