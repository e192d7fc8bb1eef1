import { expect, test } from "vitest";
import { toPlainText } from "@/lib/format/plain-text";

test.each([
  ["Prefill \\& Decode", "Prefill & Decode"],
  ["Chinese \\textit{Ci} Poetry", "Chinese Ci Poetry"],
  ["$α$-Divergence", "$α$-Divergence"],
  ["\\(X\\)-evolve", "\\(X\\)-evolve"],
  ["D^3QE and CoRe^2", "D^3QE and CoRe^2"],
  ["PCBA \\\\ via", "PCBA via"],
  ["Two\n   lines", "Two lines"],
  ["Costs $5 and 5$", "Costs $5 and 5$"],
  ["See https://example.org/a_b.", "See https://example.org/a_b."],
  ["Sets {a} & <b>", "Sets {a} & <b>"],
])("%s reads %s", (text, expected) => {
  expect(toPlainText(text)).toBe(expected);
});
