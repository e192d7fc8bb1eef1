/** One size of the growth: its start, its memory, its searches, and every kind of page beside the references. */
import { statSync } from "node:fs";
import { type Running, startOn, timeNpmStart } from "@/tests/bench/bench-server";
import type { Generate } from "@/tests/bench/load";
import type { Built } from "@/tests/bench/multiplied";
import { memoryOf, whenAtRest } from "@/tests/bench/process-cost";
import { measureInRounds, median, type Subject } from "@/tests/bench/rounds";
import type { Addresses } from "@/tests/bench/scale-addresses";
import { type Row, toRow } from "@/tests/bench/scale-rows";
import { percentile } from "@/tests/bench/search-measures";
import { type BenchServer, servePlain } from "@/tests/bench/servers";

const SECONDS = 1;
/** Of what is kept. */
const WARM_UP_SECONDS = 1;
const STARTS = 3;
/** What a size takes beside its rounds, in seconds: starts, first searches, coming to rest. */
const ASIDE = 42;

export interface GrowthOptions {
  connections: readonly number[];
  /** How long a size may take, in seconds. */
  seconds: number;
  /** How long each page that is made anew is asked for before the first round, in seconds: code becomes fast as it runs. */
  warmUp: number;
  /** Who asks for what is kept, and for its references. */
  generate: Generate;
  empty: BenchServer;
  /** For the bytes that plain servers send. */
  scratch: string;
  onPage: (row: Row) => void;
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

/** Pages and references, each reference before the pages that are held against it. What is made anew autocannon asks for. */
function subjectsOf(
  server: Running,
  { anew }: Addresses,
  { empty, generate, warmUp }: Pick<GrowthOptions, "empty" | "generate" | "warmUp">,
  plain: Map<string, Plain>,
): Subject[] {
  const bare = { against: [] };
  return [
    { name: "static", base: empty.address, paths: ["/"], pid: empty.pid, ...bare, generate },
    ...[...plain].flatMap(([name, { address, answer }]) => [
      { name: `${name}, plain`, base: answer.address, paths: ["/"], pid: answer.pid, ...bare, generate },
      {
        ...{ name, base: server.address, paths: [address], pid: server.pid, isKept: true, generate },
        against: ["static", `${name}, plain`],
      },
    ]),
    { name: "dynamic", base: empty.address, paths: ["/dynamic"], pid: empty.pid, ...bare, warmUp },
    ...Object.entries(anew).map(([name, paths]) => {
      return { name, base: server.address, paths, pid: server.pid, against: ["dynamic"], warmUp };
    }),
  ];
}

interface Starts {
  /** Until the server says where it is, without npm. */
  ready: number;
  /** The same from `npm start` itself. */
  npmReady: number;
  /** From `npm start` to the end of the first page's answer. */
  npmAnswered: number;
}

/** Starts, in turn without npm and with it, in milliseconds: the middle of some. The first of each is not counted. */
async function timeStarts(file: string): Promise<Starts> {
  const seen: Starts[] = [];
  for (let start = 0; start <= STARTS; start += 1) {
    const server = await startOn(file);
    await server.stop();
    const { readyMs, answeredMs } = await timeNpmStart(file);
    if (start > 0) seen.push({ ready: server.startMs, npmReady: readyMs, npmAnswered: answeredMs });
  }
  const middle = (of: keyof Starts) => Math.round(median(seen.map((each) => each[of])));
  return { ready: middle("ready"), npmReady: middle("npmReady"), npmAnswered: middle("npmAnswered") };
}

/** Measures the catalogue `built`, served from a copy of it at `file`. Gives the row of the size. */
export async function measureSize(
  built: Built,
  file: string,
  addresses: Addresses,
  { connections, generate, seconds, warmUp, empty, scratch, onPage }: GrowthOptions,
): Promise<Row> {
  const starts = await timeStarts(file);
  const server = await startOn(file);
  const plain = new Map<string, Plain>();
  try {
    const memory = [memoryOf(server.pid)];
    const [first = 0, ...others] = await timeSearches(server.address, addresses.timed);
    for (const [name, address] of Object.entries(addresses.kept))
      plain.set(`${name}, kept`, { address, answer: await servePlain(`${server.address}${address}`, scratch) });
    await whenAtRest([server.pid]);
    const subjects = subjectsOf(server, addresses, { empty, generate, warmUp }, plain);
    /** Once warm, code stays so. */
    const warm = subjects.map(({ warmUp: _, ...subject }): Subject => subject);
    const round = connections.length * subjects.length * SECONDS * 1.1;
    const warming = subjects.reduce((sum, subject) => sum + (subject.warmUp ?? WARM_UP_SECONDS), 0);
    const ahead = ASIDE + 1.1 * (warming + (connections.length - 1) * warm.length * WARM_UP_SECONDS);
    const rounds = Math.max(1, Math.floor((seconds - ahead) / round));
    for (const [i, number] of connections.entries()) {
      const options = { rounds, seconds: SECONDS, warmUp: WARM_UP_SECONDS };
      for (const measured of await measureInRounds(i === 0 ? subjects : warm, number, options))
        onPage({ papers: built.papers, ...toRow(number, measured) });
      memory.push(memoryOf(server.pid));
    }
    return {
      papers: built.papers,
      rounds,
      "file MB": Math.round(statSync(built.file).size / 1e6),
      "import papers/s": built.rate,
      "import papers/s of processor": built.perProcessor?.all ?? null,
      "ready ms": starts.ready,
      "ready by npm ms": starts.npmReady,
      "first page by npm ms": starts.npmAnswered,
      "memory MB, resident": memory.map(({ resident }) => resident).join(", "),
      "memory MB, no file": memory.map(({ own }) => own).join(", "),
      "first search ms": Math.round(first),
      "search p50 ms": Math.round(percentile(others, 0.5)),
      "search p95 ms": Math.round(percentile(others, 0.95)),
    };
  } finally {
    for (const { answer } of plain.values()) answer.stop();
    await server.stop();
  }
}

/** How each figure grows: its values by size, and the greatest beside the least, where the logarithm of N grows by `log`. */
export function growthOf(
  sizes: readonly Row[],
  pages: readonly Row[],
  connections: number,
): { log: number; rows: Row[] } {
  const papers = sizes.map((size) => Number(size.papers));
  const log = Math.log(papers.at(-1) ?? 1) / Math.log(papers[0] ?? 1);
  const row = (figure: string, values: readonly number[]): Row => {
    const grows = (values.at(-1) ?? Number.NaN) / (values[0] ?? Number.NaN);
    const verdict = grows > log ? "faster than log N" : "";
    return {
      figure,
      ...Object.fromEntries(values.map((value, i) => [`${papers[i]} papers`, value])),
      "last of first": Number(grows.toFixed(2)),
      verdict,
    };
  };
  const ofSize = (name: string) =>
    row(
      name,
      sizes.map((size) => Number(String(size[name]).split(", ").at(-1))),
    );
  const names = [...new Set(pages.map((page) => String(page.page)))].filter(
    (name) => !/plain|^static|^dynamic/.test(name),
  );
  const costs = names.map((name) => {
    const of = pages.filter((page) => page.page === name && page.connections === connections);
    return row(
      `${name}, processor ms`,
      papers.map((size) => Number(of.find((page) => page.papers === size)?.["processor ms"])),
    );
  });
  const figures = [
    "file MB",
    "ready ms",
    "first page by npm ms",
    "memory MB, resident",
    "first search ms",
    "search p50 ms",
    "search p95 ms",
  ];
  return { log, rows: [...figures.map(ofSize), ...costs] };
}
