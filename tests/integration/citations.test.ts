/** Citations read back by the parsers of others. */
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import { parse } from "@retorquere/bibtex-parser";
import { expect, test } from "vitest";
import { z } from "zod";
import { toBibtex } from "@/lib/cite/bibtex";
import { type Citable, toCitable } from "@/lib/cite/citable";
import { createKeys } from "@/lib/cite/citation-key";
import { toRis } from "@/lib/cite/ris";

const paper = (arxivId: string, title: string, authors: string[], publishedOn: string | null = "2025-08-11"): Citable =>
  toCitable({
    slug: arxivId,
    arxivId,
    doi: null,
    title,
    abstract: "",
    abstractKind: "none",
    authors: authors.map((name) => ({ name })),
    publishedOn,
    projectPage: null,
  });

const WORKS = [
  paper("2508.00001", "Braces {Matter} & 50% of C# Costs $5", ["Łukasz Kaiser", "Laurens van der Maaten"]),
  paper("2508.00002", "One { Alone, A_B and D^3", ["Conan O'Neill", "Gemma Team"]),
  paper("2508.00003", 'On $α$-Divergence: "quoted" ‘words’', ["Robert W. Heath Jr.", "Blaise Agüera y Arcas"]),
  paper("2508.00004", "大规模语言模型", ["张伟", "OpenAI"]),
  paper("2508.00005", "نماذج اللغة الكبيرة", ["محمد علي", "Aakanksha"]),
  paper("2508.00006", "Nobody Knows Who or When", [], null),
  paper("2508.00006", "Nobody Knows Who or When", [], null),
];

function bibtexOf(works: readonly Citable[]): string {
  const keyFor = createKeys();
  return works.map((work) => toBibtex(work, keyFor(work))).join("\n");
}

test("@retorquere/bibtex-parser reads every entry without complaint", () => {
  const library = parse(bibtexOf(WORKS), { english: false, sentenceCase: false });
  expect(library.errors).toEqual([]);
  expect(library.entries.map(({ fields }) => fields.title?.replace(/<\/?span[^>]*>/g, ""))).toEqual([
    "Braces {Matter} & 50% of C# Costs $5",
    "One { Alone, A_B and D^3",
    'On α-Divergence: "quoted" ‘words’',
    "大规模语言模型",
    "نماذج اللغة الكبيرة",
    "Nobody Knows Who or When",
    "Nobody Knows Who or When",
  ]);
  expect(library.entries.map(({ fields }) => fields.author ?? null)).toEqual([
    [
      { firstName: "Łukasz", lastName: "Kaiser" },
      { firstName: "Laurens", lastName: "Maaten", prefix: "van der" },
    ],
    [{ firstName: "Conan", lastName: "O'Neill" }, { name: "Gemma Team" }],
    [
      { firstName: "Robert W.", lastName: "Heath", suffix: "Jr." },
      { firstName: "Blaise", lastName: "Agüera y Arcas" },
    ],
    [{ lastName: "张伟" }, { lastName: "OpenAI" }],
    [{ firstName: "محمد", lastName: "علي" }, { lastName: "Aakanksha" }],
    null,
    null,
  ]);
  expect(new Set(library.entries.map(({ key }) => key)).size).toBe(WORKS.length);
  expect(library.entries[0]?.fields).toMatchObject({
    eprint: "2508.00001",
    archiveprefix: "arXiv",
    eprinttype: "arxiv",
  });
});

const cslSchema = z.array(
  z.looseObject({
    title: z.string(),
    author: z.array(z.record(z.string(), z.unknown())).optional(),
    issued: z.looseObject({}).optional(),
    DOI: z.string().optional(),
  }),
);

test("citation-js reads every BibTeX entry", () => {
  const items = cslSchema.parse(new Cite(bibtexOf(WORKS)).data);
  expect(items.map(({ title }) => title)).toEqual([
    "Braces {Matter} & 50% of C# Costs $5",
    "One { Alone, A_B and D^3",
    'On α-Divergence: "quoted" ‘words’',
    "大规模语言模型",
    "نماذج اللغة الكبيرة",
    "Nobody Knows Who or When",
    "Nobody Knows Who or When",
  ]);
  expect(items[5]?.author).toBeUndefined();
});

test("citation-js reads RIS back as it was", () => {
  const items = cslSchema.parse(new Cite(WORKS.slice(0, 6).map(toRis).join("\r\n")).data);
  expect(items.map(({ title }) => title)).toEqual([
    "Braces {Matter} & 50% of C# Costs $5",
    "One { Alone, A_B and D^3",
    'On $α$-Divergence: "quoted" ‘words’',
    "大规模语言模型",
    "نماذج اللغة الكبيرة",
    "Nobody Knows Who or When",
  ]);
  expect(items[0]?.DOI).toBe("10.48550/arXiv.2508.00001");
  expect(items[2]?.author).toMatchObject([
    { family: "Heath", given: "Robert W." },
    { family: "Agüera y Arcas", given: "Blaise" },
  ]);
  expect(items[5]?.author).toBeUndefined();
  expect(items[5]?.issued).toBeUndefined();
});
