/**
 * `npm run bench [-- --sizes 6000,80000 --folder DIR --seconds 3 --connections 8,64 --json]`: how everything grows with
 * the catalogue. For each size: start until ready, memory, size of the file, rate of import, and each kind of page, kept
 * and made anew, beside three references of the same run: an empty static and an empty dynamic page of Next.js as it
 * comes, and a plain node:http server that sends the same bytes. Catalogues are made in DIR once (`.bench` of the
 * temporary folder unless said otherwise) and grown from each other; a run that was broken off goes on where it was.
 * Searches are of words of titles, each another. The load generator shares the machine with the servers.
 */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { createDb } from "@/lib/db";
import { getLatestDay } from "@/lib/papers/queries-edition";
import { createRandom, makeQueries } from "@/tests/bench/latency-queries";
import { type Load, load } from "@/tests/bench/load";
import { buildCatalogue } from "@/tests/bench/multiplied";
import { percentile } from "@/tests/bench/search-measures";
import { serveEmptyPages, servePlain } from "@/tests/bench/servers";
import { finished, spawnCommand } from "@/tests/helpers/commands";

const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: "6000,80000,300000,1000000" },
    folder: { type: "string", default: path.join(os.tmpdir(), "broadsheet.bench") },
    seconds: { type: "string", default: "3" },
    connections: { type: "string", default: "8,64" },
    port: { type: "string", default: "3199" },
    json: { type: "boolean", default: false },
  },
});
const SECONDS = Number(values.seconds);
const CONNECTIONS = values.connections.split(",").map(Number);
const SEED = 7;
const SEARCHES = 600;
const TIMED_SEARCHES = 200;

type Row = Record<string, string | number | null>;
const rows: Row[] = [];
const sizes: Row[] = [];

interface Running {
  address: string;
  pid: number;
  startMs: number;
  stop: () => Promise<void>;
}

async function start(file: string): Promise<Running> {
  const began = performance.now();
  const child = spawnCommand(["start"], { env: { PORT: "0", DATABASE_URL: `file:${file}` } });
  const ended = finished(child);
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout?.on("data", (text) => {
      const ready = /is ready: (\S+)/.exec(String(text))?.[1];
      if (ready !== undefined) resolve(ready.replace("localhost", "127.0.0.1"));
    });
    ended.then(({ stderr }) => reject(new Error(stderr)), reject);
  });
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  return { address, pid: child.pid ?? 0, startMs: performance.now() - began, stop };
}

/** Memory of a process in megabytes. */
const memoryOf = (pid: number): number =>
  Math.round(Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) / 1_024);

const queryOf = (text: string): string => encodeURIComponent(text).replaceAll("%20", "+");

/** Addresses to ask: of a paper, the newest edition, and searches. */
async function findAddresses(file: string) {
  const db = await createDb(`file:${file}`);
  const day = await getLatestDay(db);
  const greatest = (await db.paper.findFirst({ select: { id: true }, orderBy: { id: "desc" } }))?.id ?? 0;
  const random = createRandom(SEED);
  const ids = Array.from({ length: 800 }, () => 1 + Math.floor(random() * greatest));
  const papers = await db.paper.findMany({
    where: { id: { in: ids } },
    select: { id: true, slug: true, title: true, abstract: true },
  });
  await db.$disconnect();
  const searches = makeQueries(papers, SEARCHES, SEED).map((q) => `/papers?q=${queryOf(q)}`);
  const slug = papers[0]?.slug ?? "";
  return {
    kept: [
      `/papers/${slug}`,
      `/editions/${day}`,
      "/papers",
      "/papers?q=language+models",
      "/papers.atom",
      `/papers/${slug}.json`,
    ],
    searches,
    anew: {
      "list, made anew": ["/papers?x=[<id>]"],
      "search, made anew": searches.slice(TIMED_SEARCHES).map((address) => `${address}&x=[<id>]`),
      "paper, made anew": papers.slice(0, 200).map((each) => `/papers/${each.slug}?x=[<id>]`),
      "topic, made anew": ["/topics/agents?x=[<id>]"],
    },
  };
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

const percent = (value: number, of: number): string => `${Math.round((100 * value) / of)} %`;

function note(
  papers: number,
  page: string,
  connections: number,
  result: Load,
  references: Record<string, number>,
): void {
  const shares = Object.entries(references).map(([name, rate]) => [`of ${name}`, percent(result.rate, rate)]);
  const { rate, p50, p99, failed } = result;
  const row = {
    papers,
    page,
    connections,
    "requests/s": Math.round(rate),
    p50,
    p99,
    failed,
    ...Object.fromEntries(shares),
  };
  rows.push(row);
  if (values.json) console.log(JSON.stringify(row));
}

const scratch = mkdtempSync(path.join(os.tmpdir(), "broadsheet-bench-scale-"));
mkdirSync(values.folder, { recursive: true });

async function measure(papers: number, built: string, rate: number | null, empty: string): Promise<void> {
  const file = path.join(scratch, "papers.db");
  copyFileSync(built, file);
  const { kept, searches, anew } = await findAddresses(file);
  await (await start(file)).stop();
  const server = await start(file);
  try {
    const ready = memoryOf(server.pid);
    const [first = 0, ...others] = await timeSearches(server.address, searches.slice(0, TIMED_SEARCHES));
    for (const connections of CONNECTIONS) {
      const references = {
        static: (await load(empty, ["/"], connections, SECONDS)).rate,
        dynamic: (await load(empty, ["/dynamic"], connections, SECONDS)).rate,
      };
      for (const [name, reference] of Object.entries(references)) {
        note(papers, `empty ${name} page`, connections, { rate: reference, p50: 0, p99: 0, failed: 0 }, {});
      }
      for (const address of kept) {
        const plain = await servePlain(`${server.address}${address}`, scratch);
        const limit = await load(plain.address, ["/"], connections, SECONDS);
        plain.stop();
        const result = await load(server.address, [address], connections, SECONDS);
        note(papers, `kept ${address.replace(/[\w.-]{8,}(?=$|\.json)/, "…")}`, connections, result, {
          static: references.static,
          plain: limit.rate,
        });
      }
      for (const [name, addresses] of Object.entries(anew)) {
        const result = await load(server.address, addresses, connections, SECONDS);
        note(papers, name, connections, result, { dynamic: references.dynamic });
      }
    }
    sizes.push({
      papers,
      "file MB": Math.round(statSync(built).size / 1e6),
      "import papers/s": rate,
      "ready ms": Math.round(server.startMs),
      "memory ready MB": ready,
      "memory loaded MB": memoryOf(server.pid),
      "first search ms": Math.round(first),
      "search p50 ms": Math.round(percentile(others, 0.5)),
      "search p95 ms": Math.round(percentile(others, 0.95)),
    });
  } finally {
    await server.stop();
    for (const end of ["", "-wal", "-shm"]) rmSync(file + end, { force: true });
  }
}

const empty = await serveEmptyPages(Number(values.port));
try {
  let smaller: string | null = null;
  for (const size of values.sizes.split(",").map(Number)) {
    const { file, papers, rate } = await buildCatalogue(values.folder, size, smaller);
    smaller = file;
    await measure(papers, file, rate, empty.address);
  }
  console.table(sizes);
  console.table(rows);
} finally {
  empty.stop();
  rmSync(scratch, { recursive: true, force: true });
}
