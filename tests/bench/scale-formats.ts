/**
 * Formats and answers of the API at one size: each beside the empty static page and a plain node:http server that sends the
 * same bytes, in turn. The table says which of them the server keeps. Long lists, sent while they are made, are named and not
 * measured: `npm run bench:formats` times them.
 */
import { request } from "node:http";
import { isFeed, LIST_FORMATS, PAPER_FORMATS } from "@/lib/formats/formats";
import { startOn } from "@/tests/bench/bench-server";
import type { Generate } from "@/tests/bench/load";
import { whenAtRest } from "@/tests/bench/process-cost";
import { measureInRounds, type Subject } from "@/tests/bench/rounds";
import type { Addresses } from "@/tests/bench/scale-addresses";
import { type Row, toRow } from "@/tests/bench/scale-rows";
import { type BenchServer, servePlain } from "@/tests/bench/servers";

const SECONDS = 1;
/** What building and starting the servers takes, in seconds. */
const ASIDE = 55;
const STATIC = "static";
/** What is longer is broken off and not measured, in bytes. */
const LONG = 1_000_000;

/** Every kind of answer that is no page, by its address. */
function formatAddresses({ slug, day }: Addresses): string[] {
  const feeds = LIST_FORMATS.filter(({ id }) => isFeed(id));
  const others = LIST_FORMATS.filter(({ id }) => !isFeed(id));
  return [
    ...feeds.map(({ extension }) => `/papers${extension}`),
    ...others.map(({ extension }) => `/editions/${day}${extension}`),
    ...PAPER_FORMATS.map(({ extension }) => `/papers/${slug}${extension}`),
    "/api/v1/papers",
    "/api/v1/papers?q=language+models",
    "/api/v1/papers?limit=100",
    `/api/v1/papers/${slug}`,
    `/api/v1/editions/${day}`,
    "/api/v1/topics",
    "/api/v1/suggest?q=diff",
    "/api/v1/stats",
    "/api/v1/openapi.json",
    "/api/daily_papers",
    `/api/daily_papers?date=${day}`,
    `/api/papers/${slug}`,
    "/api/suggest?q=diff",
    "/opensearch/suggest?q=diff",
    "/opensearch.xml",
    "/sitemap.xml",
    "/sitemaps/1.xml",
    "/llms.txt",
    "/robots.txt",
    `/cards/papers/${slug}.png`,
    ...others.map(({ extension }) => `/papers${extension}`),
  ];
}

/** An answer as the server says in Server-Timing that it came by it. */
interface Seen {
  cache: string;
  /** Whether it ended within what is read of it. */
  isWhole: boolean;
  bytes: number;
}

/** Throws where the answer is not 200. Breaks off what is long. */
function see(address: string): Promise<Seen> {
  return new Promise((resolve, reject) => {
    request(address, { headers: { "Accept-Encoding": "br, gzip" } }, (answer) => {
      const cache = /cache;desc=(\w+)/.exec(String(answer.headers["server-timing"]))?.[1] ?? "";
      if (answer.statusCode !== 200) reject(new Error(`${address} answered ${answer.statusCode}.`));
      let bytes = 0;
      answer.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes < LONG) return;
        resolve({ cache, isWhole: false, bytes });
        answer.destroy();
      });
      answer.on("end", () => resolve({ cache, isWhole: true, bytes }));
    })
      .on("error", reject)
      .end();
  });
}

function describeKept({ cache, isWhole }: Seen): string {
  if (cache === "hit") return "yes";
  if (!isWhole) return "no, sent while it is made";
  return cache === "pass" ? "no, passed on" : "no, made each time";
}

export interface FormatsOptions {
  connections: readonly number[];
  /** Who asks. */
  generate: Generate;
  /** How long all of it may take. */
  seconds: number;
  empty: BenchServer;
  /** For the bytes that plain servers send. */
  scratch: string;
}

/** Measures `file`, which nobody else has open. Gives a row for each answer and number of connections. */
export async function measureFormats(
  file: string,
  addresses: Addresses,
  { connections, generate, seconds, empty, scratch }: FormatsOptions,
): Promise<Row[]> {
  const server = await startOn(file);
  const plain: BenchServer[] = [];
  try {
    const seen = new Map<string, Seen>();
    const subjects: Subject[] = [{ name: STATIC, base: empty.address, paths: ["/"], pid: empty.pid, against: [] }];
    for (const address of formatAddresses(addresses)) {
      await see(server.address + address);
      const second = await see(server.address + address);
      seen.set(address, second);
      if (!second.isWhole) continue;
      const reference = await servePlain(server.address + address, scratch);
      plain.push(reference);
      const name = `${address}, plain`;
      subjects.push(
        { name, base: reference.address, paths: ["/"], pid: reference.pid, against: [] },
        {
          name: address,
          base: server.address,
          paths: [address],
          pid: server.pid,
          isKept: true,
          against: [STATIC, name],
        },
      );
    }
    const round = connections.length * subjects.length * SECONDS * 1.1;
    // The warm-up takes as long as a round.
    const rounds = Math.max(1, Math.floor((seconds - ASIDE) / round) - 1);
    const rows: Row[] = [];
    await whenAtRest([server.pid]);
    for (const number of connections)
      for (const measured of await measureInRounds(subjects, number, { rounds, seconds: SECONDS, generate })) {
        const answer = seen.get(measured.name);
        const about = answer && { kept: describeKept(answer), KB: Number((answer.bytes / 1_000).toFixed(1)) };
        rows.push({ ...toRow(number, measured), ...about });
      }
    const streamed = [...seen].filter(([, { isWhole }]) => !isWhole);
    return [...rows, ...streamed.map(([page, answer]) => ({ page, kept: describeKept(answer) }))];
  } finally {
    for (const reference of plain) reference.stop();
    await server.stop();
  }
}
