/** Opens the SQLite file for set-up, and turns what can go wrong into sentences. */
import fs from "node:fs";
import path from "node:path";
import { SetupError } from "./setup-error.mjs";

/** @typedef {import("better-sqlite3").Database} Database */

/** How long to wait for another process that is writing, in milliseconds. A migration of a large catalogue takes minutes. */
const BUSY_TIMEOUT = 120_000;

/**
 * Path of the SQLite file behind `file:PATH`, absolute; relative ones from `folder`.
 * @param {string} databaseUrl
 * @param {string} folder
 */
export function databaseFile(databaseUrl, folder) {
  const file = databaseUrl.replace(/^file:/, "").replace(/\?.*$/, "");
  if (!databaseUrl.startsWith("file:") || file === "") {
    throw new SetupError(
      `DATABASE_URL must look like file:./prisma/broadsheet.db, not ${JSON.stringify(databaseUrl)}.`,
    );
  }
  return path.resolve(folder, file);
}

/**
 * @param {unknown} error
 * @returns {string}
 */
function codeOf(error) {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
}

/**
 * What to tell the owner of an error that SQLite or the file system gave; other errors come back as they are.
 * @param {unknown} error
 * @param {string} file
 * @returns {unknown}
 */
export function explainDatabaseError(error, file) {
  if (error instanceof SetupError) return error;
  const code = codeOf(error);
  /** @param {string} sentence */
  const explained = (sentence) => new SetupError(sentence, { cause: error });
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) {
    return explained(
      `${file} is not a readable SQLite database. Restore a backup of it, move it away to start anew, or set DATABASE_URL to another file.`,
    );
  }
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) {
    return explained(`${file} is locked by another program. Close that program and start again.`);
  }
  if (/^SQLITE_FULL/.test(code) || code === "ENOSPC") {
    return explained(`The disk that holds ${file} is full. Free some space and start again.`);
  }
  if (
    /^SQLITE_(CANTOPEN|READONLY|IOERR|PERM)/.test(code) ||
    /^(EACCES|EPERM|EROFS|ENOTDIR|EEXIST|EISDIR)$/.test(code)
  ) {
    return explained(
      `Cannot write to ${file}. Make the file and its folder writable, or set DATABASE_URL to another file.`,
    );
  }
  return error;
}

/**
 * Opens `file` for writing, in WAL mode, and makes it and its folder when they are missing.
 * Throws SetupError where it cannot be read or written.
 * @param {string} file
 * @returns {Promise<Database>}
 */
export async function openDatabase(file) {
  const { default: Database } = await import("better-sqlite3");
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.accessSync(path.dirname(file), fs.constants.W_OK);
    const database = new Database(file, { timeout: BUSY_TIMEOUT });
    try {
      database.pragma("journal_mode = WAL");
      database.pragma("synchronous = NORMAL");
      database.prepare("SELECT count(*) FROM sqlite_master").get();
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  } catch (error) {
    throw explainDatabaseError(error, file);
  }
}
