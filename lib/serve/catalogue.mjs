/** What the front asks the database itself, on a connection that cannot write. */
import Database from "better-sqlite3";

const READ_VERSION = "SELECT value FROM CatalogueState WHERE key = 'version'";

/**
 * @typedef {object} Catalogue
 * @property {() => string} readVersion moves with every committed import, whichever process made it; some microseconds.
 *   Throws where the database cannot be read.
 * @property {() => void} close
 */

/**
 * @param {string} file
 * @returns {Catalogue}
 */
export function openCatalogue(file) {
  const database = new Database(file, { readonly: true, fileMustExist: true, timeout: 1_000 });
  const statement = database.prepare(READ_VERSION).pluck();
  return {
    readVersion: () => String(statement.get() ?? "0"),
    close: () => void database.close(),
  };
}
