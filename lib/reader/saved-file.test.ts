import { expect, test } from "vitest";
import { parseSavedFile, printSavedFile } from "@/lib/reader/saved-file";
import { newItem, type SavedFacts, type SavedItem } from "@/lib/reader/saved-item";

const NOW = "2026-03-01T10:00:00.000Z";

const facts: SavedFacts = {
  slug: "2508.00001",
  arxivId: "2508.00001",
  doi: null,
  title: "A paper",
  abstract: "We weigh snow.",
  abstractKind: "full",
  authors: [{ name: "Ada Example" }],
  authorCount: 1,
  publishedOn: "2025-08-01",
  projectPage: null,
  upvotes: 0,
  repository: "https://github.com/example/snow",
};
const item: SavedItem = { ...newItem("2508.00001", "A paper", NOW), note: "Why?", lists: ["Snow"], facts };

function problemOf(value: unknown): string {
  const read = parseSavedFile(typeof value === "string" ? value : JSON.stringify(value));
  return "problem" in read ? read.problem : "";
}

test("what was exported is read back whole", () => {
  const seen = { "2508.00001": NOW };
  expect(parseSavedFile(printSavedFile({ items: [item], seen }, NOW))).toEqual({ file: { items: [item], seen } });
});

test("an item that only names its paper gets the rest by default", () => {
  const text = JSON.stringify({
    format: "broadsheet-saved",
    version: 1,
    items: [{ slug: "x", title: "X", savedAt: NOW }],
  });
  expect(parseSavedFile(text)).toEqual({ file: { items: [newItem("x", "X", NOW)], seen: {} } });
});

test("anything else is refused with a reason", () => {
  expect(problemOf("{")).toBe("It is not JSON.");
  expect(problemOf({ format: "bookmarks" })).toContain("It is no export of saved papers.");
  expect(problemOf({ format: "broadsheet-saved", version: 2, items: [] })).toContain("newer version");
  expect(problemOf({ format: "broadsheet-saved", version: 1, items: [{ slug: "x" }] })).toContain("items[0].title");
});

test("an address that could run a script is dropped", () => {
  const risky = { ...item, facts: { ...facts, repository: "javascript:alert(1)", projectPage: "javascript:alert(1)" } };
  const read = parseSavedFile(JSON.stringify({ format: "broadsheet-saved", version: 1, items: [risky] }));
  expect("file" in read && read.file.items[0]?.facts).toMatchObject({ repository: null, projectPage: null });
});
