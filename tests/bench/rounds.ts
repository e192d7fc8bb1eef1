/** Measures in turn: reference, page, reference, page. What else the machine does then falls on all of them alike. */
import { setTimeout as sleep } from "node:timers/promises";
import { type Generate, loadByAutocannon } from "@/tests/bench/load";
import { idleTime, ownProcessorTime, processorTime } from "@/tests/bench/process-cost";

export interface Subject {
  name: string;
  base: string;
  paths: readonly string[];
  pid: number;
  /** Names of the subjects it is held against. */
  against: readonly string[];
  /** Asked for before each turn until it is kept in its small coding: pages of other subjects may have driven it out. */
  isKept?: boolean;
  /** As in RoundOptions, of this one. */
  warmUp?: number;
  generate?: Generate;
}

const READINGS = ["rate", "cost", "busy", "generator", "idle", "p50", "p99"] as const;
type Reading = (typeof READINGS)[number];

/** What one turn of a subject gave: requests per second, latencies in milliseconds. */
export interface Round extends Record<Reading, number> {
  /** Processor time of the server for a request, in milliseconds. */
  cost: number;
  /** Processors that the server kept busy: 1 is one of them all the time. */
  busy: number;
  /** The same of the load generator. */
  generator: number;
  /** Processors of the machine that nobody kept busy. */
  idle: number;
  failed: number;
}

export interface Measured extends Round {
  name: string;
  /** The single turns, of which the numbers above are the medians. */
  rounds: Round[];
  /** By the name of a reference: how its rate and its processor time compare in the same round, as shares of it. */
  shares: Record<string, { rate: number; cost: number }>;
}

export interface RoundOptions {
  rounds: number;
  /** How long a turn takes. */
  seconds: number;
  /** And one before the first round, which is not counted: code becomes fast as it runs. */
  warmUp?: number;
  /** Who asks: autocannon unless said otherwise. */
  generate?: Generate;
}

/** The middle of some numbers. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}

/** The first reader's answer is packed quickly; asked for again, it is packed well in the background. */
const TIMES_UNTIL_KEPT = 2;
const PACKING_MS = 100;

async function haveKept({ base, paths }: Subject): Promise<void> {
  for (const path of paths)
    for (let times = 0; times < TIMES_UNTIL_KEPT; times += 1)
      await (await fetch(base + path, { headers: { "Accept-Encoding": "br" } })).arrayBuffer();
  await sleep(PACKING_MS);
}

async function measureOnce(subject: Subject, connections: number, seconds: number, generate: Generate): Promise<Round> {
  if (subject.isKept) await haveKept(subject);
  const { base, paths, pid } = subject;
  const [began, used, generated, idled] = [performance.now(), processorTime(pid), ownProcessorTime(), idleTime()];
  const { answers, ...seen } = await generate(base, paths, connections, seconds);
  const [took, cost] = [performance.now() - began, processorTime(pid) - used];
  return {
    ...seen,
    cost: cost / Math.max(1, answers),
    busy: cost / took,
    generator: (ownProcessorTime() - generated) / took,
    idle: (idleTime() - idled) / took,
  };
}

/** How rounds compare with those of a reference, each with the one of its time: medians. */
function shareOf(own: readonly Round[], theirs: readonly Round[]): { rate: number; cost: number } {
  return {
    rate: median(own.map(({ rate }, i) => rate / (theirs[i]?.rate ?? Number.NaN))),
    cost: median(own.map(({ cost }, i) => (theirs[i]?.cost ?? Number.NaN) / cost)),
  };
}

/** Each subject once a round; medians of the rounds. */
export async function measureInRounds(
  subjects: readonly Subject[],
  connections: number,
  { rounds, seconds, warmUp = 0.5, generate = loadByAutocannon }: RoundOptions,
): Promise<Measured[]> {
  const seen = new Map<string, Round[]>(subjects.map(({ name }) => [name, []]));
  for (const subject of subjects)
    await (subject.generate ?? generate)(subject.base, subject.paths, connections, subject.warmUp ?? warmUp);
  for (let round = 0; round < rounds; round += 1)
    for (const subject of subjects)
      seen.get(subject.name)?.push(await measureOnce(subject, connections, seconds, subject.generate ?? generate));
  return subjects.map(({ name, against }) => {
    const own = seen.get(name) ?? [];
    const middle = (of: Reading) => median(own.map((round) => round[of]));
    const middles = Object.fromEntries(READINGS.map((reading) => [reading, middle(reading)]));
    return {
      name,
      rounds: own,
      ...{ rate: 0, cost: 0, busy: 0, generator: 0, idle: 0, p50: 0, p99: 0, ...middles },
      failed: own.reduce((sum, { failed }) => sum + failed, 0),
      shares: Object.fromEntries(against.map((reference) => [reference, shareOf(own, seen.get(reference) ?? [])])),
    };
  });
}
