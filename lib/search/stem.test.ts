import fc from "fast-check";
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

test("a stem has most letters in common with its word, as finding words counts on", () => {
  const endings = "s es ies ied sses eed ed ing y e ll ational izer ousness logi icate ness ement ion ion's".split(" ");
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(..."aeiouybdlnst"), maxLength: 5 }),
      fc.constantFrom(...endings),
      (a, b) => {
        const word = a + b;
        const stem = stemWord(word);
        expect(stem.length).toBeLessThanOrEqual(word.length);
        expect(word.startsWith(stem.slice(0, stem.length === 1 ? 1 : Math.max(2, stem.length - 2)))).toBe(true);
      },
    ),
  );
});
