import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeItems, mergeLibraries } from "@/lib/reader/merge";
import { newItem, READING_STATUSES, type SavedItem, tidyLists } from "@/lib/reader/saved-item";

const item = (more: Partial<SavedItem> = {}): SavedItem => ({
  ...newItem("2508.00001", "A paper", "2026-01-01T00:00:00.000Z"),
  ...more,
});

const instants = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2030-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString());
const items: fc.Arbitrary<SavedItem> = fc.record({
  slug: fc.constantFrom("a", "b", "c", "d"),
  title: fc.constant("A paper"),
  savedAt: instants,
  changedAt: instants,
  status: fc.constantFrom(...READING_STATUSES),
  note: fc.string({ maxLength: 12 }),
  lists: fc.array(fc.string({ maxLength: 6 }), { maxLength: 3 }).map(tidyLists),
  facts: fc.constant(null),
});
const libraries = fc.array(items, { maxLength: 6 }).map((all) => new Map(all.map((one) => [one.slug, one] as const)));

test("the status of the item changed last counts, whichever comes first", () => {
  const early = item({ status: "reading", changedAt: "2026-01-02T00:00:00.000Z" });
  const late = item({ status: "done", changedAt: "2026-01-03T00:00:00.000Z" });
  expect(mergeItems(early, late).status).toBe("done");
  expect(mergeItems(late, early).status).toBe("done");
});

test("both notes, every list and the earlier day of saving are kept", () => {
  const here = item({ note: "Read section 3.", lists: ["Thesis"], savedAt: "2026-01-01T00:00:00.000Z" });
  const there = item({
    note: "Ask Ada.",
    lists: ["Club", "Thesis"],
    savedAt: "2025-12-01T00:00:00.000Z",
    changedAt: "2026-02-01T00:00:00.000Z",
  });
  expect(mergeItems(here, there)).toMatchObject({
    note: "Read section 3.\n\nAsk Ada.",
    lists: ["Club", "Thesis"],
    savedAt: "2025-12-01T00:00:00.000Z",
  });
});

test("importing into an empty library adds, importing again changes nothing", () => {
  const incoming = [item(), item({ slug: "other" })];
  const first = mergeLibraries(new Map(), incoming);
  expect(first).toMatchObject({ added: 2, updated: 0, unchanged: 0 });
  const present = new Map(first.changed.map((one) => [one.slug, one]));
  expect(mergeLibraries(present, incoming)).toEqual({ changed: [], added: 0, updated: 0, unchanged: 2 });
});

test("nothing of either library is lost, and merging twice is merging once", () => {
  fc.assert(
    fc.property(libraries, libraries, (here, there) => {
      const once = new Map(here);
      for (const one of mergeLibraries(here, [...there.values()]).changed) once.set(one.slug, one);
      for (const one of [...here.values(), ...there.values()]) {
        const kept = once.get(one.slug);
        expect(kept?.note).toContain(one.note.trim());
        for (const name of one.lists) expect(kept?.lists).toContain(name);
        expect((kept?.savedAt ?? "9") <= one.savedAt).toBe(true);
      }
      expect(mergeLibraries(once, [...there.values()]).changed).toEqual([]);
    }),
  );
});
