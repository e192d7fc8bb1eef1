/** Memory of the server under the same load again and again: it may grow while things come to be kept, and then no more. */
import { setTimeout as sleep } from "node:timers/promises";
import { startOn } from "@/tests/bench/bench-server";
import { load } from "@/tests/bench/load";
import { memoryOf, processorTime } from "@/tests/bench/process-cost";
import type { Addresses } from "@/tests/bench/scale-addresses";

const TIMES = 3;
const SECONDS = 2;
const REST_MS = 10_000;

export interface MemoryRow {
  after: string;
  "resident MB": number;
  "no file MB": number;
  answers: number;
  "processor ms of an answer": number;
}

/**
 * Every kind of page for two seconds with each number of connections, and all of that three times. The addresses of pages
 * made anew are others each time, so that what is kept of them comes to its bound.
 */
export async function repeatLoad(file: string, addresses: Addresses, connections: readonly number[]) {
  const rows: MemoryRow[] = [];
  const server = await startOn(file);
  const note = (after: string, answers: number, used: number) => {
    const { resident, own } = memoryOf(server.pid);
    const each = answers === 0 ? 0 : Number((used / answers).toFixed(2));
    rows.push({ after, "resident MB": resident, "no file MB": own, answers, "processor ms of an answer": each });
  };
  try {
    note("the start", 0, 0);
    for (const search of addresses.timed) await (await fetch(server.address + search)).arrayBuffer();
    note("searches one by one", addresses.timed.length, 0);
    for (let time = 1; time <= TIMES; time += 1) {
      const before = processorTime(server.pid);
      let answers = 0;
      for (const number of connections)
        for (const paths of [...Object.values(addresses.kept).map((path) => [path]), ...Object.values(addresses.anew)])
          answers += (await load(server.address, paths, number, SECONDS, 0)).answers;
      note(`load ${time}`, answers, processorTime(server.pid) - before);
    }
    await sleep(REST_MS);
    note("ten seconds of rest", 0, 0);
  } finally {
    await server.stop();
  }
  return rows;
}
