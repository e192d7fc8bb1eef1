import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { apiJson } from "./api-json";

function fixture(name: string): string {
  return readFileSync(`tests/fixtures/api/${name}`, "utf8");
}

function parse(text: string, day: string | null = null) {
  return apiJson.parse({ text, captured: null, day });
}

test("reads every fact of a full record of today", () => {
  const [first] = parse(fixture("daily-2025-08-12.json")).entries;
  expect(first).toEqual({
    line: null,
    place: "[0]",
    entry: {
      arxivId: "2508.00010",
      doi: null,
      title: "Kilnfire: Glazing Small Language Models",
      abstract:
        "We glaze small models in a kiln of synthetic questions. They answer with <answer> tags. Code is at https://github.com/oltean-lab/glaze-bench.",
      abstractKind: "full",
      authors: ["Mira Oltean", "Jun Achterberg"],
      authorCount: 2,
      publishedOn: "2025-08-11",
      upvotes: 41,
      comments: 2,
      links: [
        {
          url: "https://github.com/oltean-lab/kilnfire",
          kind: "repository",
          host: "github.com",
          owner: "oltean-lab",
          name: "kilnfire",
          provenance: "api-user",
          stars: 9,
        },
        {
          url: "https://github.com/oltean-lab/kiln-site",
          kind: "repository",
          host: "github.com",
          owner: "oltean-lab",
          name: "kiln-site",
          provenance: "project-page",
          stars: null,
        },
        {
          url: "https://github.com/oltean-lab/glaze-bench",
          kind: "repository",
          host: "github.com",
          owner: "oltean-lab",
          name: "glaze-bench",
          provenance: "abstract",
          stars: null,
        },
      ],
      projectPage: "https://github.com/oltean-lab/kiln-site",
      thumbnail: "https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2508.00010.png",
      organization: "oltean-lab",
      organizationName: "Oltean Lab",
      submittedBy: "junach",
      categories: null,
      keywords: ["small models", "distillation"],
      comment: null,
      aiSummary: "Kilnfire bakes small models.",
      listedOn: "2025-08-12",
      position: 0,
    },
  });
});

test("leaves unknown what a record does not say, and keeps a stated zero", () => {
  const entry = parse(fixture("daily-2025-08-12.json")).entries[1]?.entry;
  expect(entry).toMatchObject({
    abstract: "Only the outer summary speaks.",
    authors: null,
    authorCount: null,
    publishedOn: "2025-08-10",
    upvotes: 0,
    comments: 0,
    links: [],
    projectPage: null,
    keywords: null,
    submittedBy: null,
    position: 1,
  });
});

test("keeps a paper whose optional keys are broken, and notes each", () => {
  const source = parse(fixture("daily-2025-08-12.json"));
  expect(source.entries[2]?.entry).toMatchObject({
    arxivId: null,
    title: "Odd Keys, Good Paper",
    authors: null,
    publishedOn: null,
    upvotes: null,
    comments: null,
    links: [],
    projectPage: "https://orchard.example/odd",
    listedOn: "2025-08-12",
  });
  expect(source.notes).toEqual([
    "[2].numComments is left out: Too small: expected number to be >=0",
    "[2].paper.authors[0].name is left out: Invalid input: expected string, received number",
    "[2].paper.upvotes is left out: Invalid input: expected number, received string",
    "[2].paper.id “2508.0003” is no arXiv identifier: the paper is kept without one",
    "[2].paper.publishedAt “yesterday” is no date and is left out",
    "[2].paper.githubRepo “see the appendix” is no address and is left out",
  ]);
});

test("rejects what has no title or is no paper, each with its place", () => {
  const source = parse(fixture("daily-2025-08-12.json"));
  expect(source.entries).toHaveLength(3);
  expect(source.day).toBe("2025-08-12");
  expect(source.rejects).toEqual([
    { line: null, place: "[3].paper.title", reason: "the paper has no title" },
    { line: null, place: "[4].paper.title", reason: "Invalid input: expected string, received number" },
    { line: null, place: "[5]", reason: "is null in place of a paper" },
    { line: null, place: "[6].paper", reason: "is a text in place of a paper" },
  ]);
});

test("finds the day in the outer time of old answers, and only where it was that of the listing", () => {
  const days = (day: string | null) =>
    parse(fixture("daily-2024.json"), day).entries.map(({ entry }) => [entry.arxivId, entry.listedOn]);
  const stated = [
    ["2407.10001", "2024-08-01"],
    ["2407.10002", "2024-08-01"],
    ["2412.10003", "2024-12-17"],
    ["2412.10004", "2024-12-17"],
  ];
  expect(days(null)).toEqual([...stated, ["2503.10005", null], ["2407.10006", null]]);
  expect(days("2025-03-12")).toEqual([...stated, ["2503.10005", "2025-03-12"], ["2407.10006", "2025-03-12"]]);
  expect(parse(fixture("daily-2024.json")).notes).toEqual([
    "2 of 6 papers do not say on which day they were listed. If this is the list of one day, give it with --day YYYY-MM-DD.",
  ]);
});

