/**
 * `npm run bench:formats [-- --database FILE] [--json]`: the whole list of papers in each format, from a server of its own
 * on the given catalogue (the project's own without one). Milliseconds to the first and the last byte, the median of
 * five, as a client without compression and as a browser asks; how much memory the server has at most while it sends, and
 * how much more that is than before. Needs Linux, for the memory, and a current build.
 */
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import path from "node:path";
import { parseArgs } from "node:util";
import { percentile } from "@/tests/bench/search-measures";

const RUNS = 5;
const FORMATS = [".bib", ".csv", ".jsonl", ".ris", ".csl.json", ".md"];

interface Answer {
  firstMs: number;
  totalMs: number;
  bytes: number;
}

function ask(address: string, coding: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    request(address, { headers: { "Accept-Encoding": coding } }, (answer) => {
      let firstMs = 0;
      let bytes = 0;
      answer.on("data", (chunk: Buffer) => {
        if (bytes === 0) firstMs = performance.now() - began;
        bytes += chunk.length;
      });
      answer.on("end", () => {
        if (answer.statusCode === 200) resolve({ firstMs, totalMs: performance.now() - began, bytes });
        else reject(new Error(`${address} answered ${answer.statusCode}`));
      });
    })
      .on("error", reject)
      .end();
  });
}

/** Megabytes of a process: all of it, or the part that is no file ("anonymous"). */
function memoryOf(pid: number, field: "VmHWM" | "RssAnon"): number {
  const line = new RegExp(`^${field}:\\s+(\\d+) kB`, "m").exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return Number(line?.[1] ?? Number.NaN) / 1_024;
}

/** Forgets the greatest memory so far (proc(5)). */
const resetPeak = (pid: number) => writeFileSync(`/proc/${pid}/clear_refs`, "5");

const { values } = parseArgs({ options: { database: { type: "string" }, json: { type: "boolean", default: false } } });
const database = values.database === undefined ? {} : { DATABASE_URL: `file:${path.resolve(values.database)}` };
const server = spawn(process.execPath, [path.resolve("lib/setup/main.mjs"), "start"], {
  env: { ...process.env, PORT: "0", WEB_CONCURRENCY: "1", ...database },
  stdio: ["ignore", "pipe", "inherit"],
});

try {
  const base = await new Promise<string>((resolve, reject) => {
    let output = "";
    server.stdout.on("data", (text) => {
      output += text;
      const address = /is ready: (\S+)/.exec(output)?.[1];
      if (address !== undefined) resolve(address);
    });
    server.once("close", () => reject(new Error(`The server ended early.\n${output}`)));
  });
  const pid = server.pid ?? 0;
  // What any server does once: modules, statements, the search index.
  for (const format of FORMATS) await ask(`${base}/papers${format}`, "identity");
  await ask(`${base}/papers`, "identity");
  const rows: Record<string, string | number>[] = [];
  for (const format of FORMATS) {
    const before = memoryOf(pid, "RssAnon");
    resetPeak(pid);
    const runs: Record<"identity" | "gzip", Answer[]> = { identity: [], gzip: [] };
    let anonymous = 0;
    const watch = setInterval(() => {
      anonymous = Math.max(anonymous, memoryOf(pid, "RssAnon"));
    }, 10);
    for (let run = 0; run < RUNS; run++) {
      runs.identity.push(await ask(`${base}/papers${format}`, "identity"));
      runs.gzip.push(await ask(`${base}/papers${format}`, "gzip, br"));
    }
    clearInterval(watch);
    const median = (answers: Answer[], of: (answer: Answer) => number) => Math.round(percentile(answers.map(of), 0.5));
    rows.push({
      format,
      megabytes: Number(((runs.identity[0]?.bytes ?? 0) / 1e6).toFixed(1)),
      "first byte, ms": median(runs.identity, ({ firstMs }) => firstMs),
      "last byte, ms": median(runs.identity, ({ totalMs }) => totalMs),
      "first byte packed, ms": median(runs.gzip, ({ firstMs }) => firstMs),
      "last byte packed, ms": median(runs.gzip, ({ totalMs }) => totalMs),
      "peak RSS, MB": Math.round(memoryOf(pid, "VmHWM")),
      "own memory before, MB": Math.round(before),
      "own memory at most, MB": Math.round(anonymous),
    });
  }
  if (values.json) console.log(JSON.stringify(rows));
  else console.table(rows);
} finally {
  server.kill("SIGTERM");
}
