import fc from "fast-check";
import { expect, test } from "vitest";
import { splitByExpressions, splitTitle } from "@/lib/papers/title-words";

test("a title is cut at its colon, at a dash between spaces, and into words", () => {
  expect(splitTitle("GPT-4.5: C++ agents - don't (yet) fly.")).toEqual([
    ["GPT", "4.5"],
    ["C", "agents"],
    ["don't"],
    ["yet"],
    ["fly"],
  ]);
});

test("letters beyond ASCII are letters", () => {
  expect(splitTitle("Łukasz’s naïve – α+β")).toEqual([["Łukasz’s", "naïve"], ["α+β"]]);
});

test("walking through a title and the expressions give the same words", () => {
  const piece = fc.constantFrom("a", "Z", "7", ".", "'", "+", "-", " ", "\t", ":", ",", "(", '"', "é", "–", "’", "/");
  const words = (clauses: string[][]) => clauses.filter((clause) => clause.length > 0);
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
      const title = pieces.join("");
      expect(words(splitTitle(title))).toEqual(words(splitByExpressions(title)));
    }),
    { numRuns: 2_000 },
  );
});
