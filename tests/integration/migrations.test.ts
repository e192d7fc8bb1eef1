/** Our runner held against Prisma's own schema engine, and against itself in several processes. */
import { spawn } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { expect, onTestFinished } from "vitest";
import { migrate, readDefinition } from "@/lib/setup/migrations.mjs";
import { openDatabase } from "@/lib/setup/open-database.mjs";
import { deployWithPrisma, diagnoseHistory, findDrift } from "@/lib/setup/schema-engine";
import { test } from "@/tests/helpers/database";

const PRISMA = path.resolve("prisma");
const IN_STEP = { editedMigrationNames: [], failedMigrationNames: [], hasMigrationsTable: true, history: null };

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "broadsheet-prisma-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test("Prisma finds our record of migrations in step with the folder", async ({ databaseFile }) => {
  expect(await diagnoseHistory(databaseFile, PRISMA)).toEqual(IN_STEP);
});

test("Prisma reads our record: nothing is left to deploy, and an edit is noticed", async ({ databaseFile }) => {
  expect(await deployWithPrisma(databaseFile, PRISMA)).toEqual([]);
  const database = new Database(databaseFile);
  database.exec("UPDATE _prisma_migrations SET checksum = 'x'");
  database.close();
  const names = readDefinition(PRISMA).migrations.map((migration) => migration.name);
  expect((await diagnoseHistory(databaseFile, PRISMA)).editedMigrationNames).toEqual(names);
});

test("a database that Prisma migrated needs only the search definition from us", async () => {
  const file = path.join(temporaryFolder(), "by-prisma.db");
  const names = readDefinition(PRISMA).migrations.map((migration) => migration.name);
  expect(await deployWithPrisma(file, PRISMA)).toEqual(names);
  const byPrisma = await openDatabase(file);
  expect(migrate(byPrisma, readDefinition(PRISMA))).toEqual({ applied: [], searchRebuilt: true });
  const byUs = await openDatabase(path.join(temporaryFolder(), "by-us.db"));
  migrate(byUs, readDefinition(PRISMA));
  const objects = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name";
  expect(byUs.prepare(objects).all()).toEqual(byPrisma.prepare(objects).all());
  byUs.close();
  byPrisma.close();
});

test("schema.prisma and prisma/migrations agree", async ({ databaseFile }) => {
  expect(await findDrift(databaseFile, PRISMA)).toBeNull();
  const database = new Database(databaseFile);
  database.exec('DROP INDEX "ImportRun_digest_idx"');
  database.close();
  expect(await findDrift(databaseFile, PRISMA)).toContain('CREATE INDEX "ImportRun_digest_idx"');
});

const MIGRATE_ONE_FILE = `
  const { openDatabase } = await import(process.argv[1]);
  const { migrate, readDefinition } = await import(process.argv[2]);
  const database = await openDatabase(process.argv[3]);
  console.log(JSON.stringify(migrate(database, readDefinition(process.argv[4]))));
`;

function migrateInOwnProcess(file: string): Promise<{ applied: string[]; searchRebuilt: boolean }> {
  const modules = ["open-database.mjs", "migrations.mjs"].map((name) => path.resolve("lib/setup", name));
  const child = spawn(process.execPath, ["--input-type=module", "-e", MIGRATE_ONE_FILE, ...modules, file, PRISMA], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  return new Promise((resolve, reject) => {
    let output = "";
    let errors = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
    });
    child.stderr.on("data", (chunk) => {
      errors += chunk;
    });
    child.on("close", (code) => (code === 0 ? resolve(JSON.parse(output)) : reject(new Error(errors))));
  });
}

test("processes that start together on a missing database migrate it once", async () => {
  const file = path.join(temporaryFolder(), "new", "shared.db");
  const outcomes = await Promise.all(Array.from({ length: 6 }, () => migrateInOwnProcess(file)));
  const names = readDefinition(PRISMA).migrations.map((migration) => migration.name);
  expect(outcomes.flatMap((outcome) => outcome.applied)).toEqual(names);
  expect(outcomes.filter((outcome) => outcome.searchRebuilt)).toHaveLength(1);
  const database = new Database(file);
  expect(database.prepare("SELECT migration_name FROM _prisma_migrations").pluck().all()).toEqual(names);
  expect(database.pragma("integrity_check", { simple: true })).toBe("ok");
  database.close();
});

test("each test has a migrated database of its own", async ({ db, databaseFile }) => {
  expect(await db.paper.count()).toBe(0);
  const copy = path.join(temporaryFolder(), "copy.db");
  copyFileSync(databaseFile, copy);
  expect(await diagnoseHistory(copy, PRISMA)).toEqual(IN_STEP);
});
