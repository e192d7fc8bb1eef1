import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { KATEX_STYLESHEET, renderMaths } from "@/components/paper/maths";

const PACKAGE = path.resolve("node_modules/katex/dist");
const COPY = path.resolve("public", path.dirname(KATEX_STYLESHEET).slice(1));

test("the served style sheet and faces are those of the installed KaTeX, in woff2 only", () => {
  const original = fs.readFileSync(path.join(PACKAGE, "katex.min.css"), "utf8");
  const woff2Only = original.replace(/,url\([^)]*\.(?:woff|ttf)\) format\("[a-z]+"\)/g, "");
  expect(fs.readFileSync(path.resolve("public", KATEX_STYLESHEET.slice(1)), "utf8")).toBe(woff2Only);
  const named = [...woff2Only.matchAll(/url\(fonts\/([^)]+)\)/g)].map((match) => match[1] ?? "");
  expect(named.length).toBeGreaterThan(10);
  for (const face of named) {
    const bytes = (folder: string) => fs.readFileSync(path.join(folder, "fonts", face));
    expect(bytes(COPY).equals(bytes(PACKAGE)), face).toBe(true);
  }
});

test("a formula is set as HTML and MathML", () => {
  const html = renderMaths("O(N^2)", false) ?? "";
  expect(html).toContain("<math");
  expect(html).toContain('class="katex-html"');
});

test("what KaTeX does not understand is not set", () => {
  for (const tex of [String.raw`\unknowncommand{x}`, "{", "x^", String.raw`\frac{1}`, "{".repeat(900), "&"]) {
    expect(renderMaths(tex, false), tex.slice(0, 20)).toBeNull();
  }
});

test("a hostile formula gives no markup of its own", () => {
  const html = renderMaths(String.raw`\text{<img src=x onerror=alert(1)>}`, false) ?? "";
  expect(html).not.toContain("<img");
  for (const tex of [
    String.raw`\href{javascript:alert(1)}{x}`,
    String.raw`\htmlData{a=b}{x}`,
    String.raw`\url{http://x}`,
  ]) {
    const set = renderMaths(tex, false) ?? "";
    expect(set).not.toMatch(/<a |data-a|href=/);
  }
});
