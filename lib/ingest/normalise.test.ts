import { expect, test } from "vitest";
import { normaliseText, slugFromTitle, titleKey } from "@/lib/ingest/normalise";

test("white space runs become one space and ends are trimmed", () => {
  expect(normaliseText("  A title\n   over two\u{a0}\u{2003}lines\t")).toBe("A title over two lines");
});

test("text is composed to NFC", () => {
  expect(normaliseText("Schro\u{308}dinger")).toBe("Schr\u{f6}dinger");
});

test("maths, markup and escapes stay as they stand", () => {
  const text = String.raw`PixArt-$α$ gains 5\% (\300,000) with <EOS>, <answer> & k^{th} real''`;
  expect(normaliseText(text)).toBe(text);
});

test("NUL and lone surrogates are made harmless and pairs are kept", () => {
  expect(normaliseText("a\0b \ud800 \u{1f600}")).toBe("a b \u{fffd} \u{1f600}");
});

test("invisible characters go, joiners that scripts need stay", () => {
  expect(normaliseText("\u{feff}lan\u{ad}gu\u{200b}age \u{915}\u{94d}\u{200d}")).toBe(
    "language \u{915}\u{94d}\u{200d}",
  );
});

test("a title's key is its letters and digits in lower case", () => {
  expect(titleKey("Mixture-of-Experts:  A Survey (2nd ed.)")).toBe("mixtureofexpertsasurvey2nded");
});

test("maths in titles is one however it is written", () => {
  const key = "pixartalphafasttraining";
  expect(titleKey("PixArt-$α$: Fast Training")).toBe(key);
  expect(titleKey(String.raw`PixArt-$\alpha$: Fast  Training`)).toBe(key);
  expect(titleKey("PixArt-\u{1d6fc}: fast training")).toBe(key);
  expect(titleKey(String.raw`An $\mathcal{O}(n^{2})$ Bound`)).toBe("anon2bound");
  expect(titleKey("An O(n²) bound")).toBe("anon2bound");
});

test("titles in other scripts keep their letters apart", () => {
  expect(titleKey("大模型综述")).toBe("大模型综述");
  expect(titleKey("हिन्दी")).not.toBe(titleKey("हनद"));
  expect(titleKey("Программы")).toBe("программы");
});

test("accents do not tell titles apart", () => {
  expect(titleKey("Schrödinger Bridges")).toBe(titleKey("Schrodinger bridges"));
});

test("a title without letters is its own key", () => {
  expect(titleKey(" ??? ")).toBe("???");
});

test("slugs are readable, plain and end at a word", () => {
  expect(slugFromTitle("What's in a Schrödinger Bridge? (PixArt-$α$)")).toBe(
    "whats-in-a-schrodinger-bridge-pixart-alpha",
  );
  const slug = slugFromTitle(`${"permutation ".repeat(20)}`);
  expect(slug).toBe("permutation-permutation-permutation-permutation-permutation-permutation");
  expect(slugFromTitle("x".repeat(300))).toHaveLength(80);
});

test("a title that cannot be spelt still has a slug of its own", () => {
  expect(slugFromTitle("大模型综述")).toMatch(/^paper-[a-z0-9]+$/);
  expect(slugFromTitle("大模型综述")).not.toBe(slugFromTitle("大模型"));
  expect(slugFromTitle("")).toMatch(/^paper-/);
});

test("plain text is only evened out, in whatever white space it comes", () => {
  expect(normaliseText("\t one\ntwo  three\r\n\r\nfour ")).toBe("one two three four");
  expect(normaliseText("as it is: 5\\% <EOS>")).toBe("as it is: 5\\% <EOS>");
});
