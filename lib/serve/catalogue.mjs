/** What the front asks the database itself, on a connection that cannot write. */
import fs from "node:fs";
import Database from "better-sqlite3";

const READ_VERSION = "SELECT value FROM CatalogueState WHERE key = 'version'";

/**
 * @typedef {object} Catalogue
 * @property {() => string} readVersion moves with every committed import, whichever process made it; some microseconds.
 *   Throws where the database cannot be read.
 * @property {() => string | null} problem a sentence where the file has gone from its place, which the connections here
 *   do not notice: they go on reading the old one
 * @property {() => void} close
 */

/**
 * Which file stands at a place: a number that no other file has while it exists.
 * @param {string} file
 */
const identityOf = (file) => fs.statSync(file, { throwIfNoEntry: false })?.ino ?? null;

/**
 * @param {string} file
 * @param {{ lookEveryMs?: number }} [options] how often to look at most whether the file is still there
 * @returns {Catalogue}
 */
export function openCatalogue(file, { lookEveryMs = 1_000 } = {}) {
  const identity = identityOf(file);
  let isReplaced = false;
  let lookedAt = 0;
  const database = new Database(file, { readonly: true, fileMustExist: true, timeout: 1_000 });
  const statement = database.prepare(READ_VERSION).pluck();
  return {
    readVersion: () => String(statement.get() ?? "0"),
    problem() {
      const now = performance.now();
      if (!isReplaced && now - lookedAt >= lookEveryMs) {
        lookedAt = now;
        isReplaced = identityOf(file) !== identity;
      }
      if (!isReplaced) return null;
      return `${file} was replaced or removed while the server runs. Restart the server; npm run restore does it right.`;
    },
    close: () => void database.close(),
  };
}
