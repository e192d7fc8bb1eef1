/**
 * Reading in a thread of its own, while the first one saves: files come parsed and their papers filed under topics. What
 * is said between the two is below; a bound on what is on its way keeps memory flat.
 */
import { parentPort, Worker, workerData } from "node:worker_threads";
import type { ImportReport, ParsedBatch, ParsedDocument } from "@/lib/ingest/document";
import { InputError } from "@/lib/ingest/inputs/input";
import { type NamedRead, type ReadRequest, readInputs } from "@/lib/ingest/read-inputs";
import { openSqlite } from "@/lib/sqlite";
import { classify } from "@/lib/topics/classify";

interface Task {
  request: ReadRequest;
  databaseUrl: string;
}

type Named = Omit<NamedRead, "read">;
/** `batches` null: they follow, each by itself, then their end. */
type Head = Omit<ParsedDocument, "batches"> & { batches: ParsedBatch[] | null };
type Message =
  | { kind: "report"; named: Named; report: ImportReport }
  | { kind: "document"; named: Named; head: Head }
  | { kind: "batch"; batch: ParsedBatch }
  /** `problem`: why the rest cannot be read, else null. */
  | { kind: "batches-end"; notes: string[]; problem: string | null }
  | { kind: "end" };
/** The first thread answers each message with its weight, once it took it. */
type Sent = Message & { weight: number };

/** Entries that may be on their way at a time; a single message may have more. */
const MOST_AHEAD = 2_000;

/** Entries of batches, and one more for the message itself. */
const weightOf = (batches: readonly ParsedBatch[]): number =>
  batches.reduce((sum, batch) => sum + batch.entries.length, 1);

/** Saving takes these over where a paper comes to be what its entry says. */
function fileAhead(batches: readonly ParsedBatch[]): void {
  for (const { entries } of batches) for (const placed of entries) placed.topics = classify(placed.entry);
}

/** A function that says whether a document was imported before: its papers hardly need filing again. */
function openKnown(databaseUrl: string): (digest: string) => Promise<boolean> {
  const { sql } = openSqlite(databaseUrl);
  return async (digest) =>
    (await sql.$queryRawUnsafe<unknown[]>("SELECT 1 FROM ImportRun WHERE digest = ? LIMIT 1", digest)).length > 0;
}

/** The part of the second thread: reads what it was started for, and tells. */
export async function serveReads(): Promise<void> {
  if (parentPort === null) throw new Error("Reading ahead is for a thread of its own.");
  const port = parentPort;
  const { request, databaseUrl } = workerData as Task;
  const isKnown = openKnown(databaseUrl);
  let ahead = 0;
  let wake = () => {};
  port.on("message", (weight: number) => {
    ahead -= weight;
    wake();
  });
  const send = async (message: Message, weight = 1) => {
    while (ahead > 0 && ahead + weight > MOST_AHEAD) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    ahead += weight;
    port.postMessage({ ...message, weight } satisfies Sent);
  };
  const sendBatches = async ({ batches, notes }: ParsedDocument, isNew: boolean) => {
    let problem: string | null = null;
    try {
      for await (const batch of batches) {
        if (isNew) fileAhead([batch]);
        await send({ kind: "batch", batch }, weightOf([batch]));
      }
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problem = error.message;
    }
    await send({ kind: "batches-end", notes, problem });
  };
  for await (const { read, ...named } of readInputs(request)) {
    if ("report" in read) {
      await send({ kind: "report", named, report: read.report });
      continue;
    }
    const { document } = read;
    const { batches, ...rest } = document;
    const isNew = !(await isKnown(document.digest));
    if (Array.isArray(batches)) {
      if (isNew) fileAhead(batches);
      await send({ kind: "document", named, head: { ...rest, batches } }, weightOf(batches));
    } else {
      await send({ kind: "document", named, head: { ...rest, batches: null } });
      await sendBatches(document, isNew);
    }
  }
  await send({ kind: "end" });
  port.close();
}

/** Starts the second thread; gives its messages one by one. Throws what it threw. */
function startReading(script: URL, task: Task) {
  const worker = new Worker(script, { workerData: task });
  const arrived: Sent[] = [];
  let failure: unknown;
  let wake = () => {};
  worker.on("message", (message: Sent) => {
    arrived.push(message);
    wake();
  });
  worker.once("error", (error) => {
    failure = error;
    wake();
  });
  worker.once("exit", () => {
    failure ??= new Error("Reading ended too early.");
    wake();
  });
  return {
    async next(): Promise<Message> {
      for (;;) {
        const message = arrived.shift();
        if (message !== undefined) {
          worker.postMessage(message.weight);
          return message;
        }
        if (failure !== undefined) throw failure;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    stop: () => worker.terminate(),
  };
}

/**
 * What readInputs gives, read by a second thread. `script` is what the thread runs: it is to call serveReads. Batches of a
 * long document are to be taken before the next input is asked for.
 */
export async function* readAhead(script: URL, request: ReadRequest, databaseUrl: string): AsyncGenerator<NamedRead> {
  const thread = startReading(script, { request, databaseUrl });
  async function* batchesOf(notes: string[]): AsyncGenerator<ParsedBatch> {
    for (let message = await thread.next(); ; message = await thread.next()) {
      if (message.kind === "batch") yield message.batch;
      if (message.kind !== "batches-end") continue;
      notes.push(...message.notes);
      if (message.problem !== null) throw new InputError(message.problem);
      return;
    }
  }
  try {
    for (;;) {
      const message = await thread.next();
      if (message.kind === "end") return;
      if (message.kind === "report") yield { ...message.named, read: { report: message.report } };
      if (message.kind !== "document") continue;
      const { named, head } = message;
      const notes = [...head.notes];
      const document = { ...head, notes, batches: head.batches ?? batchesOf(notes) };
      yield { ...named, read: { document } };
    }
  } finally {
    await thread.stop();
  }
}
