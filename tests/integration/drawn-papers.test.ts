import { createElement } from "react";
import { expect } from "vitest";
import { drawPapers } from "@/app/drawn-papers";
import { saveSlot } from "@/app/saved/save-slot";
import { DrawnResults, ResultList } from "@/components/search/result-list";
import { toHtml } from "@/components/ui/to-html";
import type { Db } from "@/lib/db";
import { findList } from "@/lib/papers/queries-list";
import { findFoundPapers } from "@/lib/papers/queries-result";
import { EMPTY_LIST_STATE } from "@/lib/papers/search-params";
import { test } from "@/tests/helpers/database";
import { entry, importEntries } from "@/tests/helpers/entries";

const NAMES = ["Ada Quill", "Ben Ash", "Cy Elm", "Dee Fir"];
const ENTRIES = [
  entry("Kilns & clay: $x^2$", {
    arxivId: "2508.00001",
    authors: NAMES,
    publishedOn: "2025-08-01",
    upvotes: 3,
  }),
  entry("Wheels for potters", { arxivId: "2508.00002", abstract: `${"Clay turns. ".repeat(40)}A wheel is "round".` }),
];

async function idsOf(db: Db, q: string) {
  const { ids, marks } = await findList(db, { ...EMPTY_LIST_STATE, q });
  return { ids, marks };
}

test("a list of papers drawn one by one is the list drawn whole", async ({ db }) => {
  await importEntries(db, ENTRIES);
  for (const q of ["", "wheel", "clay"]) {
    const { ids, marks } = await idsOf(db, q);
    const cards = (await findFoundPapers(db, ids, marks)).map(({ card }) => card);
    const whole = toHtml(createElement(ResultList, { papers: cards, start: 11, save: await saveSlot(db, cards) }));
    const drawn = (await drawPapers(db, ids, marks)).map(({ result }) => result);
    expect(ids.length).toBeGreaterThan(0);
    expect(toHtml(createElement(DrawnResults, { results: drawn, start: 11 }))).toEqual(whole);
  }
});

test("what is drawn says what was searched for, and all authors to reference managers", async ({ db }) => {
  await importEntries(db, ENTRIES);
  const { ids, marks } = await idsOf(db, "wheel");
  const [found] = await drawPapers(db, ids, marks);
  expect(found?.result.html).toContain("<mark>Wheels</mark> for potters");
  expect(found?.result.html).toMatch(/…A <mark>wheel<\/mark> is “round”\./);
  const [, kiln] = await drawPapers(db, [ids[0] ?? 0, ...(await idsOf(db, "kilns")).ids], []);
  expect(kiln?.result.html).toContain("Kilns &amp; clay: ");
  expect(kiln?.result.sheets).toHaveLength(1);
  expect(kiln?.result.html).toContain("4 authors");
  expect(kiln?.coin.html).toContain("rft.creator=Fir%2C%20Dee");
});

test("a paper is kept from the second time on, drawn anew when an import has changed it, and not where there is none", async ({
  db,
}) => {
  await importEntries(db, ENTRIES);
  const { ids } = await idsOf(db, "kilns");
  await drawPapers(db, ids, []);
  const [first] = await drawPapers(db, ids, []);
  expect((await drawPapers(db, ids, []))[0]).toBe(first);
  expect(first?.result.html).toContain(">3<");
  await importEntries(db, [entry("Kilns & clay: $x^2$", { arxivId: "2508.00001", upvotes: 8 })], {
    digest: "1".repeat(64),
  });
  const [second] = await drawPapers(db, [999, ...ids], []);
  expect(second?.result.html).toContain(">8<");
});
