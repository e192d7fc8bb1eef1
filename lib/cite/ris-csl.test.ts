import { expect, test } from "vitest";
import { type Citable, toCitable } from "@/lib/cite/citable";
import { toCslItem } from "@/lib/cite/csl";
import { toRis } from "@/lib/cite/ris";

const work: Citable = {
  slug: "2508.07999",
  arxivId: "2508.07999",
  doi: null,
  title: "Prefill \\& Decode: 50% of $α$,\n  {again}",
  authors: ["Laurens van der Maaten", "Robert W. Heath Jr.", "Gemma Team", "张伟"],
  publishedOn: "2025-08-11",
  url: "https://arxiv.org/abs/2508.07999",
  abstract: null,
};
const unknown: Citable = { ...work, arxivId: null, authors: [], publishedOn: null, url: null };

test("RIS has one tag a line, names family first, and ends in ER", () => {
  expect(toRis(work).split("\r\n")).toEqual([
    "TY  - UNPB",
    "TI  - Prefill & Decode: 50% of $α$, {again}",
    "AU  - van der Maaten, Laurens",
    "AU  - Heath, Robert W., Jr.",
    "AU  - Gemma Team",
    "AU  - 张伟",
    "PY  - 2025",
    "DA  - 2025/08/11",
    "PB  - arXiv",
    "AN  - arXiv:2508.07999",
    "DO  - 10.48550/arXiv.2508.07999",
    "UR  - https://arxiv.org/abs/2508.07999",
    "L1  - https://arxiv.org/pdf/2508.07999",
    "ER  - ",
    "",
  ]);
});

test("RIS says nothing of what is not known", () => {
  expect(toRis(unknown).split("\r\n")).toEqual([
    "TY  - UNPB",
    "TI  - Prefill & Decode: 50% of $α$, {again}",
    "ER  - ",
    "",
  ]);
});

test("CSL-JSON is an article of arXiv with parted names", () => {
  expect(toCslItem(work)).toEqual({
    id: "2508.07999",
    type: "article",
    title: "Prefill & Decode: 50% of $α$, {again}",
    author: [
      { family: "Maaten", given: "Laurens", "non-dropping-particle": "van der" },
      { family: "Heath", given: "Robert W.", suffix: "Jr." },
      { literal: "Gemma Team" },
      { family: "张伟" },
    ],
    issued: { "date-parts": [[2025, 8, 11]] },
    publisher: "arXiv",
    number: "arXiv:2508.07999",
    DOI: "10.48550/arXiv.2508.07999",
    URL: "https://arxiv.org/abs/2508.07999",
  });
});

test("CSL-JSON says nothing of what is not known", () => {
  expect(toCslItem(unknown)).toEqual({
    id: "2508.07999",
    type: "article",
    title: "Prefill & Decode: 50% of $α$, {again}",
  });
});

test("only a whole abstract in the authors' words travels with a citation", () => {
  const paper = { ...unknown, abstract: "Words.", authors: [{ name: "Ann Lee" }], projectPage: null };
  expect(toCitable({ ...paper, abstractKind: "full" }).abstract).toBe("Words.");
  expect(toCitable({ ...paper, abstractKind: "sample" }).abstract).toBeNull();
  expect(toCitable({ ...paper, abstractKind: "cut" }).abstract).toBeNull();
});

test("a work is where arXiv has it, else where its DOI leads, else at its project page", () => {
  const paper = { ...unknown, abstract: "", abstractKind: "none", authors: [], projectPage: "https://p.example/" };
  expect(toCitable({ ...paper, arxivId: "2508.07999", doi: "10.1/x" }).url).toBe("https://arxiv.org/abs/2508.07999");
  expect(toCitable({ ...paper, doi: "10.1/<x>#1" }).url).toBe("https://doi.org/10.1/%3Cx%3E%231");
  expect(toCitable(paper).url).toBe("https://p.example/");
});
