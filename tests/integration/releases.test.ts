/**
 * Databases as earlier releases left them: brought up to date with everything in place. tests/setup/dump-release.ts made
 * the files, with the code of the release.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { createDb } from "@/lib/db";
import { importInput } from "@/lib/ingest/import-input";
import { findInputs } from "@/lib/ingest/inputs";
import { checkDatabase } from "@/lib/keep/check";
import { EMPTY_REQUEST, searchPapers } from "@/lib/search/search";
import { ensureDatabase } from "@/lib/setup/database.mjs";
import { readDefinition } from "@/lib/setup/migrations.mjs";
import { runCommand } from "@/tests/helpers/commands";

const RELEASES = "tests/fixtures/releases";

/** A file as the release left it. */
function databaseOf(release: string): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "broadsheet-release-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, "owner.db");
  const database = new Database(file);
  database.pragma("foreign_keys = OFF");
  database.exec(`BEGIN; ${readFileSync(path.join(RELEASES, release), "utf8")} COMMIT`);
  database.close();
  return file;
}

function rows(file: string, sql: string): unknown[] {
  const database = new Database(file, { readonly: true });
  const found = database.prepare(sql).raw().all();
  database.close();
  return found;
}

/** What was read by hand from the fixtures that the release imported. */
const PAPERS = [
  ["2508.00010", "Kilnfire: Glazing Small Language Models", 41, "2025-08-11", 2],
  ["2508.00020", "A Lantern Without Authors", 0, "2025-08-10", null],
  [null, "Odd Keys, Good Paper", null, "2025-08-12", null],
  [null, "Inkwell: Correcting Hand-Set Type with Few Looks", 2, "2024-10-28", 6],
  [null, "Ferry-$β$: When May a Small Model Speak for a Large One?", null, "2025-02-05", 1],
  [null, "Datasets of Rare Languages: A Survey of Consent and Copying", null, "2025-03-03", null],
  [null, "On the Drift of Learning-Rate Schedules", null, "2023-05-24", 31],
  [null, "Kiln! Reasoning About Glazes Instead of Recalling Them", 17, "2025-02-28", 4],
  ["2503.00010", "Sextant Priors for Robust Sailing", null, "2025-03-18", 2],
  [null, "Its Last Zero Is Gone", null, "2025-03-18", null],
];

test.each(readdirSync(RELEASES))(
  "a database of %s keeps its papers, reports and counts, and goes on",
  async (release) => {
    const file = databaseOf(release);
    const before = rows(file, "SELECT name FROM sqlite_master WHERE type = 'table'").length;
    await ensureDatabase(file, { sample: true });
    expect(rows(file, "SELECT name FROM sqlite_master WHERE type = 'table'").length).toBeGreaterThanOrEqual(before);
    expect(checkDatabase(file)).toEqual([]);
    expect(rows(file, "SELECT arxivId, title, upvotes, sortDay, authorCount FROM Paper ORDER BY id")).toEqual(PAPERS);
    expect(rows(file, "SELECT day, papers, withCode FROM Edition ORDER BY day")).toEqual([
      ["2025-03-03", 5, 1],
      ["2025-08-12", 3, 1],
    ]);
    expect(
      rows(file, "SELECT format, entries, created, updated, unchanged, rejected FROM ImportRun ORDER BY id"),
    ).toEqual([
      ["api-json", 7, 3, 0, 0, 4],
      ["api-jsonl", 4, 0, 0, 2, 2],
      ["page-text", 5, 5, 0, 0, 0],
      ["arxiv-jsonl", 6, 2, 0, 0, 4],
    ]);
    expect(rows(file, "SELECT migration_name FROM _prisma_migrations ORDER BY 1")).toEqual(
      readDefinition("prisma").migrations.map(({ name }) => [name]),
    );

    const db = await createDb(`file:${file}`);
    const stated = { captured: "2025-08-13", day: null, fetchedAt: null };
    for await (const input of findInputs(["tests/fixtures/pages/with-facts.txt"])) {
      if (input.kind === "skipped") throw new Error("The page was not read.");
      expect(await importInput(db, input, stated)).toMatchObject({ entries: 5, created: 0, updated: 0, unchanged: 5 });
    }
    const { hits } = await searchPapers(db, { ...EMPTY_REQUEST, q: "sextant sailing" });
    expect(hits).toHaveLength(1);
    await db.$disconnect();
    expect(checkDatabase(file)).toEqual([]);
  },
);

test("a database that is brought up to date is copied first, as it was", async () => {
  const [first = ""] = readdirSync(RELEASES).sort();
  const file = databaseOf(first);
  const migrations = readDefinition("prisma").migrations.length;
  await ensureDatabase(file, { sample: false });
  const copies = readdirSync(path.dirname(file)).filter((name) => name.includes("before-migration"));
  // While nothing has been added to the first release there is nothing to migrate.
  expect(copies).toHaveLength(migrations > 1 ? 1 : 0);
  for (const copy of copies) {
    const place = path.join(path.dirname(file), copy);
    expect(rows(place, "SELECT migration_name FROM _prisma_migrations")).toEqual([["20261122000000_initial"]]);
    expect(rows(place, "SELECT count(*) FROM Paper")).toEqual([[10]]);
  }
});

test("no command touches a database of a later version", async () => {
  const [first = ""] = readdirSync(RELEASES).sort();
  const file = databaseOf(first);
  const database = new Database(file);
  database.exec(
    `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
     VALUES ('later', 'x', 1, '99990101000000_later', 1, 1)`,
  );
  database.close();
  const env = { DATABASE_URL: `file:${file}`, PORT: "0" };
  const content = readFileSync(file);
  for (const words of [["start"], ["import", "tests/fixtures/pages/with-facts.txt"], ["sync"], ["topics"], ["check"]]) {
    const { code, stdout, stderr } = await runCommand(words, { env });
    expect([words[0], code, stdout]).toEqual([words[0], 1, ""]);
    expect(stderr).toBe(
      `${file} is newer than this version of Broadsheet (it has the migration 99990101000000_later). Update Broadsheet, or set DATABASE_URL to another file.\n`,
    );
  }
  expect(rows(file, "SELECT count(*) FROM Paper")).toEqual([[10]]);
  // Opening turns the file to the write-ahead log, which two bytes of its head say.
  expect(Buffer.compare(readFileSync(file).subarray(100), content.subarray(100))).toBe(0);
});
