/**
 * `npm run bench:formats [-- --database FILE --waits 0,2000 --rounds 3 --json]`: the whole list of papers in each format,
 * from a server of its own on the given catalogue (the project's own without one). First for each format a server that
 * was just started: so long after it said that it is ready, milliseconds to the first byte of its first download. Then
 * one server: milliseconds to the first and the last byte, the median of five, as a client without compression and as a
 * browser asks; how much memory the server has at most while it sends, and how much more that is than before. Needs
 * Linux, for the memory, and a current build.
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

function ask(address: string, coding: string, onFirst: () => void = () => {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    request(address, { headers: { "Accept-Encoding": coding } }, (answer) => {
      let firstMs = 0;
      let bytes = 0;
      answer.on("data", (chunk: Buffer) => {
        if (bytes === 0) {
          firstMs = performance.now() - began;
          onFirst();
        }
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

const { values } = parseArgs({
  options: {
    database: { type: "string" },
    waits: { type: "string", default: "0,2000" },
    rounds: { type: "string", default: "3" },
    json: { type: "boolean", default: false },
  },
});
const database = values.database === undefined ? {} : { DATABASE_URL: `file:${path.resolve(values.database)}` };
const median = (numbers: number[]) => Math.round(percentile(numbers, 0.5));

interface Running {
  base: string;
  pid: number;
  readyMs: number;
  stop: () => Promise<void>;
}

async function start(): Promise<Running> {
  const began = performance.now();
  const server = spawn(process.execPath, [path.resolve("lib/setup/main.mjs"), "start"], {
    env: { ...process.env, PORT: "0", WEB_CONCURRENCY: "", ...database },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const closed = new Promise<void>((resolve) => void server.once("close", () => resolve()));
  const base = await new Promise<string>((resolve, reject) => {
    let output = "";
    server.stdout.on("data", (text) => {
      output += text;
      const address = /is ready: (\S+)/.exec(output)?.[1];
      if (address !== undefined) resolve(address);
    });
    server.once("close", () => reject(new Error(`The server ended early.\n${output}`)));
  });
  const stop = async () => {
    server.kill("SIGTERM");
    await closed;
  };
  return { base, pid: server.pid ?? 0, readyMs: performance.now() - began, stop };
}

/** Milliseconds that the first thread of a process ran, and that it waited for a processor (Linux, proc(5)). */
function timesOf(pid: number): { ran: number; waited: number } {
  const [ran = 0, waited = 0] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, "utf8").split(" ").map(Number);
  return { ran: ran / 1e6, waited: waited / 1e6 };
}

/** The first download after a start: its first byte, the same without waiting for other programs, and processor time. */
async function firstDownload(format: string, waitMs: number) {
  const server = await start();
  try {
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    const before = timesOf(server.pid);
    let after = before;
    const { firstMs } = await ask(`${server.base}/papers${format}`, "identity", () => {
      after = timesOf(server.pid);
    });
    return {
      readyMs: server.readyMs,
      firstMs,
      aloneMs: firstMs - (after.waited - before.waited),
      ranMs: after.ran - before.ran,
    };
  } finally {
    await server.stop();
  }
}

async function measureFirst(): Promise<Record<string, string | number>[]> {
  const rows: Record<string, string | number>[] = [];
  for (const wait of values.waits.split(",").map(Number)) {
    for (const format of FORMATS) {
      const rounds = [];
      for (let round = 0; round < Number(values.rounds); round++) rounds.push(await firstDownload(format, wait));
      rows.push({
        format,
        "asked after ready, ms": wait,
        "ready, ms": median(rounds.map(({ readyMs }) => readyMs)),
        "first byte, ms": median(rounds.map(({ firstMs }) => firstMs)),
        "without waiting for a processor, ms": median(rounds.map(({ aloneMs }) => aloneMs)),
        "processor, ms": median(rounds.map(({ ranMs }) => ranMs)),
      });
    }
  }
  return rows;
}

async function measureWarm(): Promise<Record<string, string | number>[]> {
  const { base, pid, stop } = await start();
  try {
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
      rows.push({
        format,
        megabytes: Number(((runs.identity[0]?.bytes ?? 0) / 1e6).toFixed(1)),
        "first byte, ms": median(runs.identity.map(({ firstMs }) => firstMs)),
        "last byte, ms": median(runs.identity.map(({ totalMs }) => totalMs)),
        "first byte packed, ms": median(runs.gzip.map(({ firstMs }) => firstMs)),
        "last byte packed, ms": median(runs.gzip.map(({ totalMs }) => totalMs)),
        "peak RSS, MB": Math.round(memoryOf(pid, "VmHWM")),
        "own memory before, MB": Math.round(before),
        "own memory at most, MB": Math.round(anonymous),
      });
    }
    return rows;
  } finally {
    await stop();
  }
}

const [first, warm] = [await measureFirst(), await measureWarm()];
if (values.json) console.log(JSON.stringify({ first, warm }));
else {
  console.table(first);
  console.table(warm);
}
