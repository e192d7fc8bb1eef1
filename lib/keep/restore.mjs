/** Puts a backup in the place of the database. */
import fs from "node:fs";
import { SetupError } from "../setup/setup-error.mjs";
import { writeBackup } from "./backup.mjs";
import { placeBeside } from "./names.mjs";
import { recogniseBackup } from "./recognise.mjs";

/** @typedef {import("better-sqlite3").Database} Database */
/** @typedef {{ papers: number, replaced: string | null, pending: string[] }} RestoreReport replaced: where the file is that was there */

/** How long a reader may take to go, in milliseconds; a server stays. */
const PATIENCE = 3_000;

const HEADER = "SQLite format 3\0";

/** @param {string} file */
function hasHeader(file) {
  const handle = fs.openSync(file, "r");
  try {
    const bytes = Buffer.alloc(HEADER.length);
    fs.readSync(handle, bytes, 0, HEADER.length, 0);
    return bytes.toString("latin1") === HEADER;
  } finally {
    fs.closeSync(handle);
  }
}

/**
 * Shuts all others out of the database and puts its log back into it. Gives the connection that holds the lock, or null
 * where the file is no readable database, which nobody can be using. Throws SetupError where others use it.
 * @param {string} file
 * @returns {Promise<Database | null>}
 */
async function takeAlone(file) {
  // SQLite would remove the log beside a file that it does not know.
  if (!hasHeader(file)) return null;
  const { default: Database } = await import("better-sqlite3");
  /** @type {Database | null} */
  let database = null;
  try {
    database = new Database(file, { fileMustExist: true, timeout: PATIENCE });
    database.pragma("locking_mode = EXCLUSIVE");
    // Leaving the write-ahead log needs a lock that no other connection shares, be it an idle one.
    database.pragma("journal_mode = DELETE");
    database.exec("BEGIN EXCLUSIVE; COMMIT");
    return database;
  } catch (error) {
    database?.close();
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (/^SQLITE_(BUSY|LOCKED)/.test(code)) {
      throw new SetupError(
        `${file} is in use. Stop the server, and imports and syncs that run, then run the same command again.`,
      );
    }
    if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) return null;
    throw error;
  }
}

/** @param {Database} database */
function readVersion(database) {
  try {
    return Number(database.prepare("SELECT value FROM CatalogueState WHERE key = 'version'").pluck().get() ?? 0);
  } catch {
    return 0;
  }
}

/**
 * A catalogue that goes back must not be taken for a state of it that somebody has kept: its version goes on.
 * @param {string} file
 * @param {number} version of the catalogue that was there
 */
async function moveVersionBeyond(file, version) {
  const { default: Database } = await import("better-sqlite3");
  const database = new Database(file, { fileMustExist: true });
  database
    .prepare(
      `INSERT INTO CatalogueState (key, value) VALUES ('version', ?) ON CONFLICT (key) DO UPDATE
       SET value = CAST(max(CAST(value AS INTEGER), CAST(excluded.value AS INTEGER)) + 1 AS TEXT)`,
    )
    .run(String(version));
  database.close();
}

/**
 * Replaces the database by a copy of `backup`, which is checked first and stays as it is. The file that was there is kept
 * under a dated name. At every moment there is a whole database in the place: the old one or the new one.
 * Throws SetupError, with everything as it was, where the backup is none or newer than the code, or where a server or an
 * import uses the database.
 * @param {string} backup
 * @param {string} databaseFile
 * @returns {Promise<RestoreReport>}
 */
export async function restoreBackup(backup, databaseFile) {
  const { papers, pending } = await recogniseBackup(backup);
  const fresh = `${databaseFile}.restoring-${process.pid}`;
  try {
    await writeBackup(backup, fresh);
    if (!fs.existsSync(databaseFile)) {
      for (const ending of ["-wal", "-shm"]) fs.rmSync(`${databaseFile}${ending}`, { force: true });
      fs.renameSync(fresh, databaseFile);
      return { papers, replaced: null, pending };
    }
    const holder = await takeAlone(databaseFile);
    try {
      await moveVersionBeyond(fresh, holder === null ? 0 : readVersion(holder));
      const replaced = placeBeside(databaseFile, "replaced");
      keepUnder(databaseFile, replaced);
      // Windows replaces no file that is open.
      if (process.platform === "win32") holder?.close();
      fs.renameSync(fresh, databaseFile);
      return { papers, replaced, pending };
    } finally {
      holder?.close();
    }
  } finally {
    fs.rmSync(fresh, { force: true });
  }
}

/**
 * Gives the file a second name, so that its first one can be taken from it in one step; a log that a damaged file left
 * behind goes along, as it must not be read into another.
 * @param {string} file
 * @param {string} name
 */
function keepUnder(file, name) {
  try {
    fs.linkSync(file, name);
  } catch {
    fs.copyFileSync(file, name, fs.constants.COPYFILE_EXCL);
  }
  for (const ending of ["-wal", "-shm"]) {
    if (fs.existsSync(`${file}${ending}`)) fs.renameSync(`${file}${ending}`, `${name}${ending}`);
  }
}
