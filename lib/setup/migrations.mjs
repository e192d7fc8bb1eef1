/**
 * Applies `prisma/migrations` and `prisma/search.sql` without Prisma's command line and without internet.
 * Plain JavaScript, so that `npm start` needs no compiler on its way. The rows of `_prisma_migrations` are those that
 * Prisma Migrate writes: a test holds them against Prisma's own engine.
 */
import { createHash, randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { SetupError } from "./setup-error.mjs";

/** @typedef {import("better-sqlite3").Database} Database */
/** @typedef {{ name: string, sql: string, checksum: string }} Migration Checksum: SHA-256 of the file, hex. */
/** @typedef {{ migrations: Migration[], searchSql: string }} Definition What a database of this version consists of. */

/** Row under which CatalogueState remembers the search definition that was put in. */
const SEARCH_STATE_KEY = "searchDefinition";

/** Copied from Prisma's schema engine, so that either tool can make the table and the other can read it. */
const MIGRATIONS_TABLE = `CREATE TABLE "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;

/** @param {string | Buffer} content */
const sha256 = (content) => createHash("sha256").update(content).digest("hex");

/**
 * Reads the migrations in their order, and the search definition.
 * @param {string} folder the `prisma` folder
 * @returns {Definition}
 */
export function readDefinition(folder) {
  const migrationsFolder = path.join(folder, "migrations");
  const migrations = fs
    .readdirSync(migrationsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const content = fs.readFileSync(path.join(migrationsFolder, name, "migration.sql"));
      return { name, sql: content.toString("utf8"), checksum: sha256(content) };
    });
  return { migrations, searchSql: fs.readFileSync(path.join(folder, "search.sql"), "utf8") };
}

/**
 * @param {Database} database
 * @param {string} table
 */
function hasTable(database, table) {
  return database.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(table) !== undefined;
}

/**
 * The migrations that `database` lacks. Throws SetupError where its history and ours cannot go together.
 * @param {Database} database
 * @param {Migration[]} migrations
 * @returns {Migration[]}
 */
export function findPendingMigrations(database, migrations) {
  if (!hasTable(database, "_prisma_migrations")) {
    if (database.prepare("SELECT 1 FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'").get()) {
      throw new SetupError(
        `${database.name} is a database of another program (it has tables but no record of migrations). Set DATABASE_URL to another file.`,
      );
    }
    return migrations;
  }
  const rows = /** @type {{ name: string, checksum: string, finished: number }[]} */ (
    database
      .prepare(
        `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
         FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at, migration_name`,
      )
      .all()
  );
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const row of rows) {
    const migration = known.get(row.name);
    if (migration === undefined) {
      throw new SetupError(
        `${database.name} is newer than this version of Broadsheet (it has the migration ${row.name}). Update Broadsheet, or set DATABASE_URL to another file.`,
      );
    }
    if (!row.finished) {
      throw new SetupError(
        `The migration ${row.name} failed half-way in ${database.name}. Restore a backup of that file, or set DATABASE_URL to another file.`,
      );
    }
    if (row.checksum !== migration.checksum) {
      throw new SetupError(
        `The file prisma/migrations/${row.name}/migration.sql was changed after ${database.name} had applied it. Restore it: git checkout -- prisma/migrations`,
      );
    }
  }
  const applied = new Set(rows.map((row) => row.name));
  return migrations.filter((migration) => !applied.has(migration.name));
}

/**
 * Digest of the definition together with the triggers and tables of search that stand in the database: Prisma rebuilds
 * a table to alter it, which loses the triggers, so having run `search.sql` once is no proof.
 * @param {Database} database
 * @param {string} searchSql
 */
function searchState(database, searchSql) {
  const objects = database
    .prepare(
      `SELECT type, name, sql FROM sqlite_master
       WHERE type = 'trigger' OR name LIKE 'search\\_%' ESCAPE '\\' ORDER BY type, name`,
    )
    .all();
  return sha256(JSON.stringify([searchSql, objects]));
}

/**
 * @param {Database} database
 * @param {string} searchSql
 */
function isSearchCurrent(database, searchSql) {
  const stored = database.prepare("SELECT value FROM CatalogueState WHERE key = ?").pluck().get(SEARCH_STATE_KEY);
  return stored === searchState(database, searchSql);
}

/**
 * True when nothing is left to do. Throws SetupError like findPendingMigrations.
 * @param {Database} database
 * @param {Definition} definition
 */
export function isCurrent(database, definition) {
  return (
    findPendingMigrations(database, definition.migrations).length === 0 &&
    isSearchCurrent(database, definition.searchSql)
  );
}

/**
 * @param {Database} database
 * @param {Migration} migration
 */
function applyMigration(database, migration) {
  const startedAt = Date.now();
  try {
    database.exec(migration.sql);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SetupError(`The migration ${migration.name} failed and was taken back: ${reason}`, { cause: error });
  }
  if (!database.inTransaction) throw new SetupError(`The migration ${migration.name} must not end the transaction.`);
  database
    .prepare(
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
       VALUES (?, ?, ?, ?, ?, 1)`,
    )
    .run(randomUUID(), migration.checksum, Date.now(), migration.name, startedAt);
}

/**
 * Brings `database` to `definition`: pending migrations in their order, then the search definition when it or a
 * trigger has changed. All of it is one transaction that waits for other writers, so that a database is either as it
 * was or whole, and two processes that start together apply each migration once.
 * Foreign keys are off meanwhile, as the SQL that Prisma writes asks (`PRAGMA foreign_keys=OFF` does nothing inside a
 * transaction), and are checked before the commit.
 * @param {Database} database
 * @param {Definition} definition
 * @returns {{ applied: string[], searchRebuilt: boolean }}
 */
export function migrate(database, definition) {
  const { migrations, searchSql } = definition;
  const foreignKeys = database.pragma("foreign_keys", { simple: true });
  database.pragma("foreign_keys = OFF");
  database.exec("BEGIN IMMEDIATE");
  try {
    const pending = findPendingMigrations(database, migrations);
    if (pending.length > 0 && !hasTable(database, "_prisma_migrations")) database.exec(MIGRATIONS_TABLE);
    for (const migration of pending) applyMigration(database, migration);
    const searchRebuilt = !isSearchCurrent(database, searchSql);
    if (searchRebuilt) {
      database.exec(searchSql);
      database
        .prepare(
          "INSERT INTO CatalogueState (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        )
        .run(SEARCH_STATE_KEY, searchState(database, searchSql));
    }
    const broken = /** @type {unknown[]} */ (pending.length > 0 ? database.pragma("foreign_key_check") : []);
    if (broken.length > 0) {
      throw new SetupError(
        `The migrations ${pending.map((migration) => migration.name).join(", ")} would break ${broken.length} references and were taken back.`,
      );
    }
    database.exec("COMMIT");
    return { applied: pending.map((migration) => migration.name), searchRebuilt };
  } catch (error) {
    if (database.inTransaction) database.exec("ROLLBACK");
    throw error;
  } finally {
    database.pragma(`foreign_keys = ${foreignKeys}`);
  }
}
