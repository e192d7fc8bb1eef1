import fc from "fast-check";
import { expect, test } from "vitest";
import { hasMaths, type TextPart, toParts } from "@/lib/format/maths";

/** Parts in short: prose as text, style in front of it, formulas in ⟦⟧, links as text → address. */
function brief(text: string): string[] {
  return toParts(text).map((part) => {
    if (part.kind === "maths") return `${part.display ? "⟦⟦" : "⟦"}${part.tex}${part.display ? "⟧⟧" : "⟧"}`;
    if (part.kind === "link") return part.text === part.href ? `→${part.href}` : `${part.text}→${part.href}`;
    return part.style ? `${part.style}:${part.text}` : part.text;
  });
}

const joined = (text: string) => brief(text).join("|");

test("formulas between dollars, double dollars and backslash brackets are found", () => {
  expect(brief("The $α$-rule")).toEqual(["The ", "⟦α⟧", "-rule"]);
  expect(brief("so $$x^2$$ holds")).toEqual(["so ", "⟦⟦x^2⟧⟧", " holds"]);
  expect(brief(String.raw`a \(b_1\) c \[d\]`)).toEqual(["a ", "⟦b_1⟧", " c ", "⟦⟦d⟧⟧"]);
  expect(brief("($k$-means, $n$.)")).toEqual(["(", "⟦k⟧", "-means, ", "⟦n⟧", ".)"]);
});

test("a formula may stand between words and digits", () => {
  expect(joined(String.raw`512$\times$512 and GenM$^3$: FPS $\leqslant$2`)).toBe(
    String.raw`512|⟦\times⟧|512 and GenM|⟦^3⟧|: FPS |⟦\leqslant⟧|2`,
  );
  expect(joined("ETH$/$UCY, 2023$/$24, Legal$Δ$: laws")).toBe("ETH|⟦/⟧|UCY, 2023|⟦/⟧|24, Legal|⟦Δ⟧|: laws");
});

test("prices stay prose", () => {
  for (const text of [
    "from $5 to $10",
    "only $7,800, or $0.005 each",
    "US$5M (≈$6M)",
    "for 1$: cheap",
    "a $200k model",
    "4$-5$ or $5-$10",
    "4$-5$ or $5-$10",
  ]) {
    expect(brief(text)).toEqual([text]);
  }
  expect(joined(String.raw`(\$148K) of \$2,000 USD`)).toBe("(|$|148K) of |$|2,000 USD");
});

test("an unfinished formula stays as it stands", () => {
  expect(brief("World Modeling$ (WM) is")).toEqual(["World Modeling$ (WM) is"]);
  expect(joined(String.raw`PIX-\alpha$ wins`)).toBe("PIX-|α|$ wins");
});

test("leftovers of LaTeX are shown as the author meant them", () => {
  expect(joined(String.raw`5\% of Q\&A`)).toBe("5|%| of Q|&|A");
  expect(joined("11.9times faster, 3 times larger")).toBe("11.9|×| faster, 3 times larger");
  expect(joined("80.1 pm 1.3")).toBe("80.1 |±| 1.3");
  expect(joined("k^{th}-order, 10^-3, D^2PO, 2^k - 1")).toBe("k|sup:th|-order, 10|sup:-3|, D|sup:2|PO, 2|sup:k| - 1");
  expect(joined("v_{reason} and snake_case")).toBe("v|sub:reason| and snake_case");
  expect(joined(String.raw`\emph{one}, \textbf{two}, {\it vs.}`)).toBe("em:one|, |strong:two|, |em:vs.");
  expect(joined("**CAPO** and 2**3")).toBe("strong:CAPO| and 2**3");
  expect(joined("Task~Arithmetic, 12~20%")).toBe("Task|\u00a0|Arithmetic, 12~20%");
  expect(joined("2.78~(CIFAR-10), ~(5)")).toBe("2.78|\u00a0|(CIFAR-10), ~(5)");
  expect(joined(String.raw`in 360{\deg} scenes, \eg, indoors`)).toBe("in 360|°| scenes, |e.g.|, indoors");
});

test("a command nobody knows stays as it stands", () => {
  expect(brief(String.raw`we train \method, and \textcolor{red}{x}`)).toEqual([
    String.raw`we train \method, and \textcolor{red}{x}`,
  ]);
});

