/**
 * Two server processes beside one, in turn: one, two, one, two. Pages made anew, whose cost is the JavaScript itself, over
 * few connections. The machine has the processors it has: what the load generator takes of them, and what one process
 * takes beside its one thread (collecting, packing), is missing to the second process, so both stand beside the ratio.
 */
import { startOn } from "@/tests/bench/bench-server";
import { load } from "@/tests/bench/load";
import { childrenOf, processorTime } from "@/tests/bench/process-cost";
import { measureInRounds, type Subject } from "@/tests/bench/rounds";
import type { Addresses } from "@/tests/bench/scale-addresses";

const PAGES = ["paper, made anew", "list, made anew", "search, new words"];
/** Four for each process. */
const CONNECTIONS = 8;
const SECONDS = 3;
const WARM_UP_SECONDS = 6;
const [ONE, TWO] = ["one process", "two processes"];

export interface Compared {
  page: string;
  pairs: number;
  "one, requests/s": number;
  "two, requests/s": number;
  /** Of the pairs: the middle, and the least and the greatest. */
  ratio: string;
  "processor ms, one and two": string;
  "processors busy, one and two": string;
  "of the load generator": string;
  /** Of the processor time of both, that of the process which had less. */
  "lesser process": string;
}

const two = (number: number): string => number.toFixed(2);

/** How the two processes below `pid` share the work of some seconds. */
async function lesserShare({ base, paths, pid }: Subject): Promise<number> {
  const processes = childrenOf(pid);
  const before = processes.map(processorTime);
  await load(base, paths, CONNECTIONS, SECONDS, 0);
  const used = processes.map((each, i) => processorTime(each) - (before[i] ?? 0));
  return Math.min(...used) / used.reduce((sum, each) => sum + each, 0);
}

/** What such a comparison of all pages takes at the least, and what each further pair adds, in seconds. */
export const PROCESSES_TAKE = {
  atLeast: 10 + PAGES.length * (2 * WARM_UP_SECONDS + SECONDS),
  pair: PAGES.length * 2 * SECONDS * 1.05,
};

/** Serves `file`, which nobody else has open, with one process and with two, and compares them `pairs` times. */
export async function compareProcesses(file: string, { anew }: Addresses, pairs: number): Promise<Compared[]> {
  const servers = [await startOn(file), await startOn(file, { WEB_CONCURRENCY: "2" })];
  const found: Compared[] = [];
  try {
    for (const page of PAGES) {
      const subjects = servers.map(({ address, pid }, i): Subject => {
        const [name, against] = i === 0 ? [ONE, []] : [TWO, [ONE]];
        return { name, base: address, paths: anew[page] ?? [], pid, against };
      });
      const options = { rounds: pairs, seconds: SECONDS, warmUp: WARM_UP_SECONDS };
      const [one, both] = await measureInRounds(subjects, CONNECTIONS, options);
      const last = subjects.at(-1);
      if (one === undefined || both === undefined || last === undefined) continue;
      const ratios = both.rounds.map(({ rate }, i) => rate / (one.rounds[i]?.rate ?? Number.NaN));
      found.push({
        page,
        pairs,
        "one, requests/s": Math.round(one.rate),
        "two, requests/s": Math.round(both.rate),
        ratio: `${two(both.shares[ONE]?.rate ?? Number.NaN)} (${two(Math.min(...ratios))} to ${two(Math.max(...ratios))})`,
        "processor ms, one and two": `${two(one.cost)}, ${two(both.cost)}`,
        "processors busy, one and two": `${two(one.busy)}, ${two(both.busy)}`,
        "of the load generator": `${two(one.generator)}, ${two(both.generator)}`,
        "lesser process": `${Math.round(100 * (await lesserShare(last)))} %`,
      });
    }
  } finally {
    for (const server of servers) await server.stop();
  }
  return found;
}
