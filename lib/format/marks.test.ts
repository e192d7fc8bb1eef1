import fc from "fast-check";
import { expect, test } from "vitest";
import { markParts } from "@/lib/format/marks";
import { toParts } from "@/lib/format/maths";

/** Gaps and lengths, in turn, of ranges in order and apart. */
const ranges = fc.array(fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 9 })), { maxLength: 8 }).map((steps) => {
  let at = 0;
  return steps.map(([gap, length]): [number, number] => {
    const start = at + gap;
    at = start + length;
    return [start, at];
  });
});

test("plain text is cut at the edges of the ranges and nowhere else", () => {
  const parts = markParts(toParts("abcdefghij"), [
    [0, 2],
    [4, 5],
    [8, 30],
  ]);
  expect(parts.map(({ part, marked }) => [part.kind === "text" && part.text, marked])).toEqual([
    ["ab", true],
    ["cd", false],
    ["e", true],
    ["fgh", false],
    ["ij", true],
  ]);
});

test("characters are marked that a range has, and what is replaced is marked whole", () => {
  const piece = fc.constantFrom("word ", "a", "$x^2$", "\\emph{of}", " https://example.org/a ", "--", "2times ");
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join("")),
      ranges,
      (text, wanted) => {
        const isIn = (at: number) => wanted.some(([from, to]) => from <= at && at < to);
        let done = 0;
        for (const { part, marked } of markParts(toParts(text), wanted)) {
          expect(part.start).toBe(done);
          done = part.end;
          const places = Array.from({ length: part.end - part.start }, (_, i) => part.start + i);
          if (part.kind === "text" && !part.replaced) {
            expect(part.text).toBe(text.slice(part.start, part.end));
            expect(places.every((at) => isIn(at) === marked)).toBe(true);
          } else expect(places.some(isIn)).toBe(marked);
        }
        expect(done).toBe(text.length);
      },
    ),
  );
});
