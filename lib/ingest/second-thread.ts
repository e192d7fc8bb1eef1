/**
 * A second thread of an import: it reads and parses, files papers under topics and cuts them into words while the first one
 * saves, then hands the words of what was saved over while the first one indexes. What is said between the two is below; a
 * bound on what is on its way keeps memory flat.
 */
import { once } from "node:events";
import { parentPort, type Worker } from "node:worker_threads";
import type { ImportReport, ParsedBatch, ParsedDocument } from "@/lib/ingest/document";
import { InputError } from "@/lib/ingest/inputs/input";
import { type NamedRead, type ReadRequest, readInputs } from "@/lib/ingest/read-inputs";
import type { PaperEntry } from "@/lib/papers/paper";
import { type Connection, prepared } from "@/lib/search/connection";
import { type CutRange, createPaperCutting, type PaperCutter, type PaperCutting } from "@/lib/search/cut-papers";
import type { PaperTexts, Repository } from "@/lib/search/paper-words";
import { openConnection, openReader } from "@/lib/sqlite";
import { classify } from "@/lib/topics/classify";

/** One number that both threads see: 1 while the first one has nothing to save. */
type Idleness = Int32Array;

export interface Task {
  request: ReadRequest;
  databaseUrl: string;
}

type Named = Omit<NamedRead, "read">;
/** `batches` null: they follow, each by itself, then their end. */
type Head = Omit<ParsedDocument, "batches"> & { batches: ParsedBatch[] | null };
/** What the second thread says. */
type Message =
  | { kind: "report"; named: Named; report: ImportReport }
  | { kind: "document"; named: Named; head: Head }
  | { kind: "batch"; batch: ParsedBatch }
  /** `problem`: why the rest cannot be read, else null. */
  | { kind: "batches-end"; notes: string[]; problem: string | null }
  | { kind: "range"; range: CutRange }
  /** The end of reading, and of each list of papers to cut. */
  | { kind: "end" };
type Sent = Message & { weight: number };
/** What the first thread says before all else. */
type Start = Task & { idleness: Idleness };
/** And then: what it took of that, in weight, and which papers are to be cut. */
type Order = { took: number } | { cut: number[] };

/** Weight that may be on its way at a time: entries, or papers. A single message may have more. */
const MOST_AHEAD = 2_000;

const weightOf = (batches: readonly ParsedBatch[]): number =>
  batches.reduce((sum, batch) => sum + batch.entries.length, 1);

/** What is cut of a paper of which this entry is all that is known. */
function textsOf({ title, abstract, authors, links }: PaperEntry): PaperTexts {
  const repositories = new Map<string, Repository>();
  for (const { kind, url, owner, name } of links) {
    const key = url.toLowerCase();
    if (kind === "repository" && !repositories.has(key)) repositories.set(key, { owner, name });
  }
  return { title, abstract, names: authors ?? [], repositories: [...repositories.values()] };
}

/**
 * Topics and words count where a paper comes to be what its entry says. Topics are left to the first thread while that one
 * waits: what it can do itself is not to be waited for.
 */
function workAhead(batches: readonly ParsedBatch[], cutting: PaperCutting, idleness: Idleness): void {
  for (const { entries } of batches) {
    const isAwaited = Atomics.load(idleness, 0) === 1;
    for (const placed of entries) {
      if (!isAwaited) placed.topics = classify(placed.entry);
      cutting.cutAhead(textsOf(placed.entry));
    }
  }
}

type Send = (message: Message, weight?: number) => Promise<void>;
type WorkAhead = (batches: readonly ParsedBatch[]) => void;

async function sendBatches(send: Send, { batches, notes }: ParsedDocument, workAhead: WorkAhead): Promise<void> {
  let problem: string | null = null;
  try {
    for await (const batch of batches) {
      workAhead([batch]);
      await send({ kind: "batch", batch }, weightOf([batch]));
    }
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    problem = error.message;
  }
  await send({ kind: "batches-end", notes, problem });
}

async function sendReads(send: Send, request: ReadRequest, connection: Connection, work: WorkAhead): Promise<void> {
  for await (const { read, ...named } of readInputs(request)) {
    if ("report" in read) {
      await send({ kind: "report", named, report: read.report });
      continue;
    }
    const { batches, ...rest } = read.document;
    // Papers of a document that was imported before hardly need filing and cutting again.
    const isNew = prepared(connection, "SELECT 1 FROM ImportRun WHERE digest = ?").get(rest.digest) === undefined;
    if (Array.isArray(batches)) {
      if (isNew) work(batches);
      await send({ kind: "document", named, head: { ...rest, batches } }, weightOf(batches));
    } else {
      await send({ kind: "document", named, head: { ...rest, batches: null } });
      await sendBatches(send, read.document, isNew ? work : () => {});
    }
  }
  await send({ kind: "end" });
}

