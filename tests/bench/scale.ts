/**
 * `npm run bench [-- --sizes 6000,80000 --folder DIR --minutes 8 --connections 8,64 --json]`: how everything grows with the
 * catalogue. For each size: start until ready, memory, size of the file, rate of import, and each kind of page, kept and
 * made anew, beside references of the same run: an empty static and an empty dynamic page of Next.js as it comes, and a
 * plain node:http server that sends the same bytes. References and pages take turns of a second each, and what is compared
 * is compared within its round (rounds.ts). The load generator shares the machine with the servers, so beside requests per
 * second stands what a request costs the server's processors.
 *
 * Catalogues are made in DIR once and grown from each other; a run that was broken off goes on where it was. Without
 * `--sizes` those are measured that are there. `--minutes` bounds the measuring by the number of rounds.
 */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { type Running, startOn } from "@/tests/bench/bench-server";
import { buildCatalogue, findBuilt } from "@/tests/bench/multiplied";
import { memoryOf } from "@/tests/bench/process-cost";
import { type Measured, measureInRounds, type Subject } from "@/tests/bench/rounds";
import { type Addresses, findAddresses } from "@/tests/bench/scale-addresses";
import { percentile } from "@/tests/bench/search-measures";
import { type BenchServer, serveEmptyPages, servePlain } from "@/tests/bench/servers";

const { values } = parseArgs({
  options: {
    sizes: { type: "string" },
    folder: { type: "string", default: path.join(os.tmpdir(), "broadsheet.bench") },
    minutes: { type: "string", default: "10" },
    connections: { type: "string", default: "8,64" },
    port: { type: "string", default: "3199" },
    json: { type: "boolean", default: false },
  },
});
const CONNECTIONS = values.connections.split(",").map(Number);
const SECONDS = 1;
/** Starts, first searches, the empty pages' build: what a size takes beside its rounds, in seconds. */
const ASIDE = 25;

type Row = Record<string, string | number | null>;
const rows: Row[] = [];
const sizes: Row[] = [];
const percent = (share: number): string => `${Math.round(100 * share)} %`;

function note(papers: number, connections: number, { name, rate, cost, p50, p99, failed, shares }: Measured): void {
  const compared = Object.entries(shares).flatMap(([reference, share]) => [
    [`of ${reference.replace(/.*, /, "")}`, percent(share.rate)],
    [`of ${reference.replace(/.*, /, "")}, by processor`, percent(share.cost)],
  ]);
  const row = {
    papers,
    page: name,
    connections,
    "requests/s": Math.round(rate),
    "processor ms": Number(cost.toFixed(2)),
    p50,
    p99,
    failed,
    ...Object.fromEntries(compared),
  };
  rows.push(row);
  if (values.json) console.log(JSON.stringify(row));
}

async function timeSearches(address: string, searches: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (const search of searches) {
    const began = performance.now();
    await (await fetch(address + search)).arrayBuffer();
    times.push(performance.now() - began);
  }
  return times;
}

/** A plain server that sends what our server answers at an address. */
interface Plain {
  address: string;
  answer: BenchServer;
}

/** Pages and references, each reference before the pages that are held against it. */
function subjectsOf(server: Running, { anew }: Addresses, empty: BenchServer, plain: Map<string, Plain>): Subject[] {
  const bare = { against: [] };
  return [
    { name: "static", base: empty.address, paths: ["/"], pid: empty.pid, ...bare },
    ...[...plain].flatMap(([name, { address, answer }]) => [
      { name: `${name}, plain`, base: answer.address, paths: ["/"], pid: answer.pid, ...bare },
      { name, base: server.address, paths: [address], pid: server.pid, against: ["static", `${name}, plain`] },
    ]),
    { name: "dynamic", base: empty.address, paths: ["/dynamic"], pid: empty.pid, ...bare },
    ...Object.entries(anew).map(([name, paths]) => {
      return { name, base: server.address, paths, pid: server.pid, against: ["dynamic"] };
    }),
  ];
}

/** How much more two server processes answer than one, and what each answer costs. */
async function compareProcesses(file: string, { anew }: Addresses, rounds: number): Promise<void> {
  const servers = [await startOn(file), await startOn(file, { WEB_CONCURRENCY: "2" })];
  try {
    const names = ["one process", "two processes"];
    const subjects = servers.map(({ address, pid }, i) => {
      const against = i === 0 ? [] : ["one process"];
      return { name: names[i] ?? "", base: address, paths: anew["list, made anew"] ?? [], pid, against };
    });
    for (const measured of await measureInRounds(subjects, 16, { rounds, seconds: 2 * SECONDS })) note(0, 16, measured);
  } finally {
    for (const server of servers) await server.stop();
  }
}

const scratch = mkdtempSync(path.join(os.tmpdir(), "broadsheet-bench-scale-"));
mkdirSync(values.folder, { recursive: true });

async function measure(built: Awaited<ReturnType<typeof buildCatalogue>>, empty: BenchServer, seconds: number) {
  const { papers, rate } = built;
  const file = path.join(scratch, "papers.db");
  copyFileSync(built.file, file);
  const addresses = await findAddresses(file);
  await (await startOn(file)).stop();
  const server = await startOn(file);
  const plain = new Map<string, Plain>();
  try {
    const ready = memoryOf(server.pid);
    const [first = 0, ...others] = await timeSearches(server.address, addresses.timed);
    for (const [name, address] of Object.entries(addresses.kept))
      plain.set(`${name}, kept`, { address, answer: await servePlain(`${server.address}${address}`, scratch) });
    const subjects = subjectsOf(server, addresses, empty, plain);
    const rounds = Math.max(1, Math.floor(seconds / (CONNECTIONS.length * subjects.length * SECONDS * 1.1)));
    const memory = [ready];
    for (const connections of CONNECTIONS) {
      for (const measured of await measureInRounds(subjects, connections, { rounds, seconds: SECONDS }))
        note(papers, connections, measured);
      memory.push(memoryOf(server.pid));
    }
    sizes.push({
      papers,
      rounds,
      "file MB": Math.round(statSync(built.file).size / 1e6),
      "import papers/s": rate,
      "ready ms": Math.round(server.startMs),
      "memory MB, resident": memory.map(({ resident }) => resident).join(", "),
      "memory MB, no file": memory.map(({ own }) => own).join(", "),
      "first search ms": Math.round(first),
      "search p50 ms": Math.round(percentile(others, 0.5)),
      "search p95 ms": Math.round(percentile(others, 0.95)),
    });
  } finally {
    for (const { answer } of plain.values()) answer.stop();
    await server.stop();
  }
  if (built.file === lastBuilt) await compareProcesses(file, addresses, 2);
  for (const end of ["", "-wal", "-shm"]) rmSync(file + end, { force: true });
}

const catalogues: Awaited<ReturnType<typeof buildCatalogue>>[] = [];
const wanted = values.sizes?.split(",").map(Number) ?? findBuilt(values.folder);
for (const size of wanted) catalogues.push(await buildCatalogue(values.folder, size, catalogues.at(-1)?.file ?? null));
const lastBuilt = catalogues.at(-1)?.file;
const empty = await serveEmptyPages(Number(values.port));
try {
  for (const at of ["/", "/dynamic"])
    if (!(await fetch(empty.address + at)).ok)
      throw new Error(`Another server has port ${values.port}: name one with --port.`);
  const each = (Number(values.minutes) * 60) / Math.max(1, catalogues.length) - ASIDE;
  for (const built of catalogues) await measure(built, empty, each);
  console.table(sizes);
  console.table(rows);
} finally {
  empty.stop();
  rmSync(scratch, { recursive: true, force: true });
}
