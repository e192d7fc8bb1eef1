import fc from "fast-check";
import { expect, test } from "vitest";
import { toLatex } from "@/lib/cite/latex";

test.each([
  ["Auditing & Steering", "Auditing \\& Steering"],
  ["Prefill \\& Decode", "Prefill \\& Decode"],
  ["80% of Tokens", "80\\% of Tokens"],
  ["A_B #1 of ~5", "A\\_B \\#1 of \\textasciitilde{}5"],
  ["Open {Sets} Matter", "Open \\{Sets\\} Matter"],
  ["An Open { Alone", "An Open \\textbraceleft{} Alone"],
  ["Closed } First { Then", "Closed \\textbraceright{} First \\textbraceleft{} Then"],
  ["\\{ Alone", "\\textbackslash{}\\textbraceleft{} Alone"],
  ["$α$-Divergence for $SO(3)$", "$α$-Divergence for $SO(3)$"],
  ["Solving \\(X\\)-evolve", "Solving \\(X\\)-evolve"],
  ["$50%$ and $#1$", "$50\\%$ and $\\#1$"],
  ["$\\frac{1}{2}$ is Half", "$\\frac{1}{2}$ is Half"],
  ["$x_{1$ is Cut", "\\$x\\_\\textbraceleft{}1\\$ is Cut"],
  ["Under $0.1 a Page", "Under \\$0.1 a Page"],
  ["Under \\$100 a Page", "Under \\$100 a Page"],
  ["D^3QE", "D\\textasciicircum{}3QE"],
  ["Chinese \\textit{Ci} & More", "Chinese \\textit{Ci} \\& More"],
  ["\\textit{A & B}", "\\textit{A \\& B}"],
  ["\\ECUAS{n}: Metrics", "\\textbackslash{}ECUAS\\{n\\}: Metrics"],
  ["Poincar\\'e and H\\\"{o}lder", "Poincar\\'e and H\\\"{o}lder"],
  ["Task~Arithmetic", "Task~Arithmetic"],
  ["First \\\\ Second", "First Second"],
  ["C:\\ Drive", "C:\\ Drive"],
  ['"Quoted" and ‘curly’', '"Quoted" and ‘curly’'],
  ["大规模语言模型", "大规模语言模型"],
  ["نماذج اللغة", "نماذج اللغة"],
  ["Two\n  Lines", "Two Lines"],
])("%s becomes %s", (text, expected) => {
  expect(toLatex(text)).toBe(expected);
});

test("braces pair and nothing special stays bare, whatever the text", () => {
  const text = fc.string({ unit: fc.constantFrom(..."ab {}\\$&%#_^~()[]\"'α1") });
  fc.assert(
    fc.property(text, (source) => {
      const tex = toLatex(source);
      let depth = 0;
      for (const character of tex) {
        if (character === "{") depth += 1;
        if (character === "}") depth -= 1;
        expect(depth).toBeGreaterThanOrEqual(0);
      }
      expect(depth).toBe(0);
      expect(tex).not.toMatch(/(?<!\\)(?:\\\\)*[%#]/);
    }),
    { numRuns: 500 },
  );
});
