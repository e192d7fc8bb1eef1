/** After an import a running server has the nearest papers found, by a process of low priority beside it. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { setPriority } from "node:os";
import path from "node:path";
import { sharedDb } from "@/lib/db";
import { lacksNear } from "@/lib/search/ask";
import { atStop } from "@/lib/serve/at-stop.mjs";

/** The first readers go before. */
const FIRST_MS = 15_000;
const EVERY_MS = 60_000;
/** The least that every system knows: other processes, the server first, go before. */
const NICENESS = 19;
/** One thread beside the first: what V8 does aside would otherwise take the other processors. */
const ONE_THREAD = ["--v8-pool-size=1"];

function start(): ChildProcess {
  const launcher = path.join(process.cwd(), "lib", "setup", "run-script.mjs");
  const child = spawn(process.execPath, [...ONE_THREAD, launcher, "lib/search/near-cli.ts"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  child.once("error", (error) => console.error("Related papers could not be found ahead:", error));
  child.once("spawn", () => child.pid !== undefined && standBack(child.pid));
  return child;
}

/** Has a process run only when no other wants to, where the system can do that: SCHED_IDLE of Linux, see sched(7). */
function standBack(pid: number): void {
  try {
    setPriority(pid, NICENESS);
  } catch (error) {
    // Not every system lets us.
    if (!(error instanceof Error && "code" in error)) throw error;
  }
  // Where there is no such command the niceness above is all.
  execFile("chrt", ["--all-tasks", "--idle", "--pid", "0", String(pid)], () => {});
}

/** Looks now and then whether papers have come, until this process ends. */
export function keepNear(): void {
  let running: ChildProcess | null = null;
  let seen = -1;
  const look = async () => {
    if (running !== null) return;
    const { version, isLacking } = await lacksNear(await sharedDb(), seen);
    seen = version;
    if (!isLacking) return;
    running = start();
    running.once("close", () => {
      running = null;
    });
  };
  const lookSafely = () =>
    void look().catch((error: unknown) => console.error("Related papers could not be looked after:", error));
  const first = setTimeout(lookSafely, FIRST_MS).unref();
  const timer = setInterval(lookSafely, EVERY_MS).unref();
  const stop = async () => {
    clearTimeout(first);
    clearInterval(timer);
    running?.kill("SIGTERM");
  };
  atStop(stop);
  process.once("exit", () => void stop());
}
