/** The whole catalogue out and in again: nothing is lost, and nothing private goes with it. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import Database from "better-sqlite3";
import { expect } from "vitest";
import { databasePath } from "@/lib/database-path";
import { createDb, type Db } from "@/lib/db";
import { askForList } from "@/lib/digest/subscriptions";
import { writeExport } from "@/lib/export/write";
import { importInput } from "@/lib/ingest/import-input";
import { findInputs } from "@/lib/ingest/inputs";
import { broadsheetJsonl } from "@/lib/ingest/sources/broadsheet-jsonl";
import { recogniseSource } from "@/lib/ingest/sources/recognise";
import { parsePeriod } from "@/lib/papers/periods";
import { getEdition } from "@/lib/papers/queries-edition";
import { test } from "@/tests/helpers/database";
import { entry, importEntries } from "@/tests/helpers/entries";
import { makeDatabase } from "@/tests/helpers/make-database";

const importFile = async (db: Db, file: string) => {
  for await (const input of findInputs([file])) {
    if (input.kind !== "skipped") return importInput(db, input, { captured: null, day: null, fetchedAt: null });
  }
  throw new Error("nothing to import");
};

/** Papers from several sources with everything that a catalogue can know. */
async function fill(db: Db): Promise<void> {
  const rich = entry('Prefill \\& Decode: "50%" of $α$, 大规模', {
    arxivId: "2508.00001",
    doi: "10.1000/x<1>",
    authors: ["Łukasz Kaiser", "Conan O'Neill"],
    publishedOn: "2025-08-11",
    upvotes: 12,
    comments: 3,
    links: [
      {
        url: "https://github.com/Lab/Sparse",
        kind: "repository",
        host: "github.com",
        owner: "Lab",
        name: "Sparse",
        provenance: "api-user",
        stars: 7,
      },
    ],
    projectPage: "https://p.example/",
    thumbnail: "https://img.example/a.png",
    organization: "lab",
    organizationName: "The Lab",
    submittedBy: "ann",
    categories: ["cs.CL", "cs.LG"],
    keywords: ["attention"],
    comment: "12 pages",
    aiSummary: "In short.",
    listedOn: "2025-08-12",
    position: 1,
  });
  await importEntries(db, [rich, entry("Nameless Paper", { authorCount: 9, listedOn: "2025-08-12", position: 0 })], {
    day: "2025-08-12",
    fetchedAt: "2025-08-12T10:00:00.000Z",
  });
  const seenLater = {
    ...rich,
    title: "Prefill and Decode",
    upvotes: 40,
    abstract: "Cut of",
    abstractKind: "cut" as const,
  };
  await importEntries(db, [{ ...seenLater, listedOn: "2025-08-13" }], {
    format: "page-text",
    digest: "1".repeat(64),
    captured: "2025-08-13",
  });
  // It gets its lasting address later, and is known by the former one too.
  await importEntries(db, [entry("Nameless Paper", { arxivId: "2508.00002", upvotes: 1 })], {
    digest: "2".repeat(64),
    fetchedAt: "2025-08-14T10:00:00.000Z",
  });
  await importEntries(db, [entry("Only a Title", { abstract: "", abstractKind: "none" })], { digest: "3".repeat(64) });
}

/** Every row that tells of papers, without what is of this file alone: ids and when rows were written. */
function contentOf(file: string): Record<string, unknown[]> {
  const database = new Database(file, { readonly: true });
  const paper = "(SELECT slug FROM Paper p WHERE p.id = paperId)";
  const read = (sql: string) => database.prepare(sql).raw().all();
  const columns = (table: string, without: string[]) =>
    (database.pragma(`table_info(${table})`) as { name: string }[])
      .map(({ name }) => name)
      .filter((name) => !without.includes(name))
      .join(", ");
  const content = {
    Paper: read(`SELECT ${columns("Paper", ["id", "updatedAt"])} FROM Paper ORDER BY id`),
    ...Object.fromEntries(
      ["Link", "Listing", "Reading", "PaperTitle", "FormerSlug", "PaperTopic"].map((table) => [
        table,
        read(`SELECT ${paper}, ${columns(table, ["id", "paperId"])} FROM ${table}`)
          .map((row) => JSON.stringify(row))
          .sort(),
      ]),
    ),
    PaperAuthor: read(
      `SELECT ${paper}, position, a.name, a.slug FROM PaperAuthor JOIN Author a ON a.id = authorId ORDER BY 1, 2`,
    ),
    Edition: read("SELECT * FROM Edition ORDER BY day"),
  };
  database.close();
  return content;
}

