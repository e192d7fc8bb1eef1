/** `npm run check`: is the database whole, and does everything in it agree? */
import path from "node:path";
import Database from "better-sqlite3";
import { checkIndex } from "@/lib/keep/check-index";
import { checkTables } from "@/lib/keep/check-tables";
import type { Finding } from "@/lib/keep/finding";
import { isCurrent, readDefinition } from "@/lib/setup/migrations.mjs";

/** Sentences of SQLite's own check that are shown. */
const MOST_SENTENCES = 5;

/**
 * Checks a database as it is at one moment, beside servers and imports: the file itself, references, maintained counts
 * against counted ones, the search index against the papers. Empty: all is well. Writes nothing. Throws SetupError
 * where the file is no database of this version, and what SQLite throws where it cannot be read.
 */
export function checkDatabase(file: string): Finding[] {
  const connection = new Database(file, { readonly: true, fileMustExist: true, timeout: 10_000 });
  try {
    const damage = checkFile(connection);
    if (damage.length > 0) return damage;
    connection.exec("BEGIN");
    if (!isCurrent(connection, readDefinition(path.resolve("prisma")))) {
      return [
        { kind: "wrong", sentence: "The database is of an earlier version. Start the server or an import once." },
      ];
    }
    return [...checkTables(connection), ...checkIndex(connection)];
  } finally {
    connection.close();
  }
}

function checkFile(connection: Database.Database): Finding[] {
  try {
    const rows = connection.pragma(`integrity_check(${MOST_SENTENCES})`) as { integrity_check: string }[];
    const said = rows.map((row) => row.integrity_check).filter((text) => text !== "ok");
    return said.map((text) => ({ kind: "damage", sentence: `The file is damaged: ${text}.` }));
  } catch (error) {
    if (!(error instanceof Database.SqliteError) || !/^SQLITE_(CORRUPT|NOTADB)/.test(error.code)) throw error;
    return [{ kind: "damage", sentence: `The file is damaged: ${error.message}.` }];
  }
}
