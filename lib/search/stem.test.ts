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

test("a stem begins with the character its word begins with, as highlighting counts on", () => {
  const endings = "s es ies ied sses eed ed ing y e ll ational izer ousness logi icate ness ement ion ion's".split(" ");
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(..."aeiouybdlnst"), maxLength: 5 }),
      fc.constantFrom(...endings),
      (a, b) => {
        expect(stemWord(a + b)[0]).toBe((a + b)[0]);
      },
    ),
  );
});