/** Copies what is committed from the write-ahead log into the database, as far as nobody else does or hinders it. */
function copyBack(databaseUrl: string): void {
  const connection = openConnection(databaseUrl);
  try {
    connection.pragma("wal_checkpoint(PASSIVE)");
  } finally {
    connection.close();
  }
}

/** The topics' phrases are made ready while there is no task yet; what is wrong with them the first thread finds too. */
function makeReady(): void {
  try {
    classify({ title: "", abstract: "", keywords: null, categories: null });
  } catch {
    return;
  }
}

/** The part of the second thread: reads what it is told to, and then cuts what it is told to until it is ended. */
export async function serveAsSecond(): Promise<void> {
  if (parentPort === null) throw new Error("This is for a thread of its own.");
  const port = parentPort;
  makeReady();
  const [start] = await once(port, "message");
  const { request, databaseUrl, idleness } = start as Start;
  const connection = openReader(databaseUrl);
  const cutting = createPaperCutting();
  let ahead = 0;
  let wake = () => {};
  const send: Send = async (message, weight = 1) => {
    while (ahead > 0 && ahead + weight > MOST_AHEAD) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    ahead += weight;
    port.postMessage({ ...message, weight } satisfies Sent);
  };
  const sendCut = async (ids: number[]) => {
    for (const range of cutting.cutPapers(connection, ids)) await send({ kind: "range", range }, range.ids.length);
    await send({ kind: "end" });
    // The first thread now writes the index; what was saved would else be copied when it is done.
    copyBack(databaseUrl);
  };
  port.on("message", (order: Order) => {
    if ("took" in order) {
      ahead -= order.took;
      wake();
    } else void sendCut(order.cut);
  });
  await sendReads(send, request, connection, (batches) => workAhead(batches, cutting, idleness));
}

/** Starts the thread's work; gives its messages one by one. Throws what it threw. */
function startThread(worker: Worker, task: Task) {
  const idleness: Idleness = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const arrived: Sent[] = [];
  let failure: unknown;
  let wake = () => {};
  const fail = (error: unknown) => {
    failure ??= error;
    wake();
  };
  worker.on("message", (message: Sent) => {
    arrived.push(message);
    wake();
  });
  worker.once("error", fail);
  worker.once("exit", () => fail(new Error("The second thread ended too early.")));
  worker.ref();
  worker.postMessage({ ...task, idleness } satisfies Start);
  const order = (what: Order) => worker.postMessage(what);
  return {
    order,
    async next(): Promise<Message> {
      for (;;) {
        const message = arrived.shift();
        if (message !== undefined) {
          order({ took: message.weight });
          return message;
        }
        if (failure !== undefined) throw failure;
        Atomics.store(idleness, 0, 1);
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        Atomics.store(idleness, 0, 0);
      }
    },
    stop: () => worker.terminate(),
  };
}

export interface SecondThread {
  /**
   * What readInputs gives. Batches of a long document are to be taken before the next input is asked for. Throws what the
   * thread threw.
   */
  reads: AsyncGenerator<NamedRead>;
  /** Null until everything has been read. */
  cutter(): PaperCutter | null;
  stop(): Promise<unknown>;
}

/** Gives a task to a thread that called serveAsSecond, or is about to. It begins to read at once. */
export function startSecondThread(worker: Worker, task: Task): SecondThread {
  const thread = startThread(worker, task);
  let hasRead = false;

  async function* batchesOf(notes: string[]): AsyncGenerator<ParsedBatch> {
    for (let message = await thread.next(); ; message = await thread.next()) {
      if (message.kind === "batch") yield message.batch;
      if (message.kind !== "batches-end") continue;
      notes.push(...message.notes);
      if (message.problem !== null) throw new InputError(message.problem);
      return;
    }
  }

  async function* reads(): AsyncGenerator<NamedRead> {
    for (let message = await thread.next(); message.kind !== "end"; message = await thread.next()) {
      if (message.kind === "report") yield { ...message.named, read: { report: message.report } };
      if (message.kind !== "document") continue;
      const { named, head } = message;
      const notes = [...head.notes];
      const document = { ...head, notes, batches: head.batches ?? batchesOf(notes) };
      yield { ...named, read: { document } };
    }
    hasRead = true;
  }

  async function* cut(ids: number[]): AsyncGenerator<CutRange> {
    thread.order({ cut: ids });
    for (let message = await thread.next(); message.kind !== "end"; message = await thread.next()) {
      if (message.kind === "range") yield message.range;
    }
  }

  return { reads: reads(), cutter: () => (hasRead ? cut : null), stop: thread.stop };
}
