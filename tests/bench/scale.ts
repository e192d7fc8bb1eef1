/**
 * `npm run bench [-- --only growth,kept,formats,processes,memory --sizes 6000,80000 --folder DIR --minutes 8 --connections 8,64 --load wrk --warm-up 4 --json]`:
 * how everything grows with the catalogue, what a second process adds, and whether memory stays as it is.
 *
 * growth: for each size start until ready, memory, size of the file, rate of import, and each kind of page, kept and
 * made anew, beside references of the same run: an empty static and an empty dynamic page of Next.js as it comes, and a
 * plain node:http server that sends the same bytes. References and pages take turns of a second each, and what is compared
 * is compared within its round (rounds.ts). The load generator shares the machine with the servers, so beside requests per
 * second stands what a request costs the server's processors. formats (beside the same references), processes and memory
 * take the size nearest to 80,000: scale-formats.ts, scale-processes.ts, scale-memory.ts. kept compares what is kept of the
 * least size and of the greatest, in turn: scale-kept.ts.
 *
 * Catalogues are made in DIR once and grown from each other; a run that was broken off goes on where it was. Without
 * `--sizes` those are measured that are there. `--minutes` bounds growth, kept, formats and processes, each by the number of rounds;
 * `--load` says who asks for what is kept, in growth and formats; kept and processes take wrk where it is installed.
 * `--warm-up` says for how many seconds each page of growth that is made anew is asked for before them; kept ones have one.
 */
import { constants, copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { loadByAutocannon } from "@/tests/bench/load";
import { type Built, buildCatalogue, findBuilt } from "@/tests/bench/multiplied";
import { type Addresses, findAddresses } from "@/tests/bench/scale-addresses";
import { measureFormats } from "@/tests/bench/scale-formats";
import { growthOf, measureSize } from "@/tests/bench/scale-growth";
import { compareKept } from "@/tests/bench/scale-kept";
import { repeatLoad } from "@/tests/bench/scale-memory";
import { compareProcesses, PROCESSES_TAKE } from "@/tests/bench/scale-processes";
import type { Row } from "@/tests/bench/scale-rows";
import { type BenchServer, serveEmptyPages } from "@/tests/bench/servers";
import { leastLoad } from "@/tests/bench/wrk";

const { values } = parseArgs({
  options: {
    only: { type: "string", default: "growth,processes" },
    sizes: { type: "string" },
    folder: { type: "string", default: path.join(os.tmpdir(), "broadsheet.bench") },
    minutes: { type: "string", default: "10" },
    connections: { type: "string", default: "8,64" },
    load: { type: "string", default: "autocannon" },
    "warm-up": { type: "string", default: "4" },
    port: { type: "string", default: "3199" },
    json: { type: "boolean", default: false },
  },
});
const PARTS = values.only.split(",");
const CONNECTIONS = values.connections.split(",").map(Number);
const SECONDS = Number(values.minutes) * 60;
const LOADS = { autocannon: () => loadByAutocannon, wrk: () => leastLoad().generate };
const GENERATE = LOADS[z.enum(["autocannon", "wrk"]).parse(values.load)]();
/** The size that formats, processes and memory are asked about. */
const USUAL = 80_000;

const scratch = mkdtempSync(path.join(os.tmpdir(), "broadsheet-bench-scale-"));

/** Does something with a copy of a catalogue, which a server may write to. */
async function withCopy<T>(built: Built, use: (file: string, addresses: Addresses) => Promise<T>): Promise<T> {
  const file = path.join(scratch, `papers-${built.papers}.db`);
  copyFileSync(built.file, file, constants.COPYFILE_FICLONE);
  try {
    return await use(file, await findAddresses(file));
  } finally {
    for (const end of ["", "-wal", "-shm"]) rmSync(file + end, { force: true });
  }
}

/** Does something with the empty pages of Next.js served beside. */
async function withEmptyPages<T>(use: (empty: BenchServer) => Promise<T>): Promise<T> {
  const empty = await serveEmptyPages(Number(values.port));
  try {
    for (const at of ["/", "/dynamic"])
      if (!(await fetch(empty.address + at)).ok)
        throw new Error(`Another server has port ${values.port}: name one with --port.`);
    return await use(empty);
  } finally {
    empty.stop();
  }
}

async function measureGrowth(catalogues: readonly Built[], empty: BenchServer): Promise<void> {
  const [sizes, pages]: Row[][] = [[], []];
  const onPage = (row: Row) => {
    pages?.push(row);
    if (values.json) console.log(JSON.stringify(row));
  };
  const warmUp = Number(values["warm-up"]);
  const seconds = SECONDS / catalogues.length;
  const options = { connections: CONNECTIONS, generate: GENERATE, seconds, warmUp, empty, scratch, onPage };
  for (const built of catalogues) {
    sizes?.push(await withCopy(built, (file, addresses) => measureSize(built, file, addresses, options)));
    console.error(`${built.papers} papers: done, load ${os.loadavg()[0]?.toFixed(1)}`);
  }
  const { log, rows } = growthOf(sizes ?? [], pages ?? [], CONNECTIONS[0] ?? 0);
  console.table(sizes);
  console.table(pages);
  console.log(`From the first size to the last the logarithm of N grows ${log.toFixed(2)} times; values by papers:`);
  console.table(rows);
}

async function compareKeptOf(small: Built, large: Built): Promise<void> {
  const options = { connections: CONNECTIONS, seconds: SECONDS, scratch };
  console.log(`What is kept of ${small.papers} papers and of ${large.papers}:`);
  const rows = withCopy(small, (file, addresses) =>
    withCopy(large, (largeFile, largeAddresses) =>
      compareKept(
        { size: "small", file, addresses },
        { size: "large", file: largeFile, addresses: largeAddresses },
        options,
      ),
    ),
  );
  console.table(await rows);
}

async function measureFormatsOf(built: Built, empty: BenchServer): Promise<void> {
  const options = { connections: CONNECTIONS, generate: GENERATE, seconds: SECONDS, empty, scratch };
  console.log(`${built.papers} papers:`);
  console.table(await withCopy(built, (file, addresses) => measureFormats(file, addresses, options)));
}

mkdirSync(values.folder, { recursive: true });
try {
  const catalogues: Built[] = [];
  const wanted = values.sizes?.split(",").map(Number) ?? findBuilt(values.folder);
  for (const size of wanted)
    catalogues.push(await buildCatalogue(values.folder, size, catalogues.at(-1)?.file ?? null));
  const [usual] = catalogues.toSorted((a, b) => Math.abs(a.papers - USUAL) - Math.abs(b.papers - USUAL));
  if (usual === undefined) throw new Error(`No catalogue is in ${values.folder}: name --sizes.`);
  if (PARTS.includes("growth")) await withEmptyPages((empty) => measureGrowth(catalogues, empty));
  const [small, large] = [catalogues[0], catalogues.at(-1)];
  if (PARTS.includes("kept") && small && large) await compareKeptOf(small, large);
  if (PARTS.includes("formats")) await withEmptyPages((empty) => measureFormatsOf(usual, empty));
  if (PARTS.includes("processes")) {
    const rounds = Math.max(1, Math.floor((SECONDS - PROCESSES_TAKE.atLeast) / PROCESSES_TAKE.round));
    console.table(await withCopy(usual, (file, addresses) => compareProcesses(file, addresses, rounds)));
  }
  if (PARTS.includes("memory"))
    console.table(await withCopy(usual, (file, addresses) => repeatLoad(file, addresses, CONNECTIONS)));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
