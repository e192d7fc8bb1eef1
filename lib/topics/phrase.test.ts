import { expect, test } from "vitest";
import { parsePhrase } from "@/lib/topics/phrase";

test("a phrase is the keys of its words", () => {
  expect(parsePhrase("Language models")).toEqual([["=Language", "model"]]);
  expect(parsePhrase("language models")).toEqual([["language", "model"]]);
});

test("a hyphen may be left out", () => {
  expect(parsePhrase("multi-agent system")).toEqual([
    ["multi", "agent", "system"],
    ["multiagent", "system"],
  ]);
});

test("capitals and stars are kept", () => {
  expect(parsePhrase("RAG")).toEqual([["=RAG"]]);
  expect(parsePhrase("robot* arm")).toEqual([["robot*", "arm"]]);
});

test("text that is no phrase is refused", () => {
  for (const text of ["", "  ", "*", "C++", "a, b", "ro*bot", "-"]) expect(parsePhrase(text)).toBeNull();
});
