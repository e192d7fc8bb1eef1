import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { normaliseText } from "@/lib/ingest/normalise";
import type { ParsedSource } from "@/lib/ingest/source";
import { pageText } from "@/lib/ingest/sources/page-text";
import { sharedPath } from "../helpers/shared-data";

const FIRST = "000_7fd4422bac8a76f8.txt";
const SECOND = "004_a4c98d99a65ddaef.txt";
const missing = sharedPath("seeds") === null;

function read(name: string): string {
  return readFileSync(sharedPath("seeds", name) ?? "", "utf8");
}

function parse(name: string, captured: string | null = null): ParsedSource {
  return pageText.parse({ text: read(name), captured, day: null });
}

/** The paragraphs below the header, told apart without the parser: each line with words that is no fact. */
function paragraphs(name: string): string[] {
  return read(name)
    .split("\n")
    .slice(12)
    .map(normaliseText)
    .filter(
      (line) => line !== "" && line !== "·" && !/^• \d+ authors$|^[A-Z][a-z]{2} \d+(, \d{4})?( \d+)?$/.test(line),
    );
}

function links(parsed: ParsedSource, kind: string): string[] {
  return parsed.entries.flatMap(({ entry }) =>
    entry.links.filter((link) => link.kind === kind).map((link) => link.url),
  );
}

test.skipIf(missing)("both seed pages are recognised", () => {
  expect(pageText.recognises(read(FIRST))).toBe(true);
  expect(pageText.recognises(read(SECOND))).toBe(true);
});

test.skipIf(missing)("the first seed page gives 29 entries with their facts", () => {
  const parsed = parse(FIRST);
  const entries = parsed.entries.map(({ entry }) => entry);
  expect(parsed.rejects).toEqual([]);
  expect(parsed.notes).toEqual([]);
  expect(parsed.day).toBe("2025-12-08");
  expect(entries).toHaveLength(29);
  expect(entries.map((entry) => entry.authorCount)).toEqual([
    ...[6, 6, 4, 6, 5, 11, 4, 6, 8, 3, 10, 9, 3, 6, 5, 8, null, 1, 31, 7, 9, 7, 7, 6, 5, 3, 10, 8, 5],
  ]);
  expect(entries.map((entry) => entry.publishedOn)).toEqual([
    ...["2024-03-01", "2023-05-24", "2025-09-28", "2022-04-15", "2024-06-04", "2023-10-10", "2024-06-27", "2024-06-26"],
    ...["2024-10-28", "2023-10-07", "2024-02-12", "2024-07-07", "2025-02-23", "2024-09-07", "2023-12-19", "2023-09-20"],
    ...[null, "2025-02-05", "2024-03-07", "2024-02-24", "2023-09-26", "2024-10-21", "2024-12-17", "2023-05-23"],
    ...["2025-04-07", "2024-11-08", "2025-04-07", "2022-09-30", "2023-05-03"],
  ]);
  expect(entries.flatMap((entry) => (entry.upvotes === null ? [] : [[entry.position, entry.upvotes]]))).toEqual([
    ...[
      [6, 2],
      [13, 6],
      [15, 1],
      [18, 3],
      [24, 2],
    ],
  ]);
  expect(entries.every((entry) => entry.comments === null && entry.listedOn === "2025-12-08")).toBe(true);
});

test.skipIf(missing)("the first seed page names four repositories", () => {
  expect(links(parse(FIRST), "repository")).toEqual([
    "https://github.com/withinmiaov/A-Survey-on-Mixture-of-Experts",
    "https://github.com/gowitheflow-1998/Pixel-Linguist",
    "https://github.com/xinghaow99/pbs-attn",
    "https://github.com/salesforce/CodeGen2",
  ]);
  expect(links(parse(FIRST), "other")).toEqual([]);
});

test.skipIf(missing)("the second seed page gives 56 entries, 11 repositories, one other link and no day", () => {
  const parsed = parse(SECOND);
  expect(parsed.entries).toHaveLength(56);
  expect(parsed.rejects).toEqual([]);
  expect(parsed.day).toBeNull();
  expect(parsed.notes).toHaveLength(1);
  expect(parsed.notes[0]).toContain("--captured YYYY-MM-DD");
  expect(parsed.entries.every(({ entry }) => entry.authorCount === null && entry.publishedOn === null)).toBe(true);
  expect(links(parsed, "repository")).toEqual([
    "https://github.com/IBM/regression-transformer",
    "https://github.com/ibrahimethemhamamci/GenerateCT",
    "https://github.com/NJU-RL/Meta-DT",
    "https://github.com/Strivin0311/long-llms-learning",
    "https://github.com/anpoc/Language-models-in-medicine",
    "https://github.com/yueyu1030/AttrPrompt",
    "https://github.com/Mooler0410/LLMsPracticalGuide",
    "https://github.com/BryceZhuo/PolyCom",
    "https://github.com/nlp-uoregon/ullme",
    "https://github.com/Albert-Ma/PROP",
    "https://github.com/LCLM-Horizon/A-Comprehensive-Survey-For-Long-Context-Language-Modeling",
  ]);
  expect(links(parsed, "other")).toEqual(["https://rb.gy/ws1ile"]);
});

test.skipIf(missing)("a capture day settles the day of the second page", () => {
  const parsed = parse(SECOND, "2025-08-12");
  expect(parsed.day).toBe("2025-08-12");
  expect(parsed.notes).toEqual([]);
  expect(parsed.entries.every(({ entry }) => entry.listedOn === "2025-08-12")).toBe(true);
});

test.skipIf(missing)("titles and abstracts are the page's own, whole and in order, at the line that is given", () => {
  for (const name of [FIRST, SECOND]) {
    const lines = read(name).split("\n");
    const { entries } = parse(name);
    expect(entries.flatMap(({ entry }) => [entry.title, entry.abstract])).toEqual(paragraphs(name));
    for (const { entry, line, place } of entries) {
      expect(normaliseText(lines[(line ?? 0) - 1] ?? "")).toBe(entry.title);
      expect(place).toBe(`line ${line}`);
      expect(entry.abstractKind).toBe("full");
    }
  }
});

test.skipIf(missing)("together the pages hold 81 papers", () => {
  const titles = [FIRST, SECOND].flatMap((name) => parse(name).entries.map(({ entry }) => entry.title));
  expect(titles).toHaveLength(85);
  expect(new Set(titles).size).toBe(81);
});
