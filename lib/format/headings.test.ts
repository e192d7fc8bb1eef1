import { expect, test } from "vitest";
import { splitHeading } from "@/lib/format/headings";

const wholes = (text: string) => splitHeading(text).flatMap(({ piece, isWhole }) => (isWhole ? [piece] : []));

test("compounds and articles stay with their word", () => {
  expect(wholes("DreamOmni3: Scribble-based Editing and Generation")).toEqual(["Scribble-based"]);
  expect(wholes("Intern-S1: A Scientific Multimodal Foundation Model")).toEqual(["Intern-S1:", "A Scientific"]);
  expect(wholes("Future Tokens -- Causal Models")).toEqual(["--"]);
  expect(wholes("Yume-1.5: A Text-Controlled World")).toEqual(["Yume-1.5:", "A Text-Controlled"]);
});

test("what could be wider than a column may break, and plain titles are left alone", () => {
  expect(wholes("Multimodality-Representation-Alignment for All")).toEqual([]);
  expect(splitHeading("Web World Models")).toEqual([{ at: 0, piece: "Web World Models", isWhole: false }]);
  expect(splitHeading("")).toEqual([]);
});

test("the pieces make the title again", () => {
  const title = "An Agent-First View of A/B Tests: a Follow-Your-Shape Story";
  expect(
    splitHeading(title)
      .map(({ piece }) => piece)
      .join(""),
  ).toBe(title);
});
