/**
 * Two server processes beside one (WEB_CONCURRENCY=2 and 1), in turn: one, two, one, two. Pages made anew, whose cost is
 * the JavaScript itself, over few connections. The machine has the processors it has: what the load generator takes of
 * them, and what one process takes beside its one thread (collecting, packing), is missing to the second process, so both
 * stand beside the ratio, with what nobody took. The third in turn is the server without that variable: one process that
 * searches in a second thread, so that it has more than one processor's work for itself. wrk makes the load where it is
 * installed, since it takes little.
 */
import { type Running, startOn } from "@/tests/bench/bench-server";
import { childrenOf, processorTime, whenAtRest } from "@/tests/bench/process-cost";
import { type Measured, measureInRounds, median, type Subject } from "@/tests/bench/rounds";
import type { Addresses } from "@/tests/bench/scale-addresses";
import { leastLoad } from "@/tests/bench/wrk";

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
/** Long enough that old objects are collected in each turn, not in some. */
const SECONDS = 4;
const WARM_UP_SECONDS = 4;
const [ONE, TWO, UNSET] = ["WEB_CONCURRENCY=1", "WEB_CONCURRENCY=2", "without it"];

export interface Compared {
  page: string;
  "load by": string;
  rounds: number;
  "one, requests/s": number;
  "two, requests/s": number;
  /** Of the rounds: the middle, and the least and the greatest. */
  ratio: string;
  /** The server without the variable, and two against it. */
  "without it, requests/s": number;
  "ratio to that": string;
  "processor ms, of the three": string;
  "processors busy": string;
  "of the load generator": string;
  idle: string;
  failed: number;
  /** Of the processor time of both, that of the process which had less. */
  "lesser process": string;
}

const SERVERS = 3;
/** What such a comparison of all pages takes at the least, and what each round adds, in seconds. */
export const PROCESSES_TAKE = {
  atLeast: 24 + PAGES.length * SERVERS * WARM_UP_SECONDS * 1.05,
  round: PAGES.length * SERVERS * SECONDS * 1.05,
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

/** How the rates of two compare with those of one, each with that of its round. */
function ratioTo(one: Measured, both: Measured): string {
  const ratios = both.rounds.map(({ rate }, i) => rate / (one.rounds[i]?.rate ?? Number.NaN));
  return `${two(median(ratios))} (${two(Math.min(...ratios))} to ${two(Math.max(...ratios))})`;
}

function toRow(page: string, one: Measured, both: Measured, unset: Measured) {
  const ofAll = (figure: (of: Measured) => number): string =>
    [one, both, unset].map((of) => two(figure(of))).join(", ");
  return {
    page,
    rounds: both.rounds.length,
    "one, requests/s": Math.round(one.rate),
    "two, requests/s": Math.round(both.rate),
    ratio: ratioTo(one, both),
    "without it, requests/s": Math.round(unset.rate),
    "ratio to that": ratioTo(unset, both),
    "processor ms, of the three": ofAll(({ cost }) => cost),
    "processors busy": ofAll(({ busy }) => busy),
    "of the load generator": ofAll(({ generator }) => generator),
    idle: ofAll(({ idle }) => idle),
    failed: one.failed + both.failed + unset.failed,
  };
}

/** Serves `file`, which nobody else has open, with one process and with two, and compares them in so many rounds. */
export async function compareProcesses(file: string, { anew }: Addresses, rounds: number): Promise<Compared[]> {
  const by = leastLoad();
  const options = { rounds, seconds: SECONDS, warmUp: WARM_UP_SECONDS, generate: by.generate };
  const started = new Map<string, Running>();
  const found: Compared[] = [];
  try {
    started.set(ONE, await startOn(file, { WEB_CONCURRENCY: "1" }));
    const double = await startOn(file, { WEB_CONCURRENCY: "2" });
    started.set(TWO, double);
    started.set(UNSET, await startOn(file));
    await whenAtRest([...started.values()].map(({ pid }) => pid));
    for (const page of PAGES) {
      const paths = anew[page];
      if (paths === undefined) throw new Error(`There are no addresses of "${page}".`);
      const subjects = [...started].map(
        ([name, { address, pid }]): Subject => ({ name, base: address, paths, pid, against: [] }),
      );
      let measured: Measured[] = [];
      const lesser = await lesserShare(double, async () => {
        measured = await measureInRounds(subjects, CONNECTIONS, options);
      });
      const [one, both, unset] = [ONE, TWO, UNSET].map((name) => measured.find((each) => each.name === name));
      if (one === undefined || both === undefined || unset === undefined) continue;
      found.push({
        ...toRow(page, one, both, unset),
        "load by": by.name,
        "lesser process": `${Math.round(100 * lesser)} %`,
      });
    }
  } finally {
    for (const server of started.values()) await server.stop();
  }
  return found;
}
