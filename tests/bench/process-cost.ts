/** What a process and its children have taken so far, as Linux tells it in /proc. */
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** Of the clock that Linux counts processor time with, in milliseconds. */
const TICK_MS = 10;
/** Processor time of some seconds in which a server is at rest, and how long that is waited for: of a million papers it counts for a minute. */
const AT_REST_MS = 60;
const REST_MS = 4_000;
const PATIENCE_MS = 120_000;

/** Work beside the server, such as finding related papers, is no part of an answer. */
const isServing = (pid: number): boolean => !readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("run-script");

/** Those that a process has started to serve. */
export function childrenOf(pid: number): number[] {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, "utf8").split(" ").filter(Boolean).map(Number),
  );
  return children.filter(isServing);
}

/** The process and those it has started to serve, and so on. */
function familyOf(pid: number): number[] {
  return [pid, ...childrenOf(pid).flatMap(familyOf)];
}

/** Processor time in milliseconds. */
export function processorTime(pid: number): number {
  return familyOf(pid)
    .map((each) => readFileSync(`/proc/${each}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [])
    .reduce((sum, fields) => sum + (Number(fields[11]) + Number(fields[12])) * TICK_MS, 0);
}

/** Processor time in milliseconds of this process, and of those it has started and seen end, such as wrk. */
export function ownProcessorTime(): number {
  const fields = readFileSync("/proc/self/stat", "utf8").split(") ")[1]?.split(" ") ?? [];
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000 + (Number(fields[13]) + Number(fields[14])) * TICK_MS;
}

/** Time in milliseconds that the processors of the machine had nothing to do, of all together. */
export function idleTime(): number {
  const [, , , , idle, waiting] = (readFileSync("/proc/stat", "utf8").split("\n")[0] ?? "").split(/\s+/);
  return (Number(idle) + Number(waiting)) * TICK_MS;
}

/** Waits until the processes have had next to nothing to do for some seconds: after its start a server makes ready what readers ask for. */
export async function whenAtRest(pids: readonly number[]): Promise<void> {
  const time = () => pids.reduce((sum, pid) => sum + processorTime(pid), 0);
  const end = performance.now() + PATIENCE_MS;
  let before = Number.NEGATIVE_INFINITY;
  while (time() - before > AT_REST_MS && performance.now() < end) {
    before = time();
    await sleep(REST_MS);
  }
}

/** Memory in megabytes: all that is resident, and that of it which is no file. */
export function memoryOf(pid: number): { resident: number; own: number } {
  const sum = { resident: 0, own: 0 };
  for (const each of familyOf(pid)) {
    const status = readFileSync(`/proc/${each}/status`, "utf8");
    const read = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0) / 1_024;
    sum.resident += read("VmRSS");
    sum.own += read("RssAnon");
  }
  return { resident: Math.round(sum.resident), own: Math.round(sum.own) };
}
