import { expect } from "vitest";
import type { Db } from "@/lib/db";
import { parsePeriod } from "@/lib/papers/periods";
import { getCounts, getVersion } from "@/lib/papers/queries-catalogue";
import { getEdition } from "@/lib/papers/queries-edition";
import { findMovedSlug, getPaper } from "@/lib/papers/queries-paper";
import { WHOLE_RUNS } from "@/lib/papers/save-run";
import { test } from "@/tests/helpers/database";
import { entry, importEntries } from "@/tests/helpers/entries";

async function editionTitles(db: Db, text: string): Promise<string[]> {
  const period = parsePeriod(text);
  const edition = period && (await getEdition(db, period));
  return edition?.papers.map((paper) => paper.title) ?? [];
}

test("a new paper is created with all its facts", async ({ db }) => {
  const report = await importEntries(db, [
    entry("Folding maps", {
      arxivId: "2508.00010",
      authors: ["Ada Lovelace", "Grace Hopper"],
      authorCount: 2,
      publishedOn: "2025-08-11",
      upvotes: 7,
      comments: 0,
      listedOn: "2025-08-12",
      links: [
        {
          url: "https://github.com/fold/maps",
          kind: "repository",
          host: "github.com",
          owner: "fold",
          name: "maps",
          provenance: "api-user",
          stars: 5,
        },
        {
          url: "https://rb.gy/maps",
          kind: "other",
          host: "rb.gy",
          owner: null,
          name: null,
          provenance: "abstract",
          stars: null,
        },
      ],
    }),
  ]);
  expect(report).toMatchObject({ entries: 1, created: 1, updated: 0, unchanged: 0, rejected: [] });
  expect(await getPaper(db, "2508.00010")).toMatchObject({
    title: "Folding maps",
    authors: [{ name: "Ada Lovelace" }, { name: "Grace Hopper" }],
    authorCount: 2,
    publishedOn: "2025-08-11",
    upvotes: 7,
    comments: 0,
    repositories: [{ url: "https://github.com/fold/maps", provenance: ["api-user"], stars: 5 }],
    otherLinks: [{ url: "https://rb.gy/maps" }],
    editions: ["2025-08-12"],
  });
  expect(await getCounts(db)).toEqual({ papers: 1, editions: 1, withCode: 1, hasSample: false });
});

test("unknown facts stay NULL", async ({ db }) => {
  await importEntries(db, [entry("A bare title", { abstract: "", abstractKind: "none" })]);
  expect(await getPaper(db, "a-bare-title")).toMatchObject({
    arxivId: null,
    abstract: "",
    authors: [],
    authorCount: null,
    publishedOn: null,
    upvotes: null,
    comments: null,
    editions: [],
    place: null,
  });
});

test("the same document twice changes nothing", async ({ db }) => {
  const entries = [
    entry("One", { arxivId: "2508.00001", authors: ["A"], authorCount: 1 }),
    entry("Two", { upvotes: 0 }),
  ];
  await importEntries(db, entries);
  const before = await db.$queryRawUnsafe("SELECT * FROM Paper");
  const again = await importEntries(db, entries);
  expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
  expect(await db.$queryRawUnsafe("SELECT * FROM Paper")).toEqual(before);
});

test("a paper met by title first keeps its row and its old address when its id becomes known", async ({ db }) => {
  await importEntries(db, [entry("Late identity", { upvotes: 2 })], { format: "page-text" });
  const first = await getPaper(db, "late-identity");
  const report = await importEntries(db, [entry("Late Identity!", { arxivId: "2508.00020" })]);
  expect(report).toMatchObject({ created: 0, updated: 1 });
  expect(await getPaper(db, "2508.00020")).toMatchObject({ id: first?.id, upvotes: 2, title: "Late Identity!" });
  expect(await getPaper(db, "late-identity")).toBeNull();
  expect(await findMovedSlug(db, "late-identity")).toBe("2508.00020");
});

