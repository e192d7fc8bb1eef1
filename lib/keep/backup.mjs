/**
 * Copies of the database while it is in use, by SQLite's online backup. Plain JavaScript, so that commands need no
 * compiler on their way to it.
 */
import fs from "node:fs";
import path from "node:path";
import { explainDatabaseError } from "../setup/open-database.mjs";
import { SetupError } from "../setup/setup-error.mjs";

/** @typedef {import("better-sqlite3").Database} Database */
/** @typedef {{ file: string, papers: number, bytes: number }} BackupReport `file`: where the copy is, absolute. */

/** Pages copied before others of this process have their turn: eight megabytes. */
const PAGES_AT_ONCE = 2_000;

/**
 * How many rows each table has.
 * @param {Database} database
 * @returns {Record<string, number>}
 */
export function countRows(database) {
  const tables = /** @type {string[]} */ (
    database
      .prepare(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY 1",
      )
      .pluck()
      .all()
  );
  return Object.fromEntries(
    tables.map((name) => [name, Number(database.prepare(`SELECT count(*) FROM "${name}"`).pluck().get())]),
  );
}

/**
 * Throws SetupError unless a copy is sound and has what was there to copy.
 * @param {Database} copy
 * @param {Record<string, number>} expected rows of each table
 */
function verify(copy, expected) {
  const [first] = /** @type {{ integrity_check: string }[]} */ (copy.pragma("integrity_check(3)"));
  if (first?.integrity_check !== "ok") throw new SetupError(`The copy is damaged: ${first?.integrity_check}.`);
  const found = countRows(copy);
  const wrong = Object.keys({ ...expected, ...found }).find((table) => expected[table] !== found[table]);
  if (wrong !== undefined) {
    throw new SetupError(`The copy has ${found[wrong] ?? 0} rows in ${wrong} in place of ${expected[wrong] ?? 0}.`);
  }
}

/** @param {string} file */
function syncToDisk(file) {
  const handle = fs.openSync(file, "r+");
  fs.fsyncSync(handle);
  fs.closeSync(handle);
}

/**
 * Copies the database as it is at this moment into one file beside which nothing else is needed. Writers are not held up,
 * and what they write meanwhile is not in it. The copy is made under another name, checked (integrity, rows of each
 * table against the original), and only then gets its own: a copy that was broken off is never taken for one.
 * Throws SetupError where `target` exists, cannot be written, or the copy is not sound.
 * @param {string} source the database
 * @param {string} target
 * @returns {Promise<BackupReport>}
 */
export async function writeBackup(source, target) {
  if (fs.existsSync(target)) {
    throw new SetupError(
      `${target} exists already. Name another file, or a folder: copies in it are named by the time.`,
    );
  }
  if (!fs.existsSync(source)) throw new SetupError(`There is no database at ${source}.`);
  const part = `${target}.part-${process.pid}`;
  try {
    fs.mkdirSync(path.dirname(target), { recursive: true });
    const papers = await copyWhole(source, part);
    fs.chmodSync(part, fs.statSync(source).mode & 0o777);
    // A link never replaces what another process has put there meanwhile; some file systems have none.
    try {
      fs.linkSync(part, target);
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "EEXIST") throw error;
      fs.renameSync(part, target);
    }
    return { file: target, papers, bytes: fs.statSync(target).size };
  } catch (error) {
    throw explainBackupError(error, source, target);
  } finally {
    for (const ending of ["", "-journal", "-wal", "-shm"]) fs.rmSync(`${part}${ending}`, { force: true });
  }
}

/**
 * @param {string} source
 * @param {string} part
 * @returns {Promise<number>} papers in it
 */
async function copyWhole(source, part) {
  const { default: Database } = await import("better-sqlite3");
  const database = new Database(source, { readonly: true, fileMustExist: true, timeout: 10_000 });
  try {
    // What is read from here on is one state of the catalogue, and the copy need not begin again at each import.
    database.exec("BEGIN");
    const rows = countRows(database);
    await database.backup(part, { progress: () => PAGES_AT_ONCE });
    const copy = new Database(part, { fileMustExist: true });
    try {
      copy.pragma("journal_mode = DELETE");
      verify(copy, rows);
    } finally {
      copy.close();
    }
    syncToDisk(part);
    return rows.Paper ?? 0;
  } finally {
    database.close();
  }
}

/**
 * @param {unknown} error
 * @param {string} source
 * @param {string} target
 */
function explainBackupError(error, source, target) {
  if (error instanceof SetupError) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (/^(ENOSPC|SQLITE_FULL)/.test(code)) {
    return new SetupError(`The disk that holds ${path.dirname(target)} is full: no copy was made.`, { cause: error });
  }
  if (/^(EACCES|EPERM|EROFS|ENOTDIR|EEXIST|EISDIR|SQLITE_CANTOPEN|SQLITE_READONLY|SQLITE_IOERR)/.test(code)) {
    return new SetupError(`Cannot write ${target}. Make its folder writable, or name another file.`, { cause: error });
  }
  return explainDatabaseError(error, source);
}