test("JSON Lines of a catalogue make the same catalogue, which makes the same lines", async ({ db, databaseFile }) => {
  await fill(db);
  const folder = path.dirname(databaseFile);
  const first = path.join(folder, "first.jsonl.gz");
  expect(await writeExport(databaseFile, first, "jsonl.gz")).toMatchObject({ papers: 3 });
  const copyFile = path.join(folder, "copy.db");
  await makeDatabase(copyFile);
  const copy = await createDb(`file:${copyFile}`);
  const report = await importFile(copy, first);
  expect(report).toMatchObject({ format: "broadsheet-jsonl", entries: 3, created: 3, rejected: [], error: null });
  expect(contentOf(copyFile)).toEqual(contentOf(databaseFile));
  const second = path.join(folder, "second.jsonl.gz");
  await writeExport(copyFile, second, "jsonl.gz");
  expect(gunzipSync(readFileSync(second)).toString()).toBe(gunzipSync(readFileSync(first)).toString());
  expect(readFileSync(second).equals(readFileSync(first))).toBe(true);

  const again = await importFile(copy, first);
  expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
  expect(contentOf(copyFile)).toEqual(contentOf(databaseFile));
  await copy.$disconnect();
});

test("what was imported from an export goes on as what it is from", async ({ db, databaseFile }) => {
  await fill(db);
  const folder = path.dirname(databaseFile);
  const file = path.join(folder, "all.jsonl");
  await writeExport(databaseFile, file, "jsonl");
  const copyFile = path.join(folder, "copy.db");
  await makeDatabase(copyFile);
  const copy = await createDb(`file:${copyFile}`);
  await importFile(copy, file);
  // A poorer source, met later, still does not win over what the API said.
  const page = entry("Prefill and Decode", {
    arxivId: "2508.00001",
    abstract: "Cut",
    abstractKind: "cut",
    authors: ["L. Kaiser"],
  });
  for (const each of [db, copy]) await importEntries(each, [page], { format: "page-text", digest: "9".repeat(64) });
  const facts = async (each: Db) =>
    each.$queryRawUnsafe<unknown[]>("SELECT slug, title, abstract, factSources FROM Paper ORDER BY id");
  expect(await facts(copy)).toEqual(await facts(db));
  const period = parsePeriod("2025-08-12");
  const [one, other] = period ? [await getEdition(db, period), await getEdition(copy, period)] : [];
  expect(other?.papers.map(({ slug }) => slug)).toEqual(one?.papers.map(({ slug }) => slug));
  await copy.$disconnect();
});

test("the database goes out whole but for what is private", async ({ db, databaseFile, databaseUrl }) => {
  await fill(db);
  await askForList(db, { email: "ann@readers.test", list: "/editions", every: "day" }, new Date());
  const target = path.join(path.dirname(databaseFile), "out.sqlite");
  expect(await writeExport(databasePath(databaseUrl), target, "sqlite")).toMatchObject({ papers: 3 });
  expect(contentOf(target)).toEqual(contentOf(databaseFile));
  expect(readFileSync(target).includes("ann@readers.test")).toBe(false);
  const out = new Database(target, { readonly: true });
  expect(out.pragma("integrity_check", { simple: true })).toBe("ok");
  for (const table of ["Subscription", "DigestMail", "ImportRun", "ImportItem", "ImportReject"]) {
    expect([table, out.prepare(`SELECT count(*) FROM ${table}`).pluck().get()]).toEqual([table, 0]);
  }
  out.close();
  expect(await db.subscription.count()).toBe(1);
  const served = await createDb(`file:${target}`);
  expect(await served.paper.count()).toBe(3);
  await served.$disconnect();
});

test("an export is known by its content, and a broken line is told", () => {
  const line = (more: object) => JSON.stringify({ broadsheet: 1, slug: "x", factSources: {}, ...more });
  expect(recogniseSource(`${line({})}\n${line({})}\n`)?.format).toBe("broadsheet-jsonl");
  expect(recogniseSource(`${line({})}\n`)?.format).toBe("broadsheet-jsonl");
  const text = `${line({ broadsheet: 9 })}\n{broken\n`;
  const { entries, rejects } = broadsheetJsonl.parse({ text, captured: null, day: null });
  expect(entries).toEqual([]);
  expect(rejects.map(({ line: number }) => number)).toEqual([1, 2]);
  expect(rejects[0]?.place).toBe("line 1: broadsheet");
});
