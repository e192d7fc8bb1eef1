/**
 * Who waits for an answer, so that work for which nobody waits can stand back. Hangs on the global object: answers are
 * counted before Next.js, the work is done inside its bundle, which has modules of its own.
 */
import { setImmediate as nextTurn, setTimeout as pass } from "node:timers/promises";

/** Work stands back so long at most, in milliseconds: where readers never cease it goes on, slowly. */
const LONGEST = 1_000;
const LOOK_EVERY = 4;

function state() {
  const shared = /** @type {{ broadsheetReaders?: { waiting: number } }} */ (globalThis);
  shared.broadsheetReaders ??= { waiting: 0 };
  return shared.broadsheetReaders;
}

/** Counts a reader. Gives what to call once the answer is there. @returns {() => void} */
export function readerWaits() {
  const readers = state();
  readers.waiting += 1;
  let isWaiting = true;
  return () => {
    if (isWaiting) readers.waiting -= 1;
    isWaiting = false;
  };
}

/** Settles in a later turn of the event loop, when no reader waits. */
export async function freeTurn() {
  const readers = state();
  const latest = performance.now() + LONGEST;
  await nextTurn();
  while (readers.waiting > 0 && performance.now() < latest) await pass(LOOK_EVERY);
}
