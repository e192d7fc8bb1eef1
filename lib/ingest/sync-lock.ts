/** One sync at a time, however many servers and commands work on one database. */
import Database from "better-sqlite3";
import { databasePath } from "@/lib/env";

export interface SyncLock {
  release: () => void;
}

/**
 * Takes the lock, or gives null where another process has it. It is the exclusive lock of an empty SQLite file beside
 * the database: the system frees it when its holder ends, also by `kill -9`, so it can neither outlive a sync nor expire
 * during one, whatever the clock does. Throws where the file cannot be written.
 */
export function acquireSyncLock(databaseUrl: string): SyncLock | null {
  const database = new Database(`${databasePath(databaseUrl)}-sync`, { timeout: 0 });
  try {
    database.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    database.close();
    if (error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY")) return null;
    throw error;
  }
  return { release: () => database.close() };
}