test("two rows that turn out to be one paper become one, with nothing lost", async ({ db }) => {
  const page = { format: "page-text", day: "2025-08-12" } as const;
  await importEntries(db, [entry("New title", { upvotes: 3, listedOn: "2025-08-12" })], page);
  await importEntries(db, [entry("Old title", { arxivId: "2508.00030", comments: 4, listedOn: "2025-08-13" })]);
  expect((await getCounts(db)).papers).toBe(2);
  const report = await importEntries(db, [entry("New title", { arxivId: "2508.00030", listedOn: "2025-08-14" })]);
  expect(report).toMatchObject({ created: 0, updated: 1 });
  expect((await getCounts(db)).papers).toBe(1);
  expect(await getPaper(db, "2508.00030")).toMatchObject({
    title: "New title",
    upvotes: 3,
    comments: 4,
    editions: ["2025-08-12", "2025-08-13", "2025-08-14"],
  });
  expect(await findMovedSlug(db, "new-title")).toBe("2508.00030");
  const readings = await db.reading.findMany({ orderBy: { readAt: "asc" }, select: { upvotes: true, comments: true } });
  expect(readings).toEqual([
    { upvotes: 3, comments: null },
    { upvotes: null, comments: 4 },
  ]);
});

test("a row made and a row kept in one document become one", async ({ db }) => {
  await importEntries(db, [entry("Second title", { upvotes: 1 })], { format: "page-text" });
  const report = await importEntries(db, [
    entry("First title", { arxivId: "2508.00040" }),
    entry("Second title", { arxivId: "2508.00040" }),
  ]);
  expect(report).toMatchObject({ created: 1, updated: 1 });
  expect((await getCounts(db)).papers).toBe(1);
  expect(await getPaper(db, "2508.00040")).toMatchObject({ upvotes: 1 });
});

test("papers of one title and different ids stay apart", async ({ db }) => {
  await importEntries(db, [
    entry("Introduction", { arxivId: "2508.00050" }),
    entry("Introduction", { arxivId: "2508.00051" }),
  ]);
  expect((await getCounts(db)).papers).toBe(2);
});

test("titles with one address get one each", async ({ db }) => {
  await importEntries(db, [entry("Learning α"), entry("Learning β")]);
  await importEntries(db, [entry("Learning γ")]);
  const slugs = await db.paper.findMany({ select: { slug: true } });
  expect(new Set(slugs.map(({ slug }) => slug)).size).toBe(3);
});

test("readings of numbers are kept as history", async ({ db }) => {
  const readings = [
    ["2025-08-12T10:00:00.000Z", 4],
    ["2025-08-13T10:00:00.000Z", 44],
  ] as const;
  for (const [fetchedAt, upvotes] of readings) {
    await importEntries(db, [entry("Rising", { arxivId: "2508.00060", upvotes })], { fetchedAt });
  }
  expect(await db.reading.findMany({ orderBy: { readAt: "asc" }, select: { readAt: true, upvotes: true } })).toEqual([
    { readAt: new Date("2025-08-12T10:00:00Z"), upvotes: 4 },
    { readAt: new Date("2025-08-13T10:00:00Z"), upvotes: 44 },
  ]);
});

test("a dry run reports and writes nothing", async ({ db }) => {
  const report = await importEntries(db, [entry("Not yet")], {}, { dryRun: true });
  expect(report).toMatchObject({ created: 1 });
  expect(await db.paper.count()).toBe(0);
  expect(await db.importRun.count()).toBe(0);
});

test("a failure half-way leaves nothing of the document", async ({ db }) => {
  function* failing() {
    yield { entries: [{ entry: entry("Half a file"), line: null, place: "[0]" }], rejects: [] };
    throw new Error("the disk is gone");
  }
  await expect(importEntries(db, [], { batches: failing() })).rejects.toThrow("the disk is gone");
  expect(await db.paper.count()).toBe(0);
});

test("the report is kept with its rejects, and its counts add up", async ({ db }) => {
  const reject = { line: 9, place: "line 9", reason: "No abstract follows this title" };
  const batch = { entries: [{ entry: entry("Good"), line: 3, place: "line 3" }], rejects: [reject] };
  await importEntries(db, [], { source: "page.txt", batches: [batch] });
  const run = await db.importRun.findFirstOrThrow({ include: { rejects: true } });
  expect(run).toMatchObject({ source: "page.txt", entries: 2, created: 1, updated: 0, unchanged: 0, rejected: 1 });
  expect(run.rejects).toMatchObject([reject]);
});