test("reads an archive that holds Python's words, and says where one of them breaks off", () => {
  const source = parse(fixture("archive-of-repr.json"));
  expect(source.entries.map(({ place, entry }) => [place, entry.title, entry.arxivId, entry.listedOn])).toEqual([
    ["data[0]", 'Python\'s "Own" Words', "2501.10001", "2025-01-10"],
  ]);
  expect(source.rejects).toEqual([
    {
      line: null,
      place: "data[1]",
      reason: "is a text in place of a paper, and read as Python's it has a string without an end (character 41)",
    },
  ]);
});

test("reads one paper and the flat search answers", () => {
  const paper = parse(fixture("paper.json"));
  expect(paper.entries).toHaveLength(1);
  expect(paper.entries[0]?.entry).toMatchObject({
    arxivId: "2508.00010",
    authorCount: 2,
    upvotes: 41,
    comments: null,
    submittedBy: "junach",
    listedOn: "2025-08-12",
  });
  const search = parse(fixture("search-2024.json"), "2025-01-01");
  expect(search.entries.map(({ entry }) => [entry.arxivId, entry.title, entry.thumbnail, entry.listedOn])).toEqual([
    ["2409.10001", "Flat Since September", "https://cdn.example/2409.10001.png", null],
    ["2409.10002", "Another Flat One", null, null],
  ]);
});

test("takes the empty list of a weekend as an answer without papers", () => {
  expect(apiJson.recognises("[]\n")).toBe(true);
  expect(parse("[]\n")).toEqual({ format: "api-json", day: null, entries: [], rejects: [], notes: [] });
});

test("does not take other JSON or other text for an answer", () => {
  for (const text of ["", "{}", '{"error":"Invalid date"}', "[1,2]", "<html>", "# Title", '"paper":']) {
    expect(apiJson.recognises(text), text).toBe(false);
  }
});

test("says why broken JSON cannot be read, with its line", () => {
  const source = parse('[{"paper": {"title": "A"}},\n{"paper": {"title" "B"}}]');
  expect(source.entries).toEqual([]);
  expect(source.rejects).toHaveLength(1);
  expect(source.rejects[0]).toMatchObject({ line: 2, place: "the answer" });
  expect(source.rejects[0]?.reason).toMatch(
    /^is not valid JSON: Expected ':' after property name in JSON at position 47/,
  );
});

test("rejects what is nested a hundred thousand deep, as a whole and inside a paper", () => {
  const deep = "[".repeat(100_000) + "]".repeat(100_000);
  expect(parse(deep)).toMatchObject({
    entries: [],
    rejects: [{ place: "[0]", reason: "is a list in place of a paper" }],
  });
  const inside = parse(`[{"paper": {"title": "Deep", "unknown": ${deep}, "authors": ${deep}}}]`);
  expect(inside.entries[0]?.entry).toMatchObject({ title: "Deep", authors: null });
  const repr = parse(JSON.stringify([`{'paper': {'title': ${"[".repeat(100_000)}`]));
  expect(repr.rejects[0]?.reason).toContain("is nested more than 100 deep");
});

test("makes lone surrogates and NUL bytes harmless", () => {
  const [first] = parse(String.raw`[{"paper": {"title": "Half \ud83d a\u0000b pair"}}]`).entries;
  expect(first?.entry.title).toBe("Half � a b pair");
});

test("refuses a title of ten million characters", () => {
  const source = parse(JSON.stringify([{ paper: { title: "x".repeat(10_000_000) } }]));
  expect(source.rejects[0]?.reason).toBe("is 10000000 characters long; a title has at most 1000");
});

test("counts every record of any JSON as an entry or a reject, and never throws", () => {
  const key = fc.constantFrom(
    "paper",
    "title",
    "id",
    "authors",
    "name",
    "summary",
    "upvotes",
    "publishedAt",
    "githubRepo",
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5 },
      fc.jsonValue(),
      fc.dictionary(key, tie("tree")),
      fc.array(tie("tree")),
      fc.constant({ title: "A title" }),
    ),
  }));
  fc.assert(
    fc.property(fc.array(tree), (records) => {
      const source = parse(JSON.stringify(records));
      expect(source.entries.length + source.rejects.length).toBe(records.length);
    }),
    { numRuns: 150 },
  );
});

test("never throws on any text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      apiJson.recognises(text);
      parse(text);
      parse(`[{"paper": {"title": "${text}"`);
    }),
  );
});
