import { expect, test } from "vitest";
import { addWord, shortlist, type Vocabulary, wordsOf } from "@/lib/search/shortlist";

function vocabularyOf(words: readonly string[]): Vocabulary {
  const vocabulary: Vocabulary = [];
  for (const word of words) addWord(vocabulary, word);
  return vocabulary;
}

/** The words of `words` that look like a typed one. */
function shortlistOf(words: readonly string[], typed: string): { near: string[]; far: string[] } {
  const { near, far } = shortlist(vocabularyOf(words), typed);
  return { near, far: far() };
}

test("words of nearly the same letters and pairs are near, others of nearly the same letters far", () => {
  const { near, far } = shortlistOf(["model", "modal", "moduel", "yodel", "ledom", "graph", "models"], "model");
  // `modal` and `yodel` have two other pairs, `moduel` one less and two more, `models` one less and two more.
  expect(near.sort()).toEqual(["modal", "model", "models", "moduel", "yodel"]);
  // All six pairs of `ledom` are others: one more than may be.
  expect(far).toEqual([]);
  // `modle` keeps the first three of six pairs, `lodem` the two in the middle.
  expect(shortlistOf(["modle", "lodem"], "model")).toEqual({ near: ["modle"], far: ["lodem"] });
});

test("a word of four letters may lack one of them and have one other, a longer one two, from nine on three", () => {
  const words = ["abcx", "abxy"];
  expect(shortlistOf(words, "abcd")).toEqual({ near: ["abcx"], far: [] });
  const longer = ["abcdexy", "abcdxyz"];
  expect(shortlistOf(longer, "abcdefg")).toEqual({ near: ["abcdexy"], far: [] });
  const longest = ["abcdefghxyz", "abcdefgwxyz"];
  const { near, far } = shortlistOf(longest, "abcdefghijk");
  expect([...near, ...far]).toEqual(["abcdefghxyz"]);
});

test("a word is found wherever it stands among hundreds of its length", () => {
  const letters = "bcdfghjkmnpqrstvwxz";
  const others = [...letters].flatMap((one) => [...letters].map((two) => `${one}${two}${one}${two}u`));
  for (const place of [0, 31, 32, 63, 64, 200, others.length]) {
    const words = [...others.slice(0, place), "alley", ...others.slice(place)];
    expect(shortlistOf(words, "allez")).toEqual({ near: ["alley"], far: [] });
  }
});

test("words with signs, of two letters or of more than forty are never meant", () => {
  expect(vocabularyOf(["ab", "a-b-c", "qwen2", "a".repeat(41)])).toEqual([]);
});

test("words of any script come back as they were, accents and all", () => {
  const words = ["über", "état", "пама", "жизнь", "żółw", "graph", "ångström", "ªbcº", "ÿÿÿ"];
  expect(wordsOf(vocabularyOf(words)).sort()).toEqual([...words].sort());
  expect(shortlistOf(["память", "паметь", "graphs"], "память").near).toEqual(["память", "паметь"]);
});
