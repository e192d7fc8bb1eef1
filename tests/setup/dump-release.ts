/**
 * Prints a database as this version of the code makes it, as SQL: `npx tsx tests/setup/dump-release.ts > FILE`. To be run
 * once at each release into tests/fixtures/releases/VERSION.sql, which later versions must be able to migrate.
 */
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { createDb } from "@/lib/db";
import { importInput } from "@/lib/ingest/import-input";
import { findInputs } from "@/lib/ingest/inputs";
import { makeDatabase } from "@/tests/helpers/make-database";

const INPUTS = ["api/daily-2025-08-12.json", "api/daily.jsonl", "pages/with-facts.txt", "arxiv/papers.jsonl"];

function toLiteral(value: unknown): string {
  if (value === null) return "NULL";
  if (Buffer.isBuffer(value)) return `x'${value.toString("hex")}'`;
  return typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value);
}

/** Tables, rows, then indexes and triggers, as `sqlite3 FILE .dump` orders them. */
function* dumpLines(database: Database.Database): Generator<string> {
  const objects = database
    .prepare<[], { type: string; name: string; sql: string }>(
      "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid",
    )
    .all();
  for (const { sql } of objects.filter(({ type }) => type === "table")) yield `${sql};`;
  for (const { name } of objects.filter(({ type }) => type === "table")) {
    for (const row of database.prepare<[], unknown[]>(`SELECT * FROM "${name}"`).raw().all()) {
      yield `INSERT INTO "${name}" VALUES (${row.map(toLiteral).join(", ")});`;
    }
  }
  for (const { sql } of objects.filter(({ type }) => type !== "table")) yield `${sql};`;
}

const folder = mkdtempSync(path.join(os.tmpdir(), "broadsheet-dump-"));
const file = path.join(folder, "release.db");
await makeDatabase(file);
const db = await createDb(`file:${file}`);
for (const name of INPUTS) {
  const stated = { captured: "2025-08-13", day: null, fetchedAt: null };
  for await (const input of findInputs([path.join("tests/fixtures", name)])) {
    if (input.kind !== "skipped") await importInput(db, input, stated);
  }
}
await db.$disconnect();
const database = new Database(file);
for (const line of dumpLines(database)) console.log(line);
database.close();
rmSync(folder, { recursive: true });
