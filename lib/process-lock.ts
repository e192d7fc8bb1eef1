/** One process at a time does a job of a database, however many servers and commands work on it. */
import Database from "better-sqlite3";
import { databasePath } from "@/lib/database-path";
import { isBusy } from "@/lib/sqlite";

export interface ProcessLock {
  release: () => void;
}

/**
 * Takes the lock of a job, or gives null where another process has it. It is the exclusive lock of an empty SQLite file
 * beside the database: the system frees it when its holder ends, also by `kill -9`, so it can neither outlive a job nor
 * expire during one, whatever the clock does. Throws where the file cannot be written.
 */
export function acquireLock(databaseUrl: string, job: "sync" | "digest"): ProcessLock | null {
  const database = new Database(`${databasePath(databaseUrl)}-${job}`, { timeout: 0 });
  try {
    database.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    database.close();
    if (isBusy(error)) return null;
    throw error;
  }
  return { release: () => database.close() };
}
