import fc from "fast-check";
import { expect, test } from "vitest";
import { findReasons } from "@/lib/papers/related";
import { findPhrases } from "@/lib/papers/shared-phrases";
import type { SharedStem } from "@/lib/search/similar";
import { stemWord } from "@/lib/search/stem";
import { tokenise } from "@/lib/search/tokenise";

/** Words apt to name a subject, the first ones telling most. */
const apt = (...words: string[]): SharedStem[] =>
  words.map((word, i) => ({ stem: stemWord(word), weight: 1 / (i + 1), aptness: 1, isCommon: false }));

const one = {
  title: "Splatting for Scenes",
  abstract:
    "We use Gaussian splatting with a draft model, and Draft models decode. CLIP sees scenes; an urgent matter.",
};
const sharedPhrases = (shared: SharedStem[], text: typeof one, other: typeof one) =>
  findReasons(text, [{ shared, other }])[0];
const theirs = (title: string, abstract = "") => ({ title, abstract });

test("words side by side in both papers become one reason", () => {
  const other = theirs("Fast Gaussian splatting of streets", "A scene, and scenes.");
  expect(sharedPhrases(apt("splatting", "gaussian", "scene"), one, other)).toEqual(["Gaussian splatting", "scenes"]);
});

test("words that are apart in one paper stay apart", () => {
  const other = theirs("Gaussian noise and splatting");
  expect(sharedPhrases(apt("splatting", "gaussian"), one, other)).toEqual(["splatting", "Gaussian"]);
});

test("acronyms keep their capitals, first words of sentences lose them", () => {
  expect(sharedPhrases(apt("clip", "draft"), one, theirs("CLIP and a draft"))).toEqual(["CLIP", "draft"]);
});

test("a hyphen joins as a space does", () => {
  const reader = theirs("A long-context model");
  expect(sharedPhrases(apt("long", "context"), reader, theirs("Reading long context"))).toEqual(["long-context"]);
});

test("half a compound is no reason, the whole is one", () => {
  const title = theirs("Long-context meta models, long and meta");
  expect(sharedPhrases(apt("long", "meta"), title, title)).toEqual([]);
  expect(sharedPhrases(apt("long", "context"), title, title)).toEqual(["long-context"]);
});

test("what names no subject, is said in passing or in every paper is no reason", () => {
  const other = theirs("Urgent scenes", "Gaussian noise.");
  const shared = apt("urgent", "scene", "gaussian").map((part) =>
    part.stem === stemWord("urgent") ? { ...part, aptness: 0.2 } : part,
  );
  expect(sharedPhrases(shared, one, other)).toEqual(["scenes"]);
  const common = apt("scene").map((part) => ({ ...part, isCommon: true }));
  expect(sharedPhrases(common, one, other)).toEqual([]);
});

test("bare numbers and more than three reasons are left out", () => {
  const text = theirs("15 moles, voles, shrews and newts");
  expect(sharedPhrases(apt("15", "moles", "voles", "shrews", "newts"), text, text)).toEqual([
    "moles",
    "voles",
    "shrews",
  ]);
});

test("a paper compared with several has with each the reasons that it has with it alone", () => {
  const compared = [
    { shared: apt("splatting", "gaussian"), other: theirs("Fast Gaussian splatting of streets") },
    { shared: apt("gaussian", "draft"), other: theirs("Gaussian splatting without a draft model") },
    { shared: apt("scene"), other: theirs("Streets", "A scene, and scenes.") },
  ];
  expect(findReasons(one, compared)).toEqual([["Gaussian splatting"], ["Gaussian", "draft"], ["scenes"]]);
});

/** What is meant: each run of one to three words, of which all have one of the stems, by what stands before each. */
function runsOf(text: string, stems: ReadonlySet<string>) {
  const tokens = tokenise(text).map(({ word, start, end }) => ({ stem: stemWord(word), start, end }));
  const runs = new Map<string, { starts: number[]; ends: number[] }>();
  for (let at = 0; at < tokens.length; at++)
    for (let length = 1; length <= 3 && at + length <= tokens.length; length++) {
      const run = tokens.slice(at, at + length);
      const isJoined = run.every(({ start }, i) => i === 0 || /^[ -]$/.test(text.slice(run[i - 1]?.end, start)));
      if (!isJoined || !run.every(({ stem }) => stems.has(stem))) continue;
      const key = run.map(({ stem }) => stem).join(" ");
      const known = runs.get(key) ?? { starts: [], ends: [] };
      runs.set(key, known);
      known.starts.push(run[0]?.start ?? 0);
      known.ends.push(run.at(-1)?.end ?? 0);
    }
  return runs;
}

test("in any text it finds the phrases that comparing all words finds", () => {
  const pieces =
    "pre train training Trained tie ties die dying d y i s ing ness gpt GPT4 RAG the 3 2.5 ß é α 大 模 ー ヿ ｶﾞ ’s ' - . , \\emph \\alpha \n".split(
      " ",
    );
  const word = fc.array(fc.constantFrom(...pieces, "-"), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), fc.array(word, { minLength: 1, maxLength: 5 }), (words, asked) => {
      const text = words.join(" ");
      const stems = [...new Set(tokenise(asked.join(" ")).map(({ word: folded }) => stemWord(folded)))];
      const numbers = new Map(stems.map((stem, i) => [stem, i + 1]));
      const found = [...findPhrases(text, numbers, stems.length + 1).values()].map(
        ({ stems: run, starts, ends }) => [run.join(" "), { starts, ends }] as const,
      );
      expect(new Map(found)).toEqual(runsOf(text, new Set(stems)));
    }),
    // Each of the two signs stands for two letters: the last pair of them seems to end where `a` does.
    { numRuns: 2_000, examples: [[["ヿヿ a cd"], ["コト cd"]]] },
  );
});
