/** What a file is that somebody wants to put in the place of the database. */
import fs from "node:fs";
import path from "node:path";
import { findPendingMigrations, readDefinition } from "../setup/migrations.mjs";
import { explainDatabaseError } from "../setup/open-database.mjs";
import { ROOT } from "../setup/project.mjs";
import { SetupError } from "../setup/setup-error.mjs";

/**
 * Throws SetupError unless the file is a sound database of Broadsheet, of this version or an earlier one. Nothing is
 * written to it.
 * @param {string} file
 * @returns {Promise<{ papers: number, pending: string[] }>} pending: migrations that it lacks
 */
export async function recogniseBackup(file) {
  if (!fs.existsSync(file)) throw new SetupError(`There is no file ${file}.`);
  const { default: Database } = await import("better-sqlite3");
  try {
    const database = new Database(file, { readonly: true, fileMustExist: true });
    try {
      const [first] = /** @type {{ integrity_check: string }[]} */ (database.pragma("integrity_check(3)"));
      if (first?.integrity_check !== "ok") {
        throw new SetupError(`${file} is damaged (${first?.integrity_check}). Restore another backup.`);
      }
      const { migrations } = readDefinition(path.join(ROOT, "prisma"));
      const pending = findPendingMigrations(database, migrations).map(({ name }) => name);
      if (pending.length === migrations.length) throw new SetupError(`${file} is empty: no catalogue was ever in it.`);
      return { papers: Number(database.prepare("SELECT count(*) FROM Paper").pluck().get()), pending };
    } finally {
      database.close();
    }
  } catch (error) {
    throw explainSource(error, file);
  }
}

/** @param {unknown} error @param {string} file */
function explainSource(error, file) {
  if (error instanceof SetupError) {
    // What findPendingMigrations advises is for the owner's database.
    const message = error.message
      .replace(/ Set DATABASE_URL to another file\./, "")
      .replace(/, or set DATABASE_URL to another file\./, " to restore it.");
    return new SetupError(message, { cause: error });
  }
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) {
    return new SetupError(`${file} is not a readable SQLite database.`, { cause: error });
  }
  if (/^(SQLITE_CANTOPEN|EACCES|EISDIR)/.test(code)) return new SetupError(`${file} cannot be read.`, { cause: error });
  return explainDatabaseError(error, file);
}
