/** How the replies of a searching thread reach those who asked. */
import { setImmediate as nextTurn } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { SearchThread } from "@/lib/search/thread";

/** Answers all that it was asked when seven have asked. */
const ANSWERS_SEVEN_AT_ONCE = `
  const { parentPort } = require("node:worker_threads");
  const calls = [];
  parentPort.on("message", ({ call }) => {
    if (calls.push(call) < 7) return;
    for (const each of calls) parentPort.postMessage({ call: each, reads: [], answered: [] });
  });`;

test("of replies that come together three at most are handed on before new readers are heard", async () => {
  const worker = new Worker(ANSWERS_SEVEN_AT_ONCE, { eval: true });
  try {
    const thread = new SearchThread(worker);
    let isWaiting = true;
    let turn = 0;
    const turns: number[] = [];
    const answers = Array.from({ length: 7 }, async () => {
      await thread.ask("suggest", "marmots");
      turns.push(turn);
    });
    const all = Promise.all(answers).then(() => {
      isWaiting = false;
    });
    for (; isWaiting; turn++) await nextTurn();
    await all;
    const handedOn = [...new Set(turns)].map((each) => turns.filter((other) => other === each).length);
    expect(Math.max(...handedOn)).toBeLessThanOrEqual(3);
    expect(turns).toHaveLength(7);
  } finally {
    await worker.terminate();
  }
});
