import { expect, test } from "vitest";
import { addWord, shortlist, type Vocabulary } from "@/lib/search/shortlist";

function vocabularyOf(words: readonly string[]): Vocabulary {
  const vocabulary: Vocabulary = [];
  for (const word of words) addWord(vocabulary, word);
  return vocabulary;
}

test("words of nearly the same letters and pairs are near, others of nearly the same letters far", () => {
  const vocabulary = vocabularyOf(["model", "modal", "moduel", "yodel", "ledom", "graph", "models"]);
  const { near, far } = shortlist(vocabulary, "model");
  // `modal` and `yodel` have two other pairs, `moduel` one less and two more, `models` one less and two more.
  expect(near.sort()).toEqual(["modal", "model", "models", "moduel", "yodel"]);
  // All six pairs of `ledom` are others: one more than may be.
  expect(far).toEqual([]);
  // `modle` keeps the first three of six pairs, `lodem` the two in the middle.
  expect(shortlist(vocabularyOf(["modle", "lodem"]), "model")).toEqual({ near: ["modle"], far: ["lodem"] });
});

test("a word of four letters may lack one of them and have one other, a longer one two, from nine on three", () => {
  const words = ["abcx", "abxy"];
  expect(shortlist(vocabularyOf(words), "abcd")).toEqual({ near: ["abcx"], far: [] });
  const longer = ["abcdexy", "abcdxyz"];
  expect(shortlist(vocabularyOf(longer), "abcdefg")).toEqual({ near: ["abcdexy"], far: [] });
  const longest = ["abcdefghxyz", "abcdefgwxyz"];
  const { near, far } = shortlist(vocabularyOf(longest), "abcdefghijk");
  expect([...near, ...far]).toEqual(["abcdefghxyz"]);
});

test("a word is found wherever it stands among hundreds of its length", () => {
  const letters = "bcdfghjkmnpqrstvwxz";
  const others = [...letters].flatMap((one) => [...letters].map((two) => `${one}${two}${one}${two}u`));
  for (const place of [0, 31, 32, 63, 64, 200, others.length]) {
    const words = [...others.slice(0, place), "alley", ...others.slice(place)];
    expect(shortlist(vocabularyOf(words), "allez")).toEqual({ near: ["alley"], far: [] });
  }
});

test("words with signs, of two letters or of more than forty are never meant", () => {
  expect(vocabularyOf(["ab", "a-b-c", "qwen2", "a".repeat(41)])).toEqual([]);
});
