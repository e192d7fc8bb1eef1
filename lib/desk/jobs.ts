/**
 * Imports that the desk runs: each is a process of its own, so that reading goes on undisturbed and half an import is
 * never seen. One at a time; the others wait. Jobs live as long as the server.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { createInterface } from "node:readline";
import { type ImportEvent, importEventSchema, isLast } from "@/lib/desk/events";
import { atStop } from "@/lib/serve/at-stop.mjs";

export interface JobRequest {
  /** Paths and addresses for the import command. */
  inputs: string[];
  captured: string | null;
  day: string | null;
  /** Folder of uploads, removed when the job ends; null where there is none. */
  folder: string | null;
  /** Names as the reader knows them, by what stands for them in `inputs`. */
  names: Record<string, string>;
}

export interface Job {
  id: string;
  startedAt: Date;
  /** For the reader: the names of what is imported. */
  title: string;
  events: ImportEvent[];
}

interface RunningJob extends Job {
  request: JobRequest;
  child: ChildProcess | null;
  cancelled: boolean;
  listeners: Set<() => void>;
}

const KEPT_JOBS = 50;
const MOST_EVENTS = 20_000;
const LONGEST_ERROR = 400;

interface Desk {
  jobs: Map<string, RunningJob>;
  queue: RunningJob[];
  running: RunningJob | null;
  /** Settles when the job that runs has ended. */
  ended: Promise<void>;
}

const shared = globalThis as unknown as { broadsheetDesk?: Desk };

function desk(): Desk {
  if (shared.broadsheetDesk === undefined) {
    shared.broadsheetDesk = { jobs: new Map(), queue: [], running: null, ended: Promise.resolve() };
    atStop(stopDesk);
  }
  return shared.broadsheetDesk;
}

/** For the end of the server: those that wait are given up, the one that runs finishes the file at hand. */
async function stopDesk(): Promise<void> {
  const { queue, running, ended } = desk();
  for (const { id } of [...queue]) cancelJob(id);
  running?.child?.kill("SIGTERM");
  await ended;
}

function say(job: RunningJob, event: ImportEvent): void {
  const last = job.events.at(-1);
  if (event.event === "progress" && last?.event === "progress") job.events.pop();
  if (job.events.length < MOST_EVENTS || isLast(event)) job.events.push(event);
  for (const listener of job.listeners) listener();
}

/** Without paths of this machine. */
function readable(job: RunningJob, text: string): string {
  return job.request.folder === null ? text : text.replaceAll(`${job.request.folder}/`, "");
}

function argumentsOf({ inputs, captured, day, names }: JobRequest): string[] {
  return [
    "--events",
    "--names",
    JSON.stringify(names),
    ...(captured === null ? [] : ["--captured", captured]),
    ...(day === null ? [] : ["--day", day]),
    "--",
    ...inputs,
  ];
}

function parseEvent(line: string): ImportEvent | null {
  try {
    const parsed = importEventSchema.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

async function run(job: RunningJob): Promise<void> {
  const command = ["lib/setup/run-script.mjs", "lib/ingest/cli.ts", ...argumentsOf(job.request)];
  const child = spawn(process.execPath, command, { stdio: ["ignore", "pipe", "pipe"] });
  job.child = child;
  let complaint = "";
  child.stderr.on("data", (chunk: Buffer) => {
    complaint = (complaint + chunk.toString("utf8")).slice(-LONGEST_ERROR);
  });
  const lines = createInterface({ input: child.stdout });
  lines.on("line", (line) => {
    const event = parseEvent(line);
    if (event !== null) say(job, event);
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("close", resolve);
    child.once("error", reject);
  });
  try {
    const status = await ended;
    if (job.cancelled) say(job, { event: "cancelled" });
    else if (status === 0 || status === 1 || job.events.some(({ event }) => event === "report"))
      say(job, { event: "done" });
    else say(job, { event: "failed", message: readable(job, complaint.trim()) || "The import ended without a word." });
  } catch (error) {
    say(job, { event: "failed", message: error instanceof Error ? error.message : String(error) });
  } finally {
    job.child = null;
    if (job.request.folder !== null) await rm(job.request.folder, { recursive: true, force: true });
  }
}

function next(): void {
  const state = desk();
  if (state.running !== null) return;
  const job = state.queue.shift();
  if (!job) return;
  state.running = job;
  state.ended = run(job).finally(() => {
    state.running = null;
    next();
  });
}

function forgetOld(jobs: Map<string, RunningJob>): void {
  const ended = [...jobs.values()].filter((job) => job.events.some(isLast));
  for (const job of ended.slice(0, Math.max(0, jobs.size - KEPT_JOBS))) jobs.delete(job.id);
}

/** Puts an import into the queue and starts it when those before it are done. */
export function startJob(request: JobRequest): Job {
  const names = request.inputs.map((input) => request.names[input] ?? input);
  const job: RunningJob = {
    id: randomUUID(),
    startedAt: new Date(),
    title: names.length > 1 ? `${names[0]} and ${names.length - 1} more` : (names[0] ?? "Nothing"),
    events: [{ event: "waiting" }],
    request,
    child: null,
    cancelled: false,
    listeners: new Set(),
  };
  const { jobs, queue } = desk();
  jobs.set(job.id, job);
  forgetOld(jobs);
  queue.push(job);
  next();
  return job;
}

/** The job with this id, or null. */
export function getJob(id: string): Job | null {
  return desk().jobs.get(id) ?? null;
}

/** Jobs that have not ended, the oldest first. */
export function findActiveJobs(): Job[] {
  return [...desk().jobs.values()].filter((job) => !job.events.some(isLast));
}

/** Stops a job: the file under way is left out whole, those before it stay. False where there is none to stop. */
export function cancelJob(id: string): boolean {
  const { jobs, queue } = desk();
  const job = jobs.get(id);
  if (!job || job.events.some(isLast)) return false;
  job.cancelled = true;
  const waiting = queue.indexOf(job);
  if (waiting >= 0) {
    queue.splice(waiting, 1);
    say(job, { event: "cancelled" });
    if (job.request.folder !== null) void rm(job.request.folder, { recursive: true, force: true });
  } else job.child?.kill("SIGKILL");
  return true;
}

/** What a job says, from its beginning to its end. Ends early when the signal says that nobody listens any more. */
export async function* followJob(id: string, signal: AbortSignal): AsyncGenerator<ImportEvent> {
  const job = desk().jobs.get(id);
  if (!job) return;
  let told = 0;
  while (!signal.aborted) {
    const news = job.events.slice(told);
    told = job.events.length;
    yield* news;
    if (job.events.some(isLast)) return;
    await new Promise<void>((resolve) => {
      const wake = () => {
        job.listeners.delete(wake);
        signal.removeEventListener("abort", wake);
        resolve();
      };
      job.listeners.add(wake);
      signal.addEventListener("abort", wake);
    });
    // A progress that replaced the last one stands at the same place.
    told = Math.min(told, job.events.length - 1);
  }
}
