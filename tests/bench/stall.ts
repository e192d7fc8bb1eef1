/** How long the event loop stands still while something runs. */
import { setImmediate as nextTurn } from "node:timers/promises";

/**
 * Runs `work` beside a chain of turns of the loop that follow each other as closely as they can; gives the longest time
 * between two of them, in milliseconds. Nothing is subtracted: what else the process or the machine does counts too.
 */
export async function longestStall(work: () => Promise<unknown>): Promise<number> {
  const watch = { isOver: false, longest: 0 };
  const turns = async (): Promise<void> => {
    let last = performance.now();
    while (!watch.isOver) {
      await nextTurn();
      const now = performance.now();
      watch.longest = Math.max(watch.longest, now - last);
      last = now;
    }
  };
  const chain = turns();
  try {
    await work();
  } finally {
    watch.isOver = true;
    await chain;
  }
  return watch.longest;
}
