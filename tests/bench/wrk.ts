/**
 * Load by wrk, which is written in C: it takes a tenth of the processor that autocannon takes (load.ts). Latencies are not
 * comparable with autocannon's: wrk adds what would have been asked while an answer was late.
 */
import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { z } from "zod";
import { type Generate, type Load, loadByAutocannon } from "@/tests/bench/load";
import { finished } from "@/tests/helpers/commands";

/** As long as autocannon waits for an answer. */
const TIMEOUT = "10s";
const SCRIPT = path.resolve("tests/bench/paths.lua");

/** What paths.lua writes. Times in microseconds. */
const summarySchema = z.strictObject({
  micros: z.number().positive(),
  answers: z.number().int().min(0),
  failed: z.number().int().min(0),
  p50: z.number().min(0),
  p99: z.number().min(0),
});

const isWrkInstalled = (): boolean => spawnSync("wrk", ["-v"]).error === undefined;

/** Reads the last line that wrk wrote. Latencies in milliseconds. Throws where paths.lua did not come to its end. */
export function readSummary(output: string): Load {
  const { micros, answers, failed, p50, p99 } = summarySchema.parse(JSON.parse(output.trim().split("\n").at(-1) ?? ""));
  return { rate: (1e6 * answers) / micros, p50: p50 / 1_000, p99: p99 / 1_000, failed, answers };
}

/**
 * `paths` are asked one after the other, scattered, by one thread for all connections. `[<id>]` in one of them is another
 * text each time, in each run. Takes whole seconds. Failed is what broke, waited ten seconds or was answered but with 2xx.
 */
export const loadByWrk: Generate = async (base, paths, connections, seconds) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "broadsheet-bench-wrk-"));
  const file = path.join(folder, "paths.txt");
  writeFileSync(file, `${paths.join("\n")}\n`);
  const duration = `${Math.max(1, Math.ceil(seconds))}s`;
  const options = [
    "--threads",
    "1",
    "--connections",
    String(connections),
    "--duration",
    duration,
    "--timeout",
    TIMEOUT,
  ];
  const mark = `${randomBytes(6).toString("hex")}-`;
  try {
    const child = spawn("wrk", [...options, "--script", SCRIPT, base, "--", file, mark]);
    const { code, stdout, stderr } = await finished(child);
    if (code !== 0 || stderr !== "") throw new Error(`wrk ended with ${code}. ${stderr}${stdout}`);
    return readSummary(stdout);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Who makes load with the least of the processors: wrk where it is installed, else autocannon, which is said. */
export function leastLoad(): { name: "wrk" | "autocannon"; generate: Generate } {
  if (isWrkInstalled()) return { name: "wrk", generate: loadByWrk };
  console.error(
    "wrk is not installed (on Debian: apt install wrk), so autocannon makes the load, which takes more of the machine.",
  );
  return { name: "autocannon", generate: loadByAutocannon };
}
