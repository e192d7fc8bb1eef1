import { expect, test } from "vitest";
import { stemWord } from "@/lib/search/stem";

test.each([
  ["models", "model"],
  ["modelling", "model"],
  ["caresses", "caress"],
  ["ponies", "poni"],
  ["agreed", "agre"],
  ["hopping", "hop"],
  ["filing", "file"],
  ["happy", "happi"],
  ["array", "array"],
  ["relational", "relat"],
  ["generalizations", "gener"],
  ["effectiveness", "effect"],
  ["adoption", "adopt"],
  ["probate", "probat"],
  ["controlling", "control"],
  ["llms", "llm"],
  ["qwen2.5", "qwen2.5"],
  ["as", "as"],
  ["模型", "模型"],
])("%s has the stem %s", (word, stem) => {
  expect(stemWord(word)).toBe(stem);
});
