/** The digests of a running server: a process of its own sends them, as the sync is one. */
import { spawn } from "node:child_process";
import path from "node:path";
import { sharedDb } from "@/lib/db";
import { readRunTimes } from "@/lib/digest/run-times";
import { startDigestSchedule } from "@/lib/digest/schedule";
import { env } from "@/lib/env";

function runDigestProcess(children: Set<() => void>): Promise<void> {
  const launcher = path.join(process.cwd(), "lib", "setup", "run-script.mjs");
  const child = spawn(process.execPath, [launcher, "lib/digest/cli.ts"], { stdio: ["ignore", "ignore", "inherit"] });
  const stop = () => void child.kill("SIGTERM");
  children.add(stop);
  return new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", () => resolve());
  }).finally(() => children.delete(stop));
}

/** Starts the schedule that DIGEST_AT asks for, if it does, until this process ends. Throws EnvError. */
export function keepSendingDigests(): void {
  const { DIGEST_AT } = env();
  if (DIGEST_AT === undefined) return;
  const children = new Set<() => void>();
  const end = startDigestSchedule({
    at: DIGEST_AT,
    readTimes: async () => readRunTimes(await sharedDb()),
    run: () => runDigestProcess(children),
    log: (line) => console.error(line),
  });
  process.once("exit", () => {
    end();
    for (const stop of children) stop();
  });
}
