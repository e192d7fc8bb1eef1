/** What the shape of lines and paragraphs tells, on small pages made for it; whole pages: page-text.test.ts. */
import { expect, test } from "vitest";
import type { ParsedSource } from "@/lib/ingest/source";
import { pageMarkdown } from "@/lib/ingest/sources/page-markdown";
import { pageText } from "@/lib/ingest/sources/page-text";
import type { PaperEntry } from "@/lib/papers/paper";

const INKWELL = "Inkwell: Correcting Hand-Set Type with Few Looks";
const TIDEWATER = "Tidewater: Forecasters That Know How Far They See";
const MOSS = "Datasets of Rare Languages: A Survey of Consent and Copying";
const CLOCKS = "On the Drift of Learning-Rate Schedules";
const KILN = "Kiln! Reasoning About Glazes Instead of Recalling Them";

const HEADER = "Daily Papers\n\nbyAK and the research community\n\n";
const ABSTRACT =
  "We study how a page of text becomes a list of papers and find that the shape of a paragraph tells nearly everything. " +
  "A small set of rules is enough, and it never loses a word of what it reads.";

function parse(text: string): ParsedSource {
  return pageText.parse({ text, captured: null, day: null });
}

function table<Key extends keyof PaperEntry>(parsed: ParsedSource, ...keys: Key[]): PaperEntry[Key][][] {
  return parsed.entries.map(({ entry }) => keys.map((key) => entry[key]));
}

test("years printed behind Published on say nothing about the current year", () => {
  const text = `${HEADER}Sep 9\n\n${CLOCKS}\n\n${ABSTRACT}\n\n4 authors\n·\nPublished on Sep 4, 2026\n`;
  expect(parse(text).day).toBeNull();
});

test("a title without an abstract is a reject with its line", () => {
  const text = `${HEADER}Dec 8\n\n${CLOCKS}\n\n${INKWELL}\n\n${ABSTRACT}\n\n  • 2 authors\n·\nMar 1, 2024\n\n${KILN}\n`;
  const parsed = parse(text);
  expect(table(parsed, "title").flat()).toEqual([INKWELL]);
  expect(parsed.rejects.map(({ line, place }) => [line, place])).toEqual([
    [7, "line 7"],
    [17, "line 17"],
  ]);
  expect(parsed.rejects[0]?.reason).toBe(`looks like a title, but no abstract follows: “${CLOCKS}”`);
});

test("titles in a row without abstracts are rejected one by one", () => {
  const parsed = parse(`${HEADER}${CLOCKS}\n\n${INKWELL}\n\n${MOSS}\n\n${TIDEWATER}\n\n${ABSTRACT}\n`);
  expect(table(parsed, "title").flat()).toEqual([TIDEWATER]);
  expect(parsed.rejects.map(({ line }) => line)).toEqual([5, 7, 9]);
});

test("a paragraph without a title is a reject with its line", () => {
  const parsed = parse(
    `${HEADER}${ABSTRACT}\n\n${CLOCKS}\n\n${ABSTRACT}\n\n  • 2 authors\n·\nMar 1, 2024\n\n${ABSTRACT}\n`,
  );
  expect(parsed.entries).toHaveLength(1);
  expect(parsed.rejects.map(({ line, reason }) => [line, reason])).toEqual([
    [5, "a paragraph without a title above it"],
    [15, "a paragraph without a title above it"],
  ]);
});

test("the frame of the page never becomes an entry or a reject", () => {
  const frame = ["Models", "Datasets", "Log In", "Previous", "Next", "Company", "TOS", "System theme", "+12"].join(
    "\n\n",
  );
  const parsed = parse(`${frame}\n\n${HEADER}Dec 8\n\n${CLOCKS}\n\n${ABSTRACT}\n\n${frame}\n`);
  expect(parsed.entries).toHaveLength(1);
  expect(parsed.rejects).toEqual([]);
});

test("a page without blank lines is read by the length of its lines", () => {
  const parsed = parse(
    `Daily Papers\nbyAK and the research community\nDec 8\n${CLOCKS}\n${ABSTRACT}\n  • 2 authors\n·\nMar 1, 2024 7\n${KILN}\n${ABSTRACT}\n`,
  );
  expect(table(parsed, "title", "authorCount", "upvotes")).toEqual([
    [CLOCKS, 2, 7],
    [KILN, null, null],
  ]);
});

test("a second paragraph stays with its abstract", () => {
  const [first, second] = parse(
    `${HEADER}${CLOCKS}\n\n${ABSTRACT}\n\nCode will follow in spring.\n\n${KILN}\n\n${ABSTRACT}\n`,
  ).entries;
  expect(first?.entry.abstract).toBe(`${ABSTRACT} Code will follow in spring.`);
  expect(second?.entry.title).toBe(KILN);
});

test("an abstract that the page cut is marked as cut", () => {
  const [cut] = parse(`${HEADER}${CLOCKS}\n\n${ABSTRACT.slice(0, 150)}…\n`).entries;
  expect(cut?.entry.abstractKind).toBe("cut");
});

