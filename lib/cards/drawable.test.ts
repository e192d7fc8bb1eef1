import { expect, test } from "vitest";
import { toDrawable } from "@/lib/cards/drawable";
import { cardFonts } from "@/lib/cards/fonts";

const draw = (text: string) => toDrawable(text, cardFonts().covered);

test.for([
  ["Prefill \\& Decode: 50% of <C#>", "Prefill & Decode: 50% of <C#>"],
  ['The "quoted" word\'s end', "The “quoted” word’s end"],
  ["Łukasz Kaiser", "Łukasz Kaiser"],
  ["Nguyễn Văn Ánh", "Nguyễn Văn Ánh"],
  ["$\\alpha$-Divergence in $D^3$", "α-Divergence in D³"],
  ["Efﬁcient", "Efficient"],
  ["Rockets 🚀 Fly", "Rockets Fly"],
] as const)("%s is drawn as %s", ([text, expected]) => {
  expect(draw(text)).toBe(expected);
});

test.for(["大规模语言模型", "نماذج اللغة", "🚀", "", "Модели языка"])("%s has no letters that can be drawn", (text) => {
  expect(draw(text)).toBeNull();
});

test("the faces cover Latin and Greek letters, and say that they lack Chinese ones", () => {
  const { covered } = cardFonts();
  const has = (text: string) => [...text].map((character) => covered.has(character.codePointAt(0) ?? 0));
  expect(has("AzłŁéαΩ∞")).toEqual(Array(8).fill(true));
  expect(has("大Я")).toEqual([false, false]);
});
