/** Documents that share a transaction: each is in the catalogue wholly or not at all, whatever becomes of the others. */
import Database from "better-sqlite3";
import { expect } from "vitest";
import type { Db } from "@/lib/db";
import type { ImportReport, ParsedBatch, ParsedDocument } from "@/lib/ingest/document";
import { InputError } from "@/lib/ingest/inputs/input";
import { importDocuments } from "@/lib/ingest/run";
import type { SaveOptions } from "@/lib/ingest/save-document";
import type { Reject } from "@/lib/ingest/source";
import { getCounts, getVersion } from "@/lib/papers/queries-catalogue";
import { test } from "@/tests/helpers/database";
import { entry } from "@/tests/helpers/entries";

function documentOf(source: string, batches: ParsedDocument["batches"]): ParsedDocument {
  const digest = source.padEnd(64, "0");
  return { source, digest, format: "api-json", day: null, fetchedAt: null, captured: null, notes: [], batches };
}

function batchOf(...titles: string[]): ParsedBatch {
  const entries = titles.map((title) => ({
    entry: entry(title, { listedOn: "2025-08-12" }),
    line: null,
    place: title,
  }));
  return { entries, rejects: [] };
}

/** A file that turns out to be broken behind its first batch. */
async function* brokenBehind(batch: ParsedBatch): AsyncGenerator<ParsedBatch> {
  yield batch;
  throw new InputError("is broken gzip");
}

async function importAll(db: Db, documents: ParsedDocument[], options: SaveOptions = {}): Promise<ImportReport[]> {
  const reports: ImportReport[] = [];
  for await (const report of importDocuments(db, documents, options)) reports.push(report);
  return reports;
}

async function titlesOf(db: Db): Promise<string[]> {
  return (await db.paper.findMany({ orderBy: { title: "asc" }, select: { title: true } })).map(({ title }) => title);
}

test("documents are reported in their order and counted together", async ({ db }) => {
  const reports = await importAll(db, [documentOf("a", [batchOf("One", "Two")]), documentOf("b", [batchOf("Three")])]);
  expect(reports.map(({ source, created, runId }) => [source, created, runId])).toEqual([
    ["a", 2, 1],
    ["b", 1, 2],
  ]);
  expect(await getCounts(db)).toMatchObject({ papers: 3, editions: 1 });
  expect(await db.edition.findMany()).toEqual([{ day: "2025-08-12", papers: 3, withCode: 0 }]);
});

test("readers see none of a group before all of it is committed", async ({ db, databaseFile }) => {
  const reader = new Database(databaseFile, { readonly: true });
  const count = reader.prepare<[], number>("SELECT count(*) FROM Paper").pluck();
  const seen: unknown[] = [];
  const documents = [documentOf("a", [batchOf("One")]), documentOf("b", [batchOf("Two")])];
  await importAll(db, documents, { onProgress: () => seen.push(count.get()) });
  expect(seen).toEqual([0, 0]);
  expect(count.get()).toBe(2);
  reader.close();
});

test("a document that cannot be read to its end is left out, and those around it stay", async ({ db }) => {
  const reports = await importAll(db, [
    documentOf("a", [batchOf("One")]),
    documentOf("b", brokenBehind(batchOf("Two"))),
    documentOf("c", [batchOf("Three")]),
  ]);
  expect(reports.map(({ created, error }) => [created, error])).toEqual([
    [1, null],
    [0, "is broken gzip"],
    [1, null],
  ]);
  expect(await titlesOf(db)).toEqual(["One", "Three"]);
  expect(await db.importRun.count()).toBe(2);
});

test("a document of rejects alone writes nothing", async ({ db }) => {
  const rejects = [{ line: 1, place: "line 1", reason: "is no paper" }];
  const [first, second] = await importAll(db, [
    documentOf("a", [batchOf("One")]),
    documentOf("b", [{ entries: [], rejects }]),
  ]);
  expect(first).toMatchObject({ created: 1, runId: 1 });
  expect(second).toMatchObject({ entries: 1, rejected: rejects, runId: null });
  expect(await db.importRun.count()).toBe(1);
});

test("what throws ends the import; the documents before it are in and reported", async ({ db }) => {
  const faulty: ParsedBatch = {
    ...batchOf("Two"),
    get rejects(): Reject[] {
      throw new Error("out of order");
    },
  };
  const documents = [
    documentOf("a", [batchOf("One")]),
    documentOf("b", [batchOf("Four"), faulty]),
    documentOf("c", [batchOf("Three")]),
  ];
  const reports: ImportReport[] = [];
  const work = async () => {
    for await (const report of importDocuments(db, documents)) reports.push(report);
  };
  await expect(work()).rejects.toThrow("out of order");
  expect(reports.map(({ source }) => source)).toEqual(["a"]);
  expect(await titlesOf(db)).toEqual(["One"]);
  expect(await getCounts(db)).toMatchObject({ papers: 1, editions: 1 });
});

test("a dry run of several documents changes nothing", async ({ db }) => {
  const version = await getVersion(db);
  const documents = [documentOf("a", [batchOf("One")]), documentOf("b", [batchOf("One")])];
  const reports = await importAll(db, documents, { dryRun: true });
  expect(reports.map(({ created, runId }) => [created, runId])).toEqual([
    [1, null],
    [1, null],
  ]);
  expect(await titlesOf(db)).toEqual([]);
  expect(await getVersion(db)).toBe(version);
});
