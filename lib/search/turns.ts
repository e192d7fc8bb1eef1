/**
 * Reading the index without holding up everybody else in the process: work is a generator that stops between its units
 * (a word, a phrase, a few papers), and is gone on with in a later turn of the event loop once it had its time. An
 * ordinary search has done before that and pays nothing.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { SqlHandle } from "@/lib/db";
import { tellOfRead } from "@/lib/observed-reads";
import { openSnapshot, readIndex, type SearchIndex } from "@/lib/search/full-text";

/** Work in units: at each `yield` others may have their turn. A unit takes a few milliseconds at most. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** How long one search works before others have their turn. */
const TURN_MS = 8;
/** Beginnings on the index that everybody shares, before a state of one's own is opened. */
const SHARED_TRIES = 2;

/** Does work at once, for callers beside whom nobody waits. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Goes on until the work is done or its turn over; null then. Counts as one query: its statements are many and short. */
function takeTurn<T>(steps: Steps<T>, now: () => number): { value: T } | null {
  const begin = now();
  try {
    for (;;) {
      const { done, value } = steps.next();
      if (done) return { value };
      if (now() >= begin + TURN_MS) return null;
    }
  } finally {
    tellOfRead("search index, one turn", now() - begin);
  }
}

/** On a connection of its own, whose state nothing moves. */
async function finishOnSnapshot<T>(
  db: SqlHandle,
  index: SearchIndex,
  begin: (index: SearchIndex) => Steps<T>,
  now: () => number,
): Promise<T> {
  const snapshot = await openSnapshot(db, index);
  try {
    const steps = begin(snapshot.index);
    for (;;) {
      const done = takeTurn(steps, now);
      if (done !== null) return done.value;
      await nextTurn();
    }
  } finally {
    snapshot.close();
  }
}

/**
 * Reads one version of the catalogue in as many turns as it takes. `begin` is called again where the catalogue changed
 * between two turns; when it changes again and again, the work is done on a state that is held for it.
 */
export async function readInTurns<T>(
  db: SqlHandle,
  index: SearchIndex,
  begin: (index: SearchIndex) => Steps<T>,
  now: () => number = () => performance.now(),
): Promise<T> {
  for (let tries = 0; tries < SHARED_TRIES; tries++) {
    let version: number | null = null;
    let steps: Steps<T> | null = null;
    for (;;) {
      const turn = readIndex(index, () => {
        version ??= index.version;
        if (index.version !== version) return "moved";
        steps ??= begin(index);
        return takeTurn(steps, now);
      });
      if (turn === "moved") break;
      if (turn !== null) return turn.value;
      await nextTurn();
    }
  }
  return finishOnSnapshot(db, index, begin, now);
}
