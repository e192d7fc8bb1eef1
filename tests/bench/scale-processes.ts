/**
 * Two server processes beside one, in turn: one, two, one, two. Pages made anew, whose cost is the JavaScript itself, over
 * few connections. The machine has the processors it has: what the load generator takes of them, and what one process
 * takes beside its one thread (collecting, packing), is missing to the second process, so both stand beside the ratio,
 * with what nobody took. wrk makes the load where it is installed, since it takes little.
 */
import { type Running, startOn } from "@/tests/bench/bench-server";
import { childrenOf, processorTime, whenAtRest } from "@/tests/bench/process-cost";
import { type Measured, measureInRounds, type Subject } from "@/tests/bench/rounds";
import type { Addresses } from "@/tests/bench/scale-addresses";
import { isWrkInstalled, loadByWrk } from "@/tests/bench/wrk";

const PAGES = [
  "list, made anew",
  "paper, made anew",
  "any topic, made anew",
  "author, made anew",
  "search, words asked before",
  "search, new words",
];
/** Four for each process. */
const CONNECTIONS = 8;
const SECONDS = 2;
const WARM_UP_SECONDS = 4;
const [ONE, TWO] = ["one process", "two processes"];

export interface Compared {
  page: string;
  "load by": string;
  pairs: number;
  "one, requests/s": number;
  "two, requests/s": number;
  /** Of the pairs: the middle, and the least and the greatest. */
  ratio: string;
  "processor ms, one and two": string;
  "processors busy, one and two": string;
  "of the load generator": string;
  idle: string;
  failed: number;
  /** Of the processor time of both, that of the process which had less. */
  "lesser process": string;
}

/** What such a comparison of all pages takes at the least, and what each further pair adds, in seconds. */
export const PROCESSES_TAKE = {
  atLeast: 18 + PAGES.length * 2 * WARM_UP_SECONDS * 1.05,
  pair: PAGES.length * 2 * SECONDS * 1.05,
};

const two = (number: number): string => number.toFixed(2);

/** How the processes below `pid` share the work while something is done: the part of the one that had least. */
async function lesserShare({ pid }: Running, work: () => Promise<void>): Promise<number> {
  const processes = childrenOf(pid);
  const before = processes.map(processorTime);
  await work();
  const used = processes.map((each, i) => processorTime(each) - (before[i] ?? 0));
  return Math.min(...used) / used.reduce((sum, each) => sum + each, 0);
}

function toRow(page: string, one: Measured, both: Measured) {
  const ratios = both.rounds.map(({ rate }, i) => rate / (one.rounds[i]?.rate ?? Number.NaN));
  return {
    page,
    pairs: ratios.length,
    "one, requests/s": Math.round(one.rate),
    "two, requests/s": Math.round(both.rate),
    ratio: `${two(both.shares[ONE]?.rate ?? Number.NaN)} (${two(Math.min(...ratios))} to ${two(Math.max(...ratios))})`,
    "processor ms, one and two": `${two(one.cost)}, ${two(both.cost)}`,
    "processors busy, one and two": `${two(one.busy)}, ${two(both.busy)}`,
    "of the load generator": `${two(one.generator)}, ${two(both.generator)}`,
    idle: `${two(one.idle)}, ${two(both.idle)}`,
    failed: one.failed + both.failed,
  };
}

/** Serves `file`, which nobody else has open, with one process and with two, and compares them `pairs` times. */
export async function compareProcesses(file: string, { anew }: Addresses, pairs: number): Promise<Compared[]> {
  const hasWrk = isWrkInstalled();
  if (!hasWrk)
    console.error(
      "wrk is not installed (on Debian: apt install wrk), so autocannon makes the load, which takes more of the machine.",
    );
  const options = { rounds: pairs, seconds: SECONDS, warmUp: WARM_UP_SECONDS, ...(hasWrk && { generate: loadByWrk }) };
  const single = await startOn(file);
  const double = await startOn(file, { WEB_CONCURRENCY: "2" });
  const found: Compared[] = [];
  try {
    await whenAtRest([single.pid, double.pid]);
    for (const page of PAGES) {
      const paths = anew[page];
      if (paths === undefined) throw new Error(`There are no addresses of "${page}".`);
      const subjects: Subject[] = [
        { name: ONE, base: single.address, paths, pid: single.pid, against: [] },
        { name: TWO, base: double.address, paths, pid: double.pid, against: [ONE] },
      ];
      let measured: Measured[] = [];
      const lesser = await lesserShare(double, async () => {
        measured = await measureInRounds(subjects, CONNECTIONS, options);
      });
      const [one, both] = measured;
      if (one === undefined || both === undefined) continue;
      found.push({
        ...toRow(page, one, both),
        "load by": hasWrk ? "wrk" : "autocannon",
        "lesser process": `${Math.round(100 * lesser)} %`,
      });
    }
  } finally {
    await single.stop();
    await double.stop();
  }
  return found;
}
