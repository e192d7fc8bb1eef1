/**
 * Mixed reading over many connections while all API files are imported: `tsx tests/bench/soak.ts --minutes 10`. Prints
 * requests, errors of the server, times, what its log says, its memory before and after, and what the check of the
 * database finds. Options: --minutes 10, --connections 64, --port 3240.
 */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { Agent, get } from "node:http";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { checkDatabase } from "@/lib/keep/check";
import { runCommand } from "@/tests/helpers/commands";
import { seededRandom } from "@/tests/helpers/random";
import { startServer } from "@/tests/helpers/server";
import { sharedPath } from "@/tests/helpers/shared-data";

/** The import is spread over this share of the time, so that the catalogue changes under the readers all along. */
const IMPORTING = 0.85;
const FILES_AT_ONCE = 5;

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "10" },
    connections: { type: "string", default: "64" },
    port: { type: "string", default: "3240" },
  },
});
const folderOfFiles = sharedPath("data", "hf-api");
if (folderOfFiles === null) process.exit(0);

const WORDS =
  "attention diffusion agents retrieval video robots reasoning language vision speech tokens benchmark".split(" ");

/** What readers ask, by share: pages that many read, searches of all kinds, single papers, formats, what leads nowhere. */
function* addresses(random: () => number): Generator<string> {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const day = () =>
    `2025-${String(1 + Math.floor(random() * 12)).padStart(2, "0")}-${String(1 + Math.floor(random() * 28)).padStart(2, "0")}`;
  for (;;) {
    const dice = random();
    if (dice < 0.15) yield "/";
    else if (dice < 0.3) yield `/editions/${day()}`;
    else if (dice < 0.5) yield `/papers?q=${pick(WORDS)}+${pick(WORDS)}`;
    else if (dice < 0.6) yield `/papers?page=${1 + Math.floor(random() * 50)}`;
    else if (dice < 0.75) yield `/papers/2508.${String(Math.floor(random() * 20_000)).padStart(5, "0")}`;
    else if (dice < 0.8) yield pick(["/topics", "/trending", "/trends", "/status", "/saved"]);
    else if (dice < 0.86) yield `/papers.${pick(["atom", "rss", "json"])}?q=${pick(WORDS)}`;
    else if (dice < 0.92) yield `/api/v1/papers?limit=20&q=${pick(WORDS)}`;
    else if (dice < 0.96) yield `/api/suggest?q=${pick(WORDS).slice(0, 3)}`;
    else if (dice < 0.98) yield `/papers?q=%22${pick(WORDS)}+${pick(WORDS)}%22+OR+${pick(WORDS)}*&sort=newest`;
    else yield `/nowhere/${Math.floor(random() * 1_000)}`;
  }
}

const folder = mkdtempSync(path.join(os.tmpdir(), "broadsheet-soak-"));
const databaseFile = path.join(folder, "soak.db");
const env = { DATABASE_URL: `file:${databaseFile}`, PORT: values.port, METRICS: "on", LOG_LEVEL: "warn" };
const server = await startServer(env);
const agent = new Agent({ keepAlive: true, maxSockets: Number(values.connections) });

async function residentMegabytes(): Promise<string> {
  const text = await (await fetch(`${server.address}/metrics`)).text();
  return (Number(/^process_resident_memory_bytes (\d+)$/m.exec(text)?.[1]) / 1e6).toFixed(0);
}

const times: number[] = [];
const statuses = new Map<string, number>();

function read(address: string): Promise<void> {
  const began = performance.now();
  return new Promise((resolve) => {
    const done = (status: string) => {
      times.push(performance.now() - began);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      resolve();
    };
    get(`${server.address}${address}`, { agent }, (response) => {
      response.resume();
      response.on("end", () => done(String(response.statusCode)));
      response.on("error", (error) => done(error.message));
    }).on("error", (error) => done(error.message));
  });
}

const milliseconds = Number(values.minutes) * 60_000;
const began = performance.now();
const isOver = () => performance.now() - began > milliseconds;

async function reader(seed: number): Promise<void> {
  for (const address of addresses(seededRandom(seed))) {
    if (isOver()) return;
    await read(address);
  }
}

/** Imports a few files at a time, each time by the command, until all are in. */
async function importAll(place: string): Promise<string> {
  const names = readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(json|jsonl|gz)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  const failures: string[] = [];
  for (let at = 0; at < names.length; at += FILES_AT_ONCE) {
    const due = (at / names.length) * milliseconds * IMPORTING - (performance.now() - began);
    if (due > 0) await sleep(due);
    const { code, stderr } = await runCommand(["import", "--json", ...names.slice(at, at + FILES_AT_ONCE)], { env });
    // 1: some entries of real files are rejected, with their reasons.
    if (code !== 0 && code !== 1) failures.push(`${code} ${stderr}`);
  }
  return `${names.length} files, ${failures.length} commands failed${failures.map((each) => `\n  ${each}`).join("")}`;
}

await Promise.all(["/", "/papers", "/topics"].map(read));
times.length = 0;
statuses.clear();
const before = await residentMegabytes();
const importing = importAll(folderOfFiles);
await Promise.all([importing, ...Array.from({ length: Number(values.connections) }, (_, index) => reader(index + 1))]);
const seconds = (performance.now() - began) / 1_000;
const after = await residentMegabytes();
agent.destroy();
const { code, stdout, stderr } = await server.stop();
const errors = `${stdout}\n${stderr}`.split("\n").filter((line) => /"level":[56]0|\bError\b|rejection/.test(line));
const slow = stdout.split("\n").filter((line) => line.includes('"slow ')).length;

times.sort((a, b) => a - b);
const percentile = (share: number) =>
  `${(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(0)} ms`;
const failed = [...statuses].filter(([status]) => !/^[234]\d\d$/.test(status));
const findings = checkDatabase(databaseFile);
console.log(`
${times.length} requests over ${values.connections} connections in ${seconds.toFixed(0)} s: ${(times.length / seconds).toFixed(0)} a second
statuses       ${[...statuses]
  .sort()
  .map(([status, count]) => `${status}: ${count}`)
  .join(", ")}
5xx or broken  ${failed.reduce((sum, [, count]) => sum + count, 0)}
time           p50 ${percentile(0.5)}, p90 ${percentile(0.9)}, p99 ${percentile(0.99)}, longest ${percentile(1)}
import         ${await importing}
server's log   ${errors.length} errors, ${slow} slow answers or queries; exit code ${code}
memory         ${before} MB before, ${after} MB after
check          ${findings.length === 0 ? "all is well" : findings.map(({ sentence }) => sentence).join(" ")}`);
for (const line of errors.slice(0, 10)) console.log(line.slice(0, 400));
rmSync(folder, { recursive: true, force: true });
process.exitCode = failed.length + errors.length + findings.length === 0 ? 0 : 1;
