import { expect, test } from "vitest";
import { sharedPhrases } from "@/lib/papers/related";
import type { SharedStem } from "@/lib/search/similar";
import { stemWord } from "@/lib/search/stem";

/** Words apt to name a subject, the first ones telling most. */
const apt = (...words: string[]): SharedStem[] =>
  words.map((word, i) => ({ stem: stemWord(word), weight: 1 / (i + 1), aptness: 1, isCommon: false }));

const one = {
  title: "Splatting for Scenes",
  abstract:
    "We use Gaussian splatting with a draft model, and Draft models decode. CLIP sees scenes; an urgent matter.",
};
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
