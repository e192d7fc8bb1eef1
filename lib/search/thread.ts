/**
 * Searching in a thread of its own: the thread that answers readers goes on meanwhile. The thread has the index and a
 * connection to the database; what passes between the two is below.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { parentPort, type Worker } from "node:worker_threads";
import type { SqlHandle } from "@/lib/db";
import { tellOfRead, watchReads } from "@/lib/observed-reads";
import { type Answered, type Asked, SERVICE, type ServiceName } from "@/lib/search/service";
import { sideBySide } from "@/lib/search/side-by-side";

interface Call {
  call: number;
  name: ServiceName;
  asked: readonly unknown[];
}

/** What was read, and how many milliseconds it took. */
type Read = [name: string, ms: number];
/** What an error says: those of SQLite do not travel. */
interface Problem {
  message: string;
  stack: string | undefined;
}

type Outcome = { answered: unknown } | { problem: Problem };
type Reply = Outcome & { call: number; reads: Read[] };

const problemOf = (error: unknown): Problem =>
  error instanceof Error
    ? { message: error.message, stack: error.stack }
    : { message: String(error), stack: undefined };

/** The thread is gone; whoever asked it can do the work itself. */
export class ThreadEnded extends Error {}

/**
 * What is worked on side by side, in turns (turns.ts): a long search holds up no others, and not each of many has the room
 * that a search needs.
 */
const MOST_AT_ONCE = 8;
/** What takes a few milliseconds waits for no searches: papers' pages and suggestions ask for it. */
const SHORT: ReadonlySet<ServiceName> = new Set(["findNearestPacked", "lacksNear", "suggest"]);

/** The part of the thread that searches: does what it is asked to, some of it side by side, until it is ended. */
export function serveAsSearcher(db: SqlHandle): void {
  if (parentPort === null) throw new Error("This is for a thread of its own.");
  const port = parentPort;
  const readsOfCall = new AsyncLocalStorage<Read[]>();
  watchReads((name, ms) => readsOfCall.getStore()?.push([name, ms]));

  async function work({ call, name, asked }: Call): Promise<void> {
    const reads: Read[] = [];
    const reply = (outcome: Outcome) => port.postMessage({ call, reads, ...outcome } satisfies Reply);
    try {
      const serve: (db: SqlHandle, ...asked: never[]) => Promise<unknown> = SERVICE[name];
      const answered = await readsOfCall.run(reads, () => serve(db, ...(asked as never[])));
      reply({ answered });
    } catch (error) {
      reply({ problem: problemOf(error) });
    }
  }

  port.on(
    "message",
    sideBySide<Call>(MOST_AT_ONCE, ({ name }) => SHORT.has(name), work),
  );
}

/**
 * Replies that are handed on in one turn of the event loop: a page is made of each, and between pages new readers are to be
 * heard, lest the thread has nothing to do meanwhile. Turns themselves take time, too.
 */
const HANDED_ON_AT_ONCE = 3;

interface Waiting {
  settle: (reply: Reply) => void;
  fail: (error: ThreadEnded) => void;
}

/** The other part: asks a thread that called serveAsSearcher, or is about to. */
export class SearchThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  /** Replies that nobody was told of yet. */
  readonly #arrived: Reply[] = [];
  #last = 0;
  #ended: ThreadEnded | null = null;

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.on("message", (reply: Reply) => {
      if (this.#arrived.push(reply) === 1) setImmediate(() => this.#handOn());
    });
    // Also after an error.
    worker.once("exit", () => {
      this.#ended = new ThreadEnded("The thread that searches has ended.");
      for (const { fail } of this.#waiting.values()) fail(this.#ended);
      this.#waiting.clear();
    });
  }

  /** Hands on the first replies. */
  #handOn(): void {
    for (const reply of this.#arrived.splice(0, HANDED_ON_AT_ONCE)) {
      this.#waiting.get(reply.call)?.settle(reply);
      this.#waiting.delete(reply.call);
    }
    if (this.#arrived.length > 0) setImmediate(() => this.#handOn());
  }

  /** Throws what the thread threw, and ThreadEnded where it can do nothing any more. */
  async ask<Name extends ServiceName>(name: Name, ...asked: Asked<Name>): Promise<Answered<Name>> {
    if (this.#ended !== null) throw this.#ended;
    const call = ++this.#last;
    const reply = await new Promise<Reply>((settle, fail) => {
      this.#waiting.set(call, { settle, fail });
      this.#worker.postMessage({ call, name, asked } satisfies Call);
    });
    for (const [read, ms] of reply.reads) tellOfRead(read, ms);
    if ("problem" in reply) throw new Error(reply.problem.message, { cause: reply.problem.stack });
    return reply.answered as Answered<Name>;
  }
}
