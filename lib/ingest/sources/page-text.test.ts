import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { ParsedSource } from "@/lib/ingest/source";
import { pageMarkdown } from "@/lib/ingest/sources/page-markdown";
import { pageText } from "@/lib/ingest/sources/page-text";
import { recogniseSource } from "@/lib/ingest/sources/recognise";
import type { PaperEntry } from "@/lib/papers/paper";

const INKWELL = "Inkwell: Correcting Hand-Set Type with Few Looks";
const TIDEWATER = "Tidewater: Forecasters That Know How Far They See";
const MOSS = "Datasets of Rare Languages: A Survey of Consent and Copying";
const CLOCKS = "On the Drift of Learning-Rate Schedules";
const FERRY = "Ferry-$β$: When May a Small Model Speak for a Large One?";
const KILN = "Kiln! Reasoning About Glazes Instead of Recalling Them";
const ATLAS = "An Atlas of Attention Heads";

function readPage(name: string): string {
  return readFileSync(`tests/fixtures/pages/${name}`, "utf8");
}

function parse(text: string, captured: string | null = null, day: string | null = null): ParsedSource {
  return pageText.parse({ text, captured, day });
}

function parseFixture(name: string, captured: string | null = null): ParsedSource {
  return parse(readPage(name), captured);
}

function table<Key extends keyof PaperEntry>(parsed: ParsedSource, ...keys: Key[]): PaperEntry[Key][][] {
  return parsed.entries.map(({ entry }) => keys.map((key) => entry[key]));
}

test("every text fixture is recognised as text and not as markdown", () => {
  for (const name of [
    "with-facts.txt",
    "titles-and-abstracts.txt",
    "bare-urls.txt",
    "urls-first.txt",
    "reference-links.txt",
    "text-browser.txt",
    "upvotes-before-titles.txt",
    "trending.txt",
  ]) {
    const text = readPage(name);
    expect([pageText.recognises(text), pageMarkdown.recognises(text)], name).toEqual([true, false]);
    expect(recogniseSource(text)).toBe(pageText);
  }
});

test("a page with facts gives title, count of authors, date and the number behind it as upvotes", () => {
  const parsed = parseFixture("with-facts.txt");
  expect(table(parsed, "title", "authorCount", "publishedOn", "upvotes", "comments")).toEqual([
    [INKWELL, 6, "2024-10-28", 2, null],
    [FERRY, 1, "2025-02-05", null, null],
    [MOSS, null, null, null, null],
    [CLOCKS, 31, "2023-05-24", null, null],
    [KILN, 4, "2025-02-28", 17, null],
  ]);
  expect(parsed.entries.map(({ line, place }) => [line, place])).toEqual([
    [13, "line 13"],
    [21, "line 21"],
    [29, "line 29"],
    [33, "line 33"],
    [41, "line 41"],
  ]);
  expect(parsed.day).toBe("2025-03-03");
  expect(table(parsed, "listedOn", "position").flat()).toEqual(
    [0, 1, 2, 3, 4].flatMap((position) => ["2025-03-03", position]),
  );
  expect([parsed.rejects, parsed.notes]).toEqual([[], []]);
});

test("abstracts keep what the author wrote, with white space as one space", () => {
  const [inkwell, ferry, moss] = parseFixture("with-facts.txt").entries.map(({ entry }) => entry.abstract);
  expect(inkwell).toContain(
    String.raw`11.9times fewer looks than the strongest rival, within pm 1.3 points, and gains 5\%`,
  );
  expect(inkwell).toContain("k^{th}");
  expect(ferry).toContain(String.raw`\300,000 for a year (26,000 vs. \320,000), and real'' savings`);
  expect(moss).toContain("It finds that double spaces");
  expect(moss).toContain("The tag <EOS> ends every record.");
});

test("a page of titles and abstracts is told apart by shape, and its day stays open", () => {
  const parsed = parseFixture("titles-and-abstracts.txt");
  expect(table(parsed, "title").flat()).toEqual([ATLAS, KILN, FERRY, MOSS]);
  expect(parsed.entries.every(({ entry }) => entry.abstract.length > 300)).toBe(true);
  expect(parsed.entries[1]?.entry.abstract.endsWith("without looking anything up")).toBe(true);
  expect(parsed.day).toBeNull();
  expect(parsed.rejects).toEqual([]);
  expect(parsed.notes).toEqual([
    "Aug 12 (line 11) has no year and the page does not tell it; give the day the page was saved with --captured YYYY-MM-DD",
  ]);
});

test("links of an abstract come canonical, a shortened one as another link", () => {
  const [atlas] = parseFixture("titles-and-abstracts.txt").entries;
  expect(atlas?.entry.links.map((link) => [link.kind, link.url])).toEqual([
    ["repository", "https://github.com/atlas-of-heads/pages-and-index"],
    ["other", "https://rb.gy/zz9zz9"],
  ]);
});

