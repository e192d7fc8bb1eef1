import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { blankEntry, type PaperEntry } from "@/lib/papers/paper";
import { apiJson } from "./api-json";
import { apiJsonl } from "./api-jsonl";
import { arxivJsonl, parseArxivLine } from "./arxiv-jsonl";

const apiLines = readFileSync("tests/fixtures/api/daily.jsonl", "utf8");
const arxivLines = readFileSync("tests/fixtures/arxiv/papers.jsonl", "utf8");

test("reads JSON Lines of API records and rejects the broken line alone", () => {
  const source = apiJsonl.parse({ text: apiLines, captured: null, day: null });
  expect(source.day).toBe("2025-08-12");
  expect(source.entries.map(({ line, place, entry }) => [line, place, entry.arxivId, entry.position])).toEqual([
    [1, "line 1", "2508.00010", 0],
    [3, "line 3", "2508.00020", 1],
  ]);
  expect(source.rejects.map(({ line, place }) => [line, place])).toEqual([
    [4, "line 4"],
    [5, "line 5: paper.title"],
  ]);
});

test("counts lines and places on where a batch begins in the middle", () => {
  const [, , ...rest] = apiLines.split("\n");
  const source = apiJsonl.parse({ text: rest.join("\n"), captured: null, day: null, before: { lines: 2, records: 1 } });
  expect(source.entries.map(({ line, entry }) => [line, entry.position])).toEqual([[3, 1]]);
  expect(source.rejects.map(({ line }) => line)).toEqual([4, 5]);
});

test("reads our own entries as they were printed", () => {
  const entry: PaperEntry = {
    ...blankEntry("Printed by Ourselves", 0),
    abstract: "Word for word.",
    abstractKind: "cut",
    authorCount: 4,
    listedOn: "2025-08-12",
  };
  const text = `${JSON.stringify(entry)}\n${JSON.stringify({ ...entry, upvotes: -1 })}\n`;
  expect(apiJsonl.recognises(text)).toBe(true);
  const source = apiJsonl.parse({ text, captured: null, day: null });
  expect(source.entries.map((placed) => placed.entry)).toEqual([entry]);
  expect(source.rejects).toEqual([
    { line: 2, place: "line 2: upvotes", reason: "Too small: expected number to be >=0" },
  ]);
});

test("reads the lines of arXiv papers", () => {
  const source = arxivJsonl.parse({ text: arxivLines, captured: null, day: null });
  expect(source.day).toBe("2025-03-18");
  expect(source.entries[0]?.entry).toEqual({
    ...blankEntry("Sextant Priors for Robust Sailing", 0),
    arxivId: "2503.00010",
    abstract: "We sail. See https://gitlab.com/harbour/sextant.",
    abstractKind: "full",
    authors: ["Noor Aalto", "Bram de Wit"],
    authorCount: 2,
    categories: ["cs.CV", "cs.RO"],
    comment: "12 pages",
    listedOn: "2025-03-18",
    links: [
      {
        url: "https://gitlab.com/harbour/sextant",
        kind: "repository",
        host: "gitlab.com",
        owner: "harbour",
        name: "sextant",
        provenance: "abstract",
        stars: null,
      },
    ],
  });
  expect(source.entries[1]?.entry).toMatchObject({ arxivId: null, abstractKind: "none", authors: null, comment: null });
  expect(source.notes).toEqual(["line 2: id “2503.0002” is no arXiv identifier: the paper is kept without one"]);
  expect(source.rejects.map(({ place }) => place)).toEqual(["line 3: title", "line 4: listed", "line 5", "line 6"]);
});

test("reads a single arXiv line by itself", () => {
  const reading = parseArxivLine(arxivLines.split("\n")[0] ?? "", 41);
  expect(reading).toMatchObject({ ok: true, entry: { arxivId: "2503.00010", position: 40 } });
  expect(parseArxivLine("{", 41)).toMatchObject({ ok: false, place: "line 41" });
});

test("tells the kinds of JSON apart by their content", () => {
  const kinds = (text: string) => [apiJson, apiJsonl, arxivJsonl].map((source) => source.recognises(text));
  expect(kinds(arxivLines)).toEqual([true, true, true]);
  expect(kinds(apiLines)).toEqual([true, true, false]);
  expect(kinds(readFileSync("tests/fixtures/api/daily-2025-08-12.json", "utf8"))).toEqual([true, false, false]);
  expect(kinds('{"a": 1}\n{"b": 2}\n')).toEqual([false, false, false]);
});

test("never throws on any text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      for (const source of [apiJsonl, arxivJsonl]) {
        source.recognises(text);
        source.parse({ text: `{"title": "a", "abstract": "${text}"}\n${text}`, captured: null, day: null });
      }
    }),
  );
});
