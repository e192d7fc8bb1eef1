import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { findPendingMigrations, isCurrent, migrate, readDefinition } from "./migrations.mjs";

const PRISMA = path.resolve("prisma");

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "broadsheet-migrations-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A `prisma` folder of its own, to which a test may add migrations. */
function ownDefinition() {
  const folder = path.join(temporaryFolder(), "prisma");
  cpSync(path.join(PRISMA, "migrations"), path.join(folder, "migrations"), { recursive: true });
  copyFileSync(path.join(PRISMA, "search.sql"), path.join(folder, "search.sql"));
  const addMigration = (name: string, sql: string) => {
    mkdirSync(path.join(folder, "migrations", name));
    writeFileSync(path.join(folder, "migrations", name, "migration.sql"), sql);
  };
  return { folder, addMigration };
}

function openMemory() {
  const database = new Database(":memory:");
  onTestFinished(() => void database.close());
  return database;
}

function openMigrated() {
  const database = openMemory();
  migrate(database, readDefinition(PRISMA));
  return database;
}

type TestDatabase = ReturnType<typeof openMemory>;

function tablesOf(database: TestDatabase) {
  return database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").pluck().all();
}

function triggersOf(database: TestDatabase) {
  return database.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name").pluck().all();
}

test("an empty database gets every migration in order, once", () => {
  const database = openMemory();
  const definition = readDefinition(PRISMA);
  const names = definition.migrations.map((migration) => migration.name);
  expect(names).toEqual([...names].sort());
  expect(isCurrent(database, definition)).toBe(false);
  expect(migrate(database, definition)).toEqual({ applied: names, searchRebuilt: true });
  expect(isCurrent(database, definition)).toBe(true);
  expect(migrate(database, definition)).toEqual({ applied: [], searchRebuilt: false });
  expect(tablesOf(database)).toEqual(expect.arrayContaining(["Paper", "Link", "Listing", "ImportRun", "search_word"]));
});

test("a migration that fails takes back all of its run", () => {
  const { folder, addMigration } = ownDefinition();
  const database = openMemory();
  migrate(database, readDefinition(folder));
  addMigration("99990101000000_good", "CREATE TABLE Good (id INTEGER);");
  addMigration("99990102000000_bad", "CREATE TABLE Bad (id INTEGER); INSERT INTO Missing VALUES (1);");
  expect(() => migrate(database, readDefinition(folder))).toThrow(
    "The migration 99990102000000_bad failed and was taken back: no such table: Missing",
  );
  expect(tablesOf(database)).not.toContain("Bad");
  expect(tablesOf(database)).not.toContain("Good");
  expect(findPendingMigrations(database, readDefinition(folder).migrations).map((migration) => migration.name)).toEqual(
    ["99990101000000_good", "99990102000000_bad"],
  );
  expect(database.inTransaction).toBe(false);
});

test("a migration that commits on its own is refused", () => {
  const { folder, addMigration } = ownDefinition();
  const database = openMemory();
  migrate(database, readDefinition(folder));
  addMigration("99990101000000_commits", "CREATE TABLE Early (id INTEGER); COMMIT;");
  expect(() => migrate(database, readDefinition(folder))).toThrow("must not end the transaction");
});

const REDEFINE_PARENT = `
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Parent" ("id" INTEGER NOT NULL PRIMARY KEY, "name" TEXT NOT NULL DEFAULT 'none');
INSERT INTO "new_Parent" ("id") SELECT "id" FROM "Parent" WHERE "id" <= 2;
DROP TABLE "Parent";
ALTER TABLE "new_Parent" RENAME TO "Parent";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
`;
const PARENT_AND_CHILD = `
CREATE TABLE "Parent" ("id" INTEGER NOT NULL PRIMARY KEY);
CREATE TABLE "Child" ("id" INTEGER NOT NULL PRIMARY KEY, "parentId" INTEGER NOT NULL,
  FOREIGN KEY ("parentId") REFERENCES "Parent" ("id") ON DELETE CASCADE);
`;