test("the capture day settles years, and the day of the keeper stands in where the page has none", () => {
  expect(parseFixture("titles-and-abstracts.txt", "2025-12-08").day).toBe("2025-08-12");
  const kept = parse(readPage("titles-and-abstracts.txt"), null, "2024-08-12");
  expect([kept.day, kept.notes]).toEqual(["2024-08-12", []]);
});

test("dates that contradict the capture day stay unknown and are told", () => {
  const parsed = parseFixture("with-facts.txt", "2025-02-10");
  expect(parsed.day).toBeNull();
  expect(table(parsed, "publishedOn").flat()).toEqual(["2024-10-28", "2025-02-05", null, "2023-05-24", null]);
  expect(parsed.notes).toHaveLength(2);
  expect(parsed.notes[0]).toMatch(/^line 11: Mar 3 /);
  expect(parsed.notes[1]).toMatch(/^line 47: Feb 28 /);
});

test("addresses between the lines give identifiers, handles and the meaning of the number", () => {
  const parsed = parseFixture("bare-urls.txt");
  expect(
    table(parsed, "title", "arxivId", "authorCount", "organization", "organizationName", "comments", "upvotes"),
  ).toEqual([
    [INKWELL, "2506.01110", 6, null, null, 0, null],
    [TIDEWATER, "2411.00020", null, "harbour-u", "Harbour University", 3, null],
  ]);
  expect(parsed.day).toBe("2025-06-09");
  expect(parsed.rejects).toEqual([]);
});

test("addresses above the titles belong to the titles below them", () => {
  const parsed = parseFixture("urls-first.txt");
  expect(table(parsed, "title", "arxivId")).toEqual([
    [KILN, "2506.01110"],
    [CLOCKS, "2411.00020"],
    [MOSS, "2505.00300"],
  ]);
  expect(parsed.rejects).toEqual([]);
});

test("numbered links are resolved through the list below", () => {
  const parsed = parseFixture("reference-links.txt", "2026-10-02");
  expect(
    table(parsed, "title", "arxivId", "upvotes", "comments", "publishedOn", "authorCount", "organization"),
  ).toEqual([
    [TIDEWATER, "2605.01110", 12, 6, "2026-05-29", null, "harbour-u"],
    [MOSS, "2407.00020", 0, 0, "2024-07-24", 3, null],
    [ATLAS, "2511.00300", 1, 1, "2025-11-20", 1, null],
  ]);
  expect(parsed.day).toBe("2026-10-02");
  expect(parsed.rejects).toEqual([]);
});

test("text browsers' wrapped lines and numbers before words are read", () => {
  const parsed = parseFixture("text-browser.txt");
  expect(table(parsed, "title", "arxivId", "authorCount", "publishedOn")).toEqual([
    [MOSS, "2403.00110", 7, "2024-03-01"],
    [CLOCKS, "2509.00200", 2, "2025-09-28"],
  ]);
  expect(parsed.entries[1]?.entry.abstract).toMatch(/^Clocks drift, .* by less than a tenth of a point\.$/);
  expect(parsed.rejects).toEqual([]);
});

test("upvotes stand before the title, comments behind the date or below it", () => {
  const parsed = parseFixture("upvotes-before-titles.txt");
  expect(table(parsed, "title", "upvotes", "comments", "organizationName", "authorCount")).toEqual([
    [TIDEWATER, 101, 6, "Harbour University", null],
    [MOSS, 0, 0, null, 3],
    [INKWELL, 8, 2, null, 4],
    [CLOCKS, 1024, 9, "Type Foundry, Inc.", null],
  ]);
  expect(parsed.day).toBe("2026-10-02");
  expect(parsed.rejects).toEqual([]);
});

test("repeated cards of the trending page are one entry, their sentence is a summary", () => {
  const parsed = parseFixture("trending.txt");
  expect(table(parsed, "title", "upvotes", "authorCount", "publishedOn", "submittedBy", "organizationName")).toEqual([
    [TIDEWATER, 149, 4, "2024-12-28", "setter-7", null],
    [INKWELL, 22, null, "2026-09-04", null, "Type Foundry"],
  ]);
  expect(table(parsed, "abstractKind", "aiSummary")[0]).toEqual([
    "none",
    "Tidewater trains one forecaster that says how far it can see.",
  ]);
  expect(parsed.rejects).toEqual([]);
});

test("lines may end as on Windows or on old Macs", () => {
  const text = readPage("with-facts.txt");
  const expected = parse(text);
  expect(parse(text.replaceAll("\n", "\r\n"))).toEqual(expected);
  expect(parse(text.replaceAll("\n", "\r"))).toEqual(expected);
});