test("the catalogue's version moves with each committed import", async ({ db }) => {
  expect(await getVersion(db)).toBe(0);
  await importEntries(db, [entry("One")]);
  const first = await getVersion(db);
  await importEntries(db, [entry("Two")]);
  expect(await getVersion(db)).toBeGreaterThan(first);
});

test("an edition is ordered by upvotes, comments, code and place; the unknown comes last", async ({ db }) => {
  const listed = { listedOn: "2025-08-12" };
  await importEntries(db, [
    entry("Unknown votes", { ...listed, position: 0 }),
    entry("No votes", { ...listed, position: 1, upvotes: 0 }),
    entry("Third by place", { ...listed, position: 4, upvotes: 5, comments: 1 }),
    entry("Second by place", { ...listed, position: 3, upvotes: 5, comments: 1 }),
    entry("First by comments", { ...listed, position: 5, upvotes: 5, comments: 2 }),
  ]);
  expect(await editionTitles(db, "2025-08-12")).toEqual([
    "First by comments",
    "Second by place",
    "Third by place",
    "No votes",
    "Unknown votes",
  ]);
});

test("a week holds a paper of two days once; pagers skip empty days; bulk lists make no edition", async ({ db }) => {
  await importEntries(db, [entry("Twice", { listedOn: "2025-08-12" })]);
  await importEntries(db, [entry("Twice", { listedOn: "2025-08-14" }), entry("Once", { listedOn: "2025-08-14" })]);
  await importEntries(db, [entry("Later", { listedOn: "2025-08-20" })]);
  await importEntries(db, [entry("Bulk", { listedOn: "2025-08-16" })], { format: "arxiv-jsonl" });
  expect((await editionTitles(db, "2025-W33")).sort()).toEqual(["Once", "Twice"]);
  expect(await editionTitles(db, "2025-08-16")).toEqual([]);
  const day = parsePeriod("2025-08-14");
  expect(day && (await getEdition(db, day))).toMatchObject({
    number: 2,
    older: { period: "2025-08-12", count: 1 },
    newer: { period: "2025-08-20", count: 1 },
  });
});

test("what became of each entry is kept with its place and its paper", async ({ db }) => {
  await importEntries(db, [entry("One", { arxivId: "2508.00001" })]);
  await importEntries(db, [entry("One", { arxivId: "2508.00001", upvotes: 3 }), entry("Two"), entry("Two")]);
  const items = await db.importItem.findMany({
    where: { run: { entries: 3 } },
    include: { paper: true },
    orderBy: { id: "asc" },
  });
  expect(items.map(({ place, outcome, fields, paper }) => [place, outcome, fields, paper?.title])).toEqual([
    ["[0]", "updated", "upvotes", "One"],
    ["[1]", "created", "", "Two"],
    ["[2]", "unchanged", "", "Two"],
  ]);
});

test("a run that a thousand others followed keeps what it changed, and the count of the rest", async ({ db }) => {
  await importEntries(db, [entry("One"), entry("Two")]);
  const old = await importEntries(db, [entry("One"), entry("Three")]);
  expect(old).toMatchObject({ created: 1, unchanged: 1, runId: 2 });
  const outcomes = async () =>
    (await db.importItem.findMany({ where: { runId: 2 }, orderBy: { id: "asc" } })).map(({ outcome }) => outcome);
  await db.$executeRawUnsafe("UPDATE sqlite_sequence SET seq = ? WHERE name = 'ImportRun'", WHOLE_RUNS);
  await importEntries(db, [entry("Four")]);
  expect(await outcomes()).toEqual(["unchanged", "created"]);
  await importEntries(db, [entry("Five")]);
  expect(await outcomes()).toEqual(["created"]);
  expect(await db.importRun.findUnique({ where: { id: 2 } })).toMatchObject({ created: 1, unchanged: 1 });
});
