import { expect, test } from "vitest";
import { typeset } from "@/lib/format/typography";

test("quotes turn the right way", () => {
  expect(typeset(`a "wide-context" search`)).toBe("a “wide-context” search");
  expect(typeset(`"Why?" she asks ("now")`)).toBe("“Why?” she asks (“now”)");
  expect(typeset(`today's models' 'best'`)).toBe("today’s models’ ‘best’");
  expect(typeset("``capacity density''")).toBe("“capacity density”");
  expect(typeset("a `whiteboard' here")).toBe("a ‘whiteboard’ here");
  expect(typeset(`"'inner' outer"`)).toBe("“‘inner’ outer”");
});

test("a quote at the beginning closes after a word of another part", () => {
  expect(typeset(`" ends`, "t")).toBe("” ends");
  expect(typeset(`"begins`, " ")).toBe("“begins");
});

test("double hyphens and full stops become a dash and an ellipsis, longer rows stay", () => {
  expect(typeset("methods -- Averaging")).toBe("methods – Averaging");
  expect(typeset("and so on...")).toBe("and so on…");
  expect(typeset("It ends.…")).toBe("It ends. …");
  expect(typeset("---- ....")).toBe("---- ....");
});