test("a day that the calendar lacks stays unknown and is told", () => {
  const parsed = parse(`${HEADER}Dec 8, 2024\n\n${CLOCKS}\n\n${ABSTRACT}\n\n  • 0 authors\n·\nFeb 30, 2024\n`);
  expect(table(parsed, "authorCount", "publishedOn")).toEqual([[null, null]]);
  expect(parsed.notes).toEqual(["line 13: the calendar has no Feb 30, 2024; the date stays unknown"]);
  expect(parsed.rejects).toEqual([]);
});

test("a card alone, without the page's header, is recognised", () => {
  const card = `${CLOCKS}\n\n${ABSTRACT}\n\n  • 2 authors\n·\nMar 1, 2024 7\n`;
  expect(pageText.recognises(card)).toBe(true);
  expect(table(parse(card), "title", "upvotes")).toEqual([[CLOCKS, 7]]);
});

test("pages of other kinds are not recognised", () => {
  for (const text of [
    "",
    "\0\u{1}\u{2}",
    "%PDF-1.7\n%âãÏÓ\n1 0 obj",
    "<!doctype html><p>Daily Papers</p>",
    '{"title": "Daily Papers"}',
    `# press\n\nTools for the Daily Papers page.\n\n## Install\n\n${ABSTRACT}\n`,
    `Storm closes harbour\n\nBy our correspondent\n\nMarch 3\n\n${ABSTRACT}\n\n12 comments\n`,
    "Daily Papers\n\nYour newsagent since 1931. Open from 6 to 6.\n",
  ]) {
    expect([pageText.recognises(text), pageMarkdown.recognises(text)], text).toEqual([false, false]);
  }
});

test("an address that ends a sentence stays in its abstract", () => {
  const wrapped = `${ABSTRACT.slice(0, 100)}\nThe code of every rule that we use is found at\nhttps://github.com/press/rules.\n`;
  const broken = `${ABSTRACT} The code is at\nhttps://github.com/press/rules\n`;
  for (const abstract of [wrapped, broken]) {
    const parsed = parse(`${HEADER}${CLOCKS}\n\n${abstract}\n  • 2 authors\n·\nMar 1, 2024\n`);
    expect(parsed.rejects).toEqual([]);
    expect(parsed.entries.map(({ entry }) => entry.abstract)).toEqual([abstract.trim().replaceAll("\n", " ")]);
    expect(parsed.entries[0]?.entry.links.map((link) => link.url)).toEqual(["https://github.com/press/rules"]);
  }
});

test("the headers of weeks and months are frame", () => {
  for (const header of ["Week 32", "August 2025", "Jul 28 - Aug 3", "Aug 4, 2025 – 10, 2025"]) {
    const parsed = parse(`${HEADER}${header}\n\n${CLOCKS}\n\n${ABSTRACT}\n`);
    expect([parsed.entries.length, parsed.rejects, parsed.day], header).toEqual([1, [], null]);
  }
});

test("an organisation may bear a name that the frame has too", () => {
  const parsed = parse(`${HEADER}Dec 8\n\n${CLOCKS}\n\n${ABSTRACT}\n\nHugging Face\n·\nMar 1, 2024\n\nHugging Face\n`);
  expect(table(parsed, "organizationName", "publishedOn")).toEqual([["Hugging Face", "2024-03-01"]]);
  expect(parsed.rejects).toEqual([]);
});

test("a number in the header does not turn the numbers behind the dates to comments", () => {
  const cards = [CLOCKS, KILN, MOSS].map((title) => `${title}\n\n${ABSTRACT}\n\n  • 2 authors\n·\nMar 1, 2024 7\n`);
  const parsed = parse(`${HEADER}Dec 8\n\n3\n\n${cards.join("\n")}`);
  expect(table(parsed, "upvotes", "comments")).toEqual([
    [7, null],
    [7, null],
    [7, null],
  ]);
});

test("a title that asks is a title, also below one that lacks its abstract", () => {
  const question = "May I Ask a Question?";
  const parsed = parse(
    `${HEADER}${CLOCKS}\n\n${question}\n\n${ABSTRACT}\n\n${question.replace("I", "We")}\n\n${ABSTRACT}\n`,
  );
  expect(table(parsed, "title").flat()).toEqual([question, "May We Ask a Question?"]);
  expect(parsed.rejects.map(({ line }) => line)).toEqual([5]);
});

test("a long title is still a title", () => {
  const title =
    "Few-Shot Reading of Long Headlines on Daily Pages That Hold Nothing but Titles and Abstracts and Never Say Which of the Two Comes Next: Part Two";
  const parsed = parse(`${HEADER}${KILN}\n\n${ABSTRACT}\n\n${title}\n\n${ABSTRACT}\n`);
  expect(table(parsed, "title", "abstract")).toEqual([
    [KILN, ABSTRACT],
    [title, ABSTRACT],
  ]);
});
