/** The owner's database in step with this version of the code. */
import fs from "node:fs";
import path from "node:path";
import { writeBackup } from "../keep/backup.mjs";
import { keepNewestBeside, placeBeside } from "../keep/names.mjs";
import { findPendingMigrations, isCurrent, migrate, readDefinition } from "./migrations.mjs";
import { explainDatabaseError, openDatabase } from "./open-database.mjs";
import { ROOT, runQuietly } from "./project.mjs";
import { step } from "./step.mjs";

/** @typedef {import("better-sqlite3").Database} Database */

/**
 * True when nobody has imported anything yet and a part of the sample is still to come.
 * @param {Database} database
 */
function lacksSample(database) {
  const imports = database.prepare("SELECT source, format FROM ImportRun");
  const runs = /** @type {{ source: string, format: string | null }[]} */ (imports.all());
  if (runs.some((run) => run.format !== "sample")) return false;
  const sources = new Set(runs.map((run) => run.source));
  return fs.readdirSync(path.join(ROOT, "prisma/sample")).some((name) => !sources.has(`prisma/sample/${name}`));
}

/** Copies from before migrations that stay beside the database. */
const KEPT_COPIES = 3;

/**
 * Copies a database that migrations are about to change, so that their owner can go back with the version before.
 * Throws SetupError, and the database stays as it is, where there is no room for the copy.
 * @param {Database} database
 * @param {string} file
 * @param {import("./migrations.mjs").Definition} definition
 */
async function backUpBefore(database, file, { migrations }) {
  const isNew = database.prepare("SELECT 1 FROM sqlite_master").get() === undefined;
  if (isNew || findPendingMigrations(database, migrations).length === 0) return;
  await step("Backing up the database before it is changed", () =>
    writeBackup(file, placeBeside(file, "before-migration")),
  );
  keepNewestBeside(file, "before-migration", KEPT_COPIES);
}

/**
 * Makes the database when it is missing, copies it when it is to be changed, applies migrations, and puts the bundled sample into an empty one when asked.
 * Throws SetupError where the file cannot be read or written or is newer than the code.
 * @param {string} file
 * @param {{ sample: boolean }} options
 */
export async function ensureDatabase(file, { sample }) {
  const database = await openDatabase(file);
  try {
    const definition = readDefinition(path.join(ROOT, "prisma"));
    if (!isCurrent(database, definition)) {
      await backUpBefore(database, file, definition);
      await step("Bringing the database up to date", () => migrate(database, definition));
    }
    if (!sample || !lacksSample(database)) return;
  } catch (error) {
    throw explainDatabaseError(error, file);
  } finally {
    database.close();
  }
  const launcher = path.join(ROOT, "lib/setup/run-script.mjs");
  await step("Importing the bundled sample", () =>
    runQuietly(process.execPath, [launcher, "lib/setup/import-sample.ts"], {
      sentence: "Importing the bundled sample failed, see above.",
      env: { ...process.env, DATABASE_URL: `file:${file}` },
    }),
  );
}
