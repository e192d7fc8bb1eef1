/** One process at a time sends the digests of a database. */
import Database from "better-sqlite3";
import { databasePath } from "@/lib/env";

export interface DigestLock {
  release: () => void;
}

/**
 * Takes the lock, or gives null where another process has it: the exclusive lock of an empty SQLite file beside the
 * database, which the system frees when its holder ends, however it ends. Throws where the file cannot be written.
 */
export function acquireDigestLock(databaseUrl: string): DigestLock | null {
  const database = new Database(`${databasePath(databaseUrl)}-digest`, { timeout: 0 });
  try {
    database.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    database.close();
    if (error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY")) return null;
    throw error;
  }
  return { release: () => database.close() };
}
