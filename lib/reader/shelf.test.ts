import { expect, test } from "vitest";
import { newItem, type SavedFacts, type SavedItem } from "@/lib/reader/saved-item";
import { arrangeShelf, countLists, parseShelfState, printShelfState, type ShelfState } from "@/lib/reader/shelf";

const ALL: ShelfState = { q: "", status: null, list: null, sort: "saved" };

function facts(slug: string, more: Partial<SavedFacts>): SavedFacts {
  return {
    slug,
    arxivId: null,
    doi: null,
    title: slug,
    abstract: "",
    abstractKind: "none",
    authors: [],
    authorCount: null,
    publishedOn: null,
    projectPage: null,
    upvotes: null,
    repository: null,
    ...more,
  };
}

const item = (slug: string, day: number, more: Partial<SavedItem> = {}): SavedItem => ({
  ...newItem(slug, slug, `2026-01-0${day}T00:00:00.000Z`),
  ...more,
});
const SHELF = [
  item("snow", 1, { status: "done", facts: facts("snow", { upvotes: 3, publishedOn: "2025-01-01" }) }),
  item("frost", 2, { lists: ["Winter"], note: "Ask Zoë", facts: facts("frost", { upvotes: 9 }) }),
  item("thaw", 3, { lists: ["Winter", "Spring"] }),
];
const slugs = (state: Partial<ShelfState>) => arrangeShelf(SHELF, { ...ALL, ...state }).map(({ slug }) => slug);

test("the paper saved last stands first", () => {
  expect(slugs({})).toEqual(["thaw", "frost", "snow"]);
});

test("what is not known stands last in any order", () => {
  expect(slugs({ sort: "upvotes" })).toEqual(["frost", "snow", "thaw"]);
  expect(slugs({ sort: "newest" })).toEqual(["snow", "thaw", "frost"]);
  expect(slugs({ sort: "title" })).toEqual(["frost", "snow", "thaw"]);
});

test("status, list and words filter together", () => {
  expect(slugs({ status: "to-read" })).toEqual(["thaw", "frost"]);
  expect(slugs({ list: "Winter", status: "to-read", q: "zoe ask" })).toEqual(["frost"]);
  expect(slugs({ list: "Spring", q: "zoe" })).toEqual([]);
});

test("lists are counted by name", () => {
  expect(countLists(SHELF)).toEqual([
    { name: "Spring", count: 1 },
    { name: "Winter", count: 2 },
  ]);
});

test("the state is read back from the address it was printed to", () => {
  const state: ShelfState = { q: "a b", status: "reading", list: "R&D", sort: "upvotes" };
  expect(parseShelfState(new URLSearchParams(printShelfState(state)))).toEqual(state);
  expect(printShelfState(ALL)).toBe("");
  expect(parseShelfState(new URLSearchParams("status=lost&sort=best&list="))).toEqual(ALL);
});
