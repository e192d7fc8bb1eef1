import fc from "fast-check";
import { expect, test } from "vitest";
import { createWordTable } from "@/lib/word-table";

test("a word is found wherever it stands in a text, and nothing else is", () => {
  const table = createWordTable<number>();
  table.add("attention", 1);
  table.add("is", 2);
  const text = "This attention is";
  expect(table.get(text, 5, 14)).toBe(1);
  expect(table.get(text, 15, 17)).toBe(2);
  expect(table.get(text, 2, 4)).toBe(2);
  expect(table.get(text, 5, 13)).toBeUndefined();
  expect(table.get(text, 0, 4)).toBeUndefined();
});

test("it knows what a Map knows, however many words there are", () => {
  const table = createWordTable<number>();
  const known = new Map<string, number>();
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary" }), { maxLength: 2_000, size: "max" }), (words) => {
      for (const word of words) {
        if (!known.has(word)) {
          known.set(word, known.size);
          table.add(word, known.size - 1);
        }
      }
      expect(table.size).toBe(known.size);
      for (const word of [...known.keys(), ...words.map((each) => `${each}s`)]) {
        expect(table.get(`(${word})`, 1, word.length + 1)).toBe(known.get(word));
      }
    }),
    { numRuns: 10 },
  );
});

test("an emptied table knows nothing and may be filled anew", () => {
  const table = createWordTable<string>();
  table.add("a", "first");
  table.clear();
  expect([table.size, table.get("a", 0, 1)]).toEqual([0, undefined]);
  table.add("a", "second");
  expect(table.get("a", 0, 1)).toBe("second");
});
