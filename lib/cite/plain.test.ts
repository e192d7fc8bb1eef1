import { expect, test } from "vitest";
import type { Citable } from "@/lib/cite/citable";
import { formatCitation } from "@/lib/cite/plain";

const work: Citable = {
  slug: "2508.07999",
  arxivId: "2508.07999",
  doi: null,
  title: "Sparser & Faster Attention",
  authors: ["Laurens van der Maaten", "Łukasz Kaiser"],
  publishedOn: "2025-08-11",
  url: "https://arxiv.org/abs/2508.07999",
  abstract: null,
};

test.each([
  [
    "apa",
    "van der Maaten, L., & Kaiser, Ł. (2025). Sparser & Faster Attention (arXiv:2508.07999). arXiv. https://doi.org/10.48550/arXiv.2508.07999",
  ],
  [
    "mla",
    "van der Maaten, Laurens, and Łukasz Kaiser. Sparser & Faster Attention. arXiv:2508.07999, arXiv, 11 Aug. 2025, https://doi.org/10.48550/arXiv.2508.07999.",
  ],
  [
    "chicago",
    "Maaten, Laurens van der, and Łukasz Kaiser. 2025. “Sparser & Faster Attention.” arXiv. https://doi.org/10.48550/arXiv.2508.07999.",
  ],
  [
    "ieee",
    "L. van der Maaten and Ł. Kaiser, “Sparser & Faster Attention.” arXiv, Aug. 11, 2025. doi: 10.48550/arXiv.2508.07999.",
  ],
] as const)("%s sets a preprint", async (style, expected) => {
  expect(await formatCitation(work, style)).toBe(expected);
});

test("neither author nor date is invented", async () => {
  expect(await formatCitation({ ...work, authors: [], publishedOn: null }, "apa")).toBe(
    "Sparser & Faster Attention (arXiv:2508.07999). (n.d.). arXiv. https://doi.org/10.48550/arXiv.2508.07999",
  );
});

test("what looks like markup in a title stays text, in Chinese and Arabic too", async () => {
  expect(await formatCitation({ ...work, title: "<i>x</i> 语言 نماذج", authors: ["OpenAI"] }, "apa")).toBe(
    "OpenAI. (2025). <i>x</i> 语言 نماذج (arXiv:2508.07999). arXiv. https://doi.org/10.48550/arXiv.2508.07999",
  );
});

test("one work after another is set each for itself", async () => {
  const both = await Promise.all([formatCitation(work, "apa"), formatCitation({ ...work, title: "Other" }, "apa")]);
  expect(both[0]).toContain("Sparser & Faster Attention (");
  expect(both[1]).toContain("Other (");
});

test("a work is set as if alone after another one of the same authors and year", async () => {
  const other = { ...work, slug: "2508.08000", title: "Denser Attention" };
  for (const style of ["apa", "chicago", "mla"] as const) {
    const first = await formatCitation(work, style);
    expect(await formatCitation(other, style)).toBe(first.replace("Sparser & Faster", "Denser"));
    expect(await formatCitation(work, style)).toBe(first);
  }
});

test("of a long list of authors each style names whom it would", async () => {
  const authors = Array.from({ length: 500 }, (_, place) => `A. Name${place + 1}`);
  const named = async (style: "apa" | "ieee" | "chicago") =>
    [...(await formatCitation({ ...work, authors }, style)).matchAll(/Name(\d+)/g)].map(([, place]) => Number(place));
  expect(await named("apa")).toEqual([...Array.from({ length: 19 }, (_, place) => place + 1), 500]);
  expect(await named("ieee")).toEqual([1]);
  expect(await named("chicago")).toEqual([1, 2, 3, 4, 5, 6, 7]);
});
