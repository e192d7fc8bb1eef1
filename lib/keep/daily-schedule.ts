/** The daily backups of a running server. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { setPriority } from "node:os";
import path from "node:path";
import { databasePath } from "@/lib/database-path";
import { env } from "@/lib/env";

const LOOK_EVERY_MS = 10 * 60_000;
/** Above 0: other processes, the server first, go before. */
const NICENESS = 10;

function runDailyBackup(databaseFile: string, folder: string, keep: number): void {
  const script = path.join(process.cwd(), "lib", "keep", "daily-process.mjs");
  const words = [script, databaseFile, folder, String(keep)];
  const child = spawn(process.execPath, words, { stdio: ["ignore", "inherit", "inherit"] });
  child.once("error", (error) => console.error("The daily backup could not start:", error));
  child.once("spawn", () => {
    try {
      if (child.pid !== undefined) setPriority(child.pid, NICENESS);
    } catch {
      // Not every system lets us; the copy is made all the same.
    }
  });
}

/** Starts the daily backups that BACKUP_DIR asks for, if it does, until this process ends. Throws EnvError. */
export function keepBackups(): void {
  const { BACKUP_DIR, BACKUP_KEEP, DATABASE_URL } = env();
  if (BACKUP_DIR === undefined) return;
  const folder = path.resolve(BACKUP_DIR);
  const databaseFile = databasePath(DATABASE_URL);
  const stem = path.basename(databaseFile).replace(/\.db$/, "");
  const look = () => {
    const today = path.join(folder, `${stem}-${new Date().toISOString().slice(0, 10)}.db`);
    if (!existsSync(today)) runDailyBackup(databaseFile, folder, BACKUP_KEEP);
  };
  look();
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
}
