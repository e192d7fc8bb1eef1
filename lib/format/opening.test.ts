import { expect, test } from "vitest";
import { cutOpening, leadBudget, splitOpening } from "@/lib/format/opening";

const SENTENCE = "This sentence has forty characters in it."; // 41 with the full stop

test("a short text stays whole", () => {
  expect(cutOpening(SENTENCE, 40)).toEqual({ text: SENTENCE, cut: false });
  expect(cutOpening("", 40)).toEqual({ text: "", cut: true });
});

test("a cut falls on the last sentence's end between 62 % and 112 % of the budget", () => {
  const text = `${SENTENCE} ${SENTENCE} ${SENTENCE} ${SENTENCE}`; // ends at 41, 83, 125, 167
  expect(cutOpening(text, 100).text).toBe(`${SENTENCE} ${SENTENCE}`);
  expect(cutOpening(text, 112).text).toBe(`${SENTENCE} ${SENTENCE} ${SENTENCE}`);
  expect(cutOpening(text, 60).text).toBe(SENTENCE);
});

test("without a sentence's end there, a cut falls behind a word, with an ellipsis", () => {
  const text = `${"word ".repeat(40)}end.`;
  expect(cutOpening(text, 52).text).toBe(`${"word ".repeat(10).trim()}…`);
  expect(cutOpening("one two three, four five six seven eight nine ten.", 14).text).toBe("one two three…");
});

test("an abbreviation ends no sentence", () => {
  const text = "We compare with others, e.g. The Baseline of Smith et al. In all settings we win by far and beyond.";
  expect(cutOpening(text, 60).text).toBe("We compare with others, e.g. The Baseline of Smith et al. In…");
});

test("a formula or an address is never cut in two", () => {
  const text = "The cost grows like $a + b + c + d + e + f$ and more of it every single day of the year";
  expect(cutOpening(text, 30).text).toBe("The cost grows like…");
});

test("a text that breaks off loses its last, perhaps half word and gets an ellipsis", () => {
  expect(cutOpening("It ends in the middle of a wor", 100)).toEqual({ text: "It ends in the middle of a…", cut: true });
});

test("an opening is split for phones at the sentence's end nearest to the wish", () => {
  const text = `${SENTENCE} ${SENTENCE} ${SENTENCE}`;
  expect(splitOpening(text, 80)).toEqual([`${SENTENCE} ${SENTENCE}`, ` ${SENTENCE}`]);
  expect(splitOpening("no end here", 5)).toEqual(["no end here", ""]);
});

test("the lead's budget follows the height of the rail", () => {
  // rail 50 + 2 × (2 × 32.5 + 5 × 25.5 + 85) = 605; title 1 × 63 + 50 = 113; (605 − 113 − 125) / 28.5 = 12 lines
  const item = { title: "t".repeat(58), opening: "o".repeat(310) };
  expect(leadBudget("l".repeat(27), [item, item])).toBe(12 * 63);
  expect(leadBudget("l".repeat(250), [item])).toBe(420);
  expect(leadBudget("l", Array(9).fill(item))).toBe(1150);
});
