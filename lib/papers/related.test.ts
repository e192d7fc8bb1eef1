import { expect, test } from "vitest";
import { sharedPhrases } from "@/lib/papers/related";

const text = "Splatting for scenes. We use Gaussian splatting with a draft model, and Draft models decode. CLIP too.";

test("words side by side in both texts become one reason", () => {
  const other = "Fast Gaussian splatting of streets.";
  expect(sharedPhrases(["splatting", "gaussian", "scene"], text, other)).toEqual(["Gaussian splatting", "scene"]);
});

test("words that are apart in one text stay apart", () => {
  const other = "Gaussian noise and splatting.";
  expect(sharedPhrases(["splatting", "gaussian"], text, other)).toEqual(["splatting", "Gaussian"]);
});

test("acronyms keep their capitals, first words of sentences do not", () => {
  expect(sharedPhrases(["clip", "draft", "splatting"], text, "clip draft splatting")).toEqual([
    "CLIP",
    "draft",
    "splatting",
  ]);
});

test("a hyphen joins too", () => {
  expect(sharedPhrases(["context", "long"], "A long-context model", "Reading long context")).toEqual(["long-context"]);
});

test("bare numbers and more than three reasons are left out", () => {
  expect(sharedPhrases(["15", "a1", "b1", "c1", "d1"], "", "")).toEqual(["a1", "b1", "c1"]);
});

test("signs in words are no patterns", () => {
  expect(sharedPhrases(["c++", "1.5b"], "c++ and 1.5B", "c++, 1.5b")).toEqual(["c++", "1.5B"]);
});