test("orders of growth are formulas, prose in brackets is not", () => {
  expect(joined("whose O(N^2) cost")).toBe("whose |⟦O(N^2)⟧| cost");
  expect(joined("needs O(dlog(Hd^{3/2})) steps")).toBe(String.raw`needs |⟦O(d\log (Hd^{3/2}))⟧| steps`);
  expect(brief("FOO(N) and O(length of text)")).toEqual(["FOO(N) and O(length of text)"]);
});

test("tags and tokens in angle brackets stay", () => {
  expect(brief("ends with <EOS> or </answer>")).toEqual(["ends with <EOS> or </answer>"]);
});

test("addresses become links without the sentence's marks", () => {
  expect(brief("See https://github.com/a/b. Then")).toEqual(["See ", "→https://github.com/a/b", ". Then"]);
  expect(brief("(https://eka.example.ai),")).toEqual(["(", "→https://eka.example.ai", "),"]);
  expect(brief("<https://x.org/a_(b)>")).toEqual(["<", "→https://x.org/a_(b)", ">"]);
  expect(brief(String.raw`at~\url{https://x.org/y}.`)).toEqual(["at", "\u00a0", "→https://x.org/y", "."]);
  expect(brief("[Page](https://x.org/z) here")).toEqual(["Page→https://x.org/z", " here"]);
  expect(brief("https://x.org/a{\\color[RGB]{1,2,3}{L}}")[0]).toBe("→https://x.org/a");
});

test("only http and https become links", () => {
  for (const text of [
    "javascript:alert(1)",
    "[x](javascript:alert(1))",
    String.raw`\href{javascript:alert(1)}{x}`,
    "data:text/html,hi",
    "ftp://x.org/a",
  ]) {
    expect(toParts(text).some((part) => part.kind === "link")).toBe(false);
  }
});

test("formulas that reach outside stay as they stand", () => {
  for (const text of [
    String.raw`$\href{javascript:alert(1)}{x}$`,
    String.raw`$\htmlData{a=b}{x}$`,
    String.raw`$\htmlClass{c}{x}$`,
    String.raw`$\url{https://x}$`,
    String.raw`$\includegraphics{https://x/y.png}$`,
    String.raw`$\def\x{\x\x}\x$`,
    `$${"x".repeat(1_001)}$`,
  ]) {
    expect(hasMaths(text), text).toBe(false);
  }
  expect(hasMaths(String.raw`$\delta + \charge$`)).toBe(true);
});

test("parts cover any text without gaps", () => {
  const alphabet = fc.constantFrom(..."$\\(){}[]^_~*`<>\"'. aO1tT:/%h", "https://x.y/", "\\url{", "times", "\n");
  fc.assert(
    fc.property(fc.array(alphabet, { maxLength: 60 }), (pieces) => {
      const text = pieces.join("");
      let at = 0;
      for (const part of toParts(text)) {
        expect(part.start).toBe(at);
        expect(part.end).toBeGreaterThan(part.start);
        if (part.kind === "text" && !part.replaced) expect(part.text).toBe(text.slice(part.start, part.end));
        at = part.end;
      }
      expect(at).toBe(text.length);
    }),
    { numRuns: 500 },
  );
});

test("an address that names somebody before its host stays text", () => {
  for (const text of ["https://github.com@example.org/x", "https://a:b@github.com/x", "[x](https://a@b.example/)"]) {
    expect(
      toParts(text).map(({ kind }) => kind),
      text,
    ).not.toContain("link");
  }
});

test("a text without any sign of formulas is looked at no less closely than one with", () => {
  const pieces = [
    "$x$",
    "a",
    " ",
    "3times",
    "5 pm 2",
    "9%pm 1",
    "O(n log n)",
    "x^2",
    "x_{i}",
    "**b**",
    "[a](https://b.c)",
  ];
  const more = [
    "https://b.c",
    "\\alpha",
    "\\%",
    "{\\it a}",
    "a~b",
    "times",
    "pm",
    "\\(x\\)",
    "(",
    ")",
    "O",
    "2",
    "\n",
    "é",
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces, ...more), { maxLength: 8 }), (chosen) => {
      const text = chosen.join("");
      // A dollar that stands alone is none, and makes the whole text be looked at.
      const closely = toParts(`${text} $ `);
      const shown = (parts: TextPart[]) =>
        parts.map((part) => (part.kind === "maths" ? part.source : part.text)).join("|");
      expect(shown(closely).replace(/\|? \$ $/, "")).toBe(shown(toParts(text)));
    }),
  );
});