test("redefining a table keeps the rows that refer to it", () => {
  const { folder, addMigration } = ownDefinition();
  const database = openMemory();
  database.pragma("foreign_keys = ON");
  addMigration("99990101000000_family", PARENT_AND_CHILD);
  migrate(database, readDefinition(folder));
  database.exec("INSERT INTO Parent VALUES (1), (2); INSERT INTO Child VALUES (10, 1), (11, 2)");
  addMigration("99990102000000_redefine", REDEFINE_PARENT);
  migrate(database, readDefinition(folder));
  expect(database.prepare("SELECT id, parentId FROM Child ORDER BY id").all()).toEqual([
    { id: 10, parentId: 1 },
    { id: 11, parentId: 2 },
  ]);
  expect(database.prepare("SELECT name FROM Parent").pluck().all()).toEqual(["none", "none"]);
  expect(database.pragma("foreign_keys", { simple: true })).toBe(1);
});

test("a migration that would leave a row without its parent is taken back", () => {
  const { folder, addMigration } = ownDefinition();
  const database = openMemory();
  addMigration("99990101000000_family", PARENT_AND_CHILD);
  migrate(database, readDefinition(folder));
  database.exec("INSERT INTO Parent VALUES (1), (3); INSERT INTO Child VALUES (10, 1), (11, 3)");
  addMigration("99990102000000_redefine", REDEFINE_PARENT);
  expect(() => migrate(database, readDefinition(folder))).toThrow(
    "The migrations 99990102000000_redefine would break 1 references and were taken back.",
  );
  expect(database.prepare("SELECT id FROM Parent").pluck().all()).toEqual([1, 3]);
});

test("an edited migration is refused", () => {
  const { folder, addMigration } = ownDefinition();
  const database = openMemory();
  addMigration("99990101000000_extra", "CREATE TABLE Extra (id INTEGER);");
  migrate(database, readDefinition(folder));
  writeFileSync(path.join(folder, "migrations/99990101000000_extra/migration.sql"), "CREATE TABLE Other (id INTEGER);");
  expect(() => migrate(database, readDefinition(folder))).toThrow(
    /99990101000000_extra\/migration\.sql was changed after .* git checkout -- prisma\/migrations/,
  );
});

test("a database that knows later migrations is refused", () => {
  const { folder, addMigration } = ownDefinition();
  const database = openMemory();
  addMigration("99990101000000_future", "CREATE TABLE Future (id INTEGER);");
  migrate(database, readDefinition(folder));
  expect(() => migrate(database, readDefinition(PRISMA))).toThrow(
    /is newer than this version of Broadsheet .*99990101000000_future.*Update Broadsheet/,
  );
});

test("a migration that Prisma left half-way is refused, one it rolled back is applied again", () => {
  const { folder, addMigration } = ownDefinition();
  const database = openMemory();
  addMigration("99990101000000_extra", "CREATE TABLE IF NOT EXISTS Extra (id INTEGER);");
  migrate(database, readDefinition(folder));
  database.exec("UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = '99990101000000_extra'");
  expect(() => migrate(database, readDefinition(folder))).toThrow("99990101000000_extra failed half-way");
  database.exec("UPDATE _prisma_migrations SET rolled_back_at = 1 WHERE migration_name = '99990101000000_extra'");
  expect(migrate(database, readDefinition(folder)).applied).toEqual(["99990101000000_extra"]);
});

test("a database of another program is refused", () => {
  const database = openMemory();
  database.exec("CREATE TABLE bookmarks (id INTEGER)");
  expect(() => migrate(database, readDefinition(PRISMA))).toThrow("is a database of another program");
  expect(tablesOf(database)).toEqual(["bookmarks"]);
});

test("a lost trigger or a changed search definition is made good, and the index refilled", () => {
  const database = openMigrated();
  const definition = readDefinition(PRISMA);
  const triggers = triggersOf(database);
  expect(triggers).toContain("search_paper_insert");
  database.exec("DROP TRIGGER search_paper_insert");
  expect(isCurrent(database, definition)).toBe(false);
  expect(migrate(database, definition)).toEqual({ applied: [], searchRebuilt: true });
  expect(triggersOf(database)).toEqual(triggers);

  const changed = {
    ...definition,
    searchSql: definition.searchSql.replace("CREATE INDEX IF NOT EXISTS", "CREATE  INDEX IF NOT EXISTS"),
  };
  expect(changed.searchSql).not.toBe(definition.searchSql);
  expect(isCurrent(database, changed)).toBe(false);
  expect(migrate(database, changed).searchRebuilt).toBe(true);
  expect(isCurrent(database, changed)).toBe(true);
});
