/** Starts the thread that searches, beside the one that answers: see lib/search/ask.ts, which asks it. */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { bundleIfAllowed, SEARCH_SCRIPT } from "../setup/script.mjs";

/**
 * Starts it where there is a processor for it, and where this account may write its bundle or it was written by the build.
 * Processes that were started by number (WEB_CONCURRENCY) take the processors by themselves.
 * @param {string} databaseFile
 */
export async function startSearchThread(databaseFile) {
  if (availableParallelism() < 2) return;
  const file = await bundleIfAllowed(SEARCH_SCRIPT);
  if (file === null) return;
  const worker = new Worker(file, { workerData: databaseFile });
  // Whoever asks it waits for an answer of the server, and so does the server's end.
  worker.unref();
  Object.assign(globalThis, { broadsheetSearchWorker: worker });
  /** @type {unknown} */
  let reason;
  worker.once("error", (error) => {
    reason = error;
  });
  worker.once("exit", (code) => {
    Reflect.deleteProperty(globalThis, "broadsheetSearchWorker");
    console.error(
      "The thread that searches has ended; searches take the time of answers now:",
      reason ?? `code ${code}`,
    );
  });
}
