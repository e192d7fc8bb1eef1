import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { ParsedSource } from "@/lib/ingest/source";
import { pageMarkdown } from "@/lib/ingest/sources/page-markdown";
import { pageText } from "@/lib/ingest/sources/page-text";
import { recogniseSource } from "@/lib/ingest/sources/recognise";
import type { PaperEntry } from "@/lib/papers/paper";

const TIDEWATER = "Tidewater: Forecasters That Know How Far They See";
const MOSS = "Datasets of Rare Languages: A Survey of Consent and Copying";
const FERRY = "Ferry-$β$: When May a Small Model Speak for a Large One?";
const INKWELL = "Inkwell: Correcting Hand-Set Type with Few Looks";

function readPage(name: string): string {
  return readFileSync(`tests/fixtures/pages/${name}`, "utf8");
}

function parse(text: string, captured: string | null = null): ParsedSource {
  return pageMarkdown.parse({ text, captured, day: null });
}

function table<Key extends keyof PaperEntry>(parsed: ParsedSource, ...keys: Key[]): PaperEntry[Key][][] {
  return parsed.entries.map(({ entry }) => keys.map((key) => entry[key]));
}

test("markdown captures are recognised as markdown only", () => {
  for (const name of ["search.md", "trending.md"]) {
    const text = readPage(name);
    expect([pageMarkdown.recognises(text), pageText.recognises(text)], name).toEqual([true, false]);
    expect(recogniseSource(text)).toBe(pageMarkdown);
  }
});

test("a list of papers in some README is not recognised", () => {
  const text = "# Awesome type\n\n- [Inkwell](https://huggingface.co/papers/2605.01110): corrects type.\n";
  expect(pageMarkdown.recognises(text)).toBe(false);
});

test("a search page gives identifiers, upvotes before titles and comments behind dates", () => {
  const parsed = parse(readPage("search.md"));
  expect(table(parsed, "title", "arxivId", "upvotes", "comments", "publishedOn", "authorCount")).toEqual([
    [TIDEWATER, "2605.01110", 101, 6, "2026-05-29", null],
    [MOSS, "2502.00020", 0, 0, "2025-02-27", 3],
    [FERRY, "2407.00300", 8, 2, "2024-07-24", 1],
  ]);
  expect(table(parsed, "organization", "organizationName")[0]).toEqual(["harbour-u", "Harbour University"]);
  expect(parsed.entries.map(({ line }) => line)).toEqual([26, 38, 56]);
  expect([parsed.rejects, parsed.notes]).toEqual([[], []]);
});

test("the front matter tells the capture day, and the reader's word wins over it", () => {
  const text = readPage("search.md");
  expect(parse(text).day).toBe("2026-10-02");
  expect(parse(text, "2025-10-03").day).toBe("2025-10-02");
});

test("escapes and line ends of the notation are undone, the author's stay", () => {
  const [tide, moss, ferry] = parse(readPage("search.md")).entries.map(({ entry }) => entry.abstract);
  expect(tide).toMatch(/^Tides can be predicted .* Data: https:\/\/huggingface\.co\/datasets\/tidewater\/horizons\.$/);
  expect(moss).toMatch(/^Moss grows where light is poor, .* The tag <EOS> ends every record\.$/);
  expect(moss).not.toContain("\\");
  expect(ferry).toContain(String.raw`The price is \300,000 for a year (26,000 vs. \320,000), and real''`);
});

test("trending cards come once, with the code behind their button and its stars", () => {
  const parsed = parse(readPage("trending.md"));
  expect(
    table(parsed, "title", "arxivId", "upvotes", "comments", "publishedOn", "authorCount", "organization"),
  ).toEqual([
    [TIDEWATER, "2412.00010", 149, null, "2024-12-28", 4, null],
    [INKWELL, "2609.00120", 22, null, "2026-09-04", null, "type-foundry"],
  ]);
  expect(parsed.entries[1]?.entry).toMatchObject({
    submittedBy: "setter-7",
    aiSummary: "Inkwell corrects type set by hand with a bounded number of looks.",
    abstract: "",
    abstractKind: "none",
  });
  expect(table(parsed, "links").flat(2)).toEqual([
    expect.objectContaining({ url: "https://github.com/tidewater/horizon", provenance: "api-auto", stars: 110_000 }),
    expect.objectContaining({ url: "https://github.com/inkwell-lab/inkwell", provenance: "api-auto", stars: 1540 }),
  ]);
  expect([parsed.day, parsed.rejects]).toEqual([null, []]);
});

test("a linked title without an abstract is an entry, for its identifier is known", () => {
  const text =
    "# Daily Papers\n\nAug 12\n\n[59](https://huggingface.co/login?next=%2Fpapers%2F2605.01110)\n\n" +
    `### [${TIDEWATER}](https://huggingface.co/papers/2605.01110)\n\n- 12 authors\n\n` +
    `[7](https://huggingface.co/login?next=%2Fpapers%2F2502.00020)\n\n### [${MOSS}](/papers/2502.00020)\n`;
  expect(table(parse(text), "title", "arxivId", "abstractKind", "upvotes", "authorCount")).toEqual([
    [TIDEWATER, "2605.01110", "none", 59, 12],
    [MOSS, "2502.00020", "none", 7, null],
  ]);
});

test("brackets inside a linked paragraph are words", () => {
  const abstract =
    "Weights in [0,1) are clipped, as in [12] and (see [3, 4]), and every one of the twelve models keeps its place in the table.";
  const text = `# Daily Papers\n\n### [${MOSS}](https://huggingface.co/papers/2502.00020)\n\n[${abstract}](https://huggingface.co/papers/2502.00020)\n\n- 3 authors\n\n·\n\nFeb 27, 2025\n`;
  expect(parse(text).entries[0]?.entry.abstract).toBe(abstract);
});

test("cards repeated without headings are one entry", () => {
  const card = `[${MOSS}](/papers/2502.00020)\n\nMoss grows where light is poor, and so do the datasets of rare languages.\n\n`;
  const parsed = parse(
    `# Trending Papers\n\n${card}- 3 authors\n\n· Published on Feb 27, 2025\n\n${card}- 3 authors\n\n· Feb 27, 2025\n`,
  );
  expect(table(parsed, "title", "abstract")).toEqual([
    [MOSS, "Moss grows where light is poor, and so do the datasets of rare languages."],
  ]);
});
