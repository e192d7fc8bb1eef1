/** The sync as a process of its own, for the server. */
import { spawn } from "node:child_process";
import { setPriority } from "node:os";
import path from "node:path";
import type { RunningSync } from "@/lib/ingest/sync-schedule";

/** Above 0: other processes, the server first, go before. */
const NICENESS = 10;

/** Starts `npm run sync` without npm, from the working directory of the server, which is the project's. */
export function startSyncProcess(): RunningSync {
  const launcher = path.join(process.cwd(), "lib", "setup", "run-script.mjs");
  const child = spawn(process.execPath, [launcher, "lib/ingest/sync-cli.ts"], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  const ended = new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", () => resolve());
  });
  child.once("spawn", () => {
    if (child.pid !== undefined) lowerPriority(child.pid);
  });
  return { ended, stop: () => void child.kill("SIGTERM") };
}

/** Not every system lets us; the sync works all the same. */
function lowerPriority(pid: number): void {
  try {
    setPriority(pid, NICENESS);
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
  }
}
