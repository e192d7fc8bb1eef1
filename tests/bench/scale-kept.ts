/**
 * What is kept of the least catalogue and of the greatest, in turn: the servers of both are there and at rest, and each answer
 * stands beside a plain node:http server that sends the same bytes, since those of the two differ. A process may be faster
 * than another of the same code for as long as it lives, so both are started anew several times.
 */
import { type Running, startOn } from "@/tests/bench/bench-server";
import type { Generate } from "@/tests/bench/load";
import { whenAtRest } from "@/tests/bench/process-cost";
import { type Measured, measureInRounds, median, type Round, type Subject } from "@/tests/bench/rounds";
import type { Addresses } from "@/tests/bench/scale-addresses";
import type { Row } from "@/tests/bench/scale-rows";
import { type BenchServer, servePlain } from "@/tests/bench/servers";
import { leastLoad } from "@/tests/bench/wrk";

const LAUNCHES = 4;
const SECONDS = 1;
const WARM_UP_SECONDS = 2;
/** What starting the servers and their coming to rest takes, in seconds. */
const ASIDE = 30;

export interface SizedCatalogue {
  size: "small" | "large";
  /** Nobody else has it open. */
  file: string;
  addresses: Addresses;
}

export interface KeptOptions {
  connections: readonly number[];
  /** How long all of it may take. */
  seconds: number;
  /** For the bytes that plain servers send. */
  scratch: string;
}

const percent = (share: number): string => `${Math.round(100 * share)} %`;

/** Each catalogue's answers and the plain servers beside them, by the name "KIND, SIZE" and "KIND, SIZE, plain". */
async function subjectsOf(
  catalogues: readonly SizedCatalogue[],
  servers: readonly Running[],
  scratch: string,
  plain: BenchServer[],
): Promise<Subject[]> {
  const subjects: Subject[] = [];
  for (const kind of Object.keys(catalogues[0]?.addresses.kept ?? {}))
    for (const [i, { size, addresses }] of catalogues.entries()) {
      const [server, path] = [servers[i], addresses.kept[kind]];
      if (server === undefined || path === undefined) throw new Error(`There is no address of "${kind}".`);
      const answer = await servePlain(server.address + path, scratch);
      plain.push(answer);
      const name = `${kind}, ${size}`;
      subjects.push(
        { name: `${name}, plain`, base: answer.address, paths: ["/"], pid: answer.pid, against: [] },
        { name, base: server.address, paths: [path], pid: server.pid, against: [], isKept: true },
      );
    }
  return subjects;
}

/** Starts the servers, and gives what was measured for each number of connections. */
async function launch(
  catalogues: readonly SizedCatalogue[],
  { connections, generate, seconds, scratch }: KeptOptions & { generate: Generate },
): Promise<Map<number, Measured[]>> {
  const servers: Running[] = [];
  const plain: BenchServer[] = [];
  try {
    for (const { file } of catalogues) servers.push(await startOn(file));
    await whenAtRest(servers.map(({ pid }) => pid));
    const subjects = await subjectsOf(catalogues, servers, scratch, plain);
    const turns = connections.length * subjects.length * 1.1;
    const rounds = Math.max(1, Math.floor((seconds - ASIDE - turns * WARM_UP_SECONDS) / (turns * SECONDS)));
    const options = { rounds, seconds: SECONDS, warmUp: WARM_UP_SECONDS, generate };
    const seen = new Map<number, Measured[]>();
    for (const number of connections) seen.set(number, await measureInRounds(subjects, number, options));
    return seen;
  } finally {
    for (const reference of plain) reference.stop();
    for (const server of servers) await server.stop();
  }
}

/** `roundsOf` gives the rounds of a subject, those of all subjects in the same order. */
function toRow(page: string, connections: number, roundsOf: (name: string) => Round[]): Row {
  const [small, smallPlain] = [roundsOf(`${page}, small`), roundsOf(`${page}, small, plain`)];
  const [large, largePlain] = [roundsOf(`${page}, large`), roundsOf(`${page}, large, plain`)];
  const share = (of: Round[], to: Round[]) =>
    percent(median(of.map(({ rate }, i) => rate / (to[i]?.rate ?? Number.NaN))));
  const rate = (rounds: Round[]) => Math.round(median(rounds.map((round) => round.rate)));
  const all = [small, smallPlain, large, largePlain].flat();
  return {
    page,
    connections,
    rounds: small.length,
    "small, requests/s": rate(small),
    "large, requests/s": rate(large),
    "large of small": share(large, small),
    "plain, large of small": share(largePlain, smallPlain),
    "small of plain": share(small, smallPlain),
    "large of plain": share(large, largePlain),
    failed: all.reduce((sum, { failed }) => sum + failed, 0),
  };
}

/** Gives a row for each kind of answer that is kept and number of connections. */
export async function compareKept(small: SizedCatalogue, large: SizedCatalogue, options: KeptOptions): Promise<Row[]> {
  const ofLaunch = { ...options, generate: leastLoad().generate, seconds: options.seconds / LAUNCHES };
  const launches: Map<number, Measured[]>[] = [];
  while (launches.length < LAUNCHES) launches.push(await launch([small, large], ofLaunch));
  return options.connections.flatMap((connections) => {
    const measured = launches.flatMap((each) => each.get(connections) ?? []);
    const roundsOf = (name: string) => measured.filter((each) => each.name === name).flatMap(({ rounds }) => rounds);
    return Object.keys(small.addresses.kept).map((kind) => toRow(kind, connections, roundsOf));
  });
}
