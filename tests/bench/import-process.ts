/** One run of the import command, watched from outside. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { importEventSchema } from "@/lib/desk/events";

/** Linux counts processor time in hundredths of a second. */
const TICKS_PER_SECOND = 100;
const LOOK_EVERY_MS = 25;

export interface ImportRun {
  seconds: number;
  cpuSeconds: number;
  /** Processor time until the last file was saved; the rest is indexing for search. */
  savedCpuSeconds: number;
  /** Greatest resident memory, MB. */
  peakMB: number;
  entries: number;
  created: number;
  /** Processor time of each thousand entries in turn, milliseconds, without indexing. */
  perThousand: number[];
}

/** Processor seconds and greatest memory of a process so far (proc(5)); null once it is gone. */
function readUsage(pid: number): { cpuSeconds: number; peakMB: number } | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    if (peak === undefined) return null;
    return { cpuSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND, peakMB: Number(peak) / 1024 };
  } catch {
    return null;
  }
}

/** Runs `npm run import -- PATH` without npm, which would hide the process. Throws when it fails. */
export async function runImport(database: string, path: string): Promise<ImportRun> {
  const start = performance.now();
  const child = spawn(process.execPath, ["lib/setup/main.mjs", "import", path, "--events"], {
    env: { ...process.env, DATABASE_URL: `file:${database}` },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const closed = new Promise<number | null>((resolve) => child.once("close", resolve));
  let usage = { cpuSeconds: 0, peakMB: 0 };
  const look = () => {
    usage = readUsage(child.pid ?? 0) ?? usage;
  };
  const looking = setInterval(look, LOOK_EVERY_MS);
  const run = { entries: 0, created: 0, savedCpuSeconds: 0 };
  const perThousand: number[] = [];
  let before = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const event = importEventSchema.parse(JSON.parse(line));
    look();
    if (event.event === "progress" && event.entries >= (perThousand.length + 1) * 1000) {
      perThousand.push(Math.round((usage.cpuSeconds - before) * 1000));
      before = usage.cpuSeconds;
    }
    if (event.event === "report") {
      run.entries += event.report.entries;
      run.created += event.report.created;
    }
    if (event.event === "indexing") run.savedCpuSeconds = usage.cpuSeconds;
  }
  const status = await closed;
  clearInterval(looking);
  if (status !== 0) throw new Error(`The import ended with status ${status}.`);
  return { seconds: (performance.now() - start) / 1000, ...usage, ...run, perThousand };
}
