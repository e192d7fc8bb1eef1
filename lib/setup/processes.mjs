/** Server processes on one port, as many as WEB_CONCURRENCY says: this process starts them, looks after them, answers nobody. */
import cluster from "node:cluster";
import { randomBytes } from "node:crypto";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { SetupError } from "./setup-error.mjs";
import { onStopSignal } from "./stop-signal.mjs";

/** @typedef {import("./environment.mjs").Settings} Settings */
/** @typedef {import("node:cluster").Worker} Worker */
/** @typedef {{ ready: string } | { problem: string }} Report of a process: the address to open, or why it cannot serve */

/** A process that ends sooner after its start has not got up, in milliseconds. */
const SHORT_LIFE = 5_000;
/** Processes in a row that did not get up: then something is wrong that starting again does not mend. */
const MOST_SHORT_LIVES = 5;
const PAUSE = 500;
/** Each process is for one processor: several threads that collect memory take more time in all, and that of the other processes. */
const ONE_COLLECTOR = "--single-threaded-gc";

/** Where the first process listens for the others: see lib/serve/first-process.mjs. */
function privateAddress() {
  const name = `broadsheet-${process.pid}-${randomBytes(8).toString("hex")}`;
  return process.platform === "win32" ? `\\\\.\\pipe\\${name}` : path.join(os.tmpdir(), `${name}.sock`);
}

/**
 * Starts `count` servers, and starts one again that ends by itself. On a signal to stop, each finishes what
 * it has under way; this process ends when all have, with exit code 0.
 * @param {Settings} settings
 * @param {number} count
 * @returns {Promise<string>} the address to open, once all are ready. Rejects where one cannot start.
 */
export function serveWithProcesses(settings, count) {
  const address = privateAddress();
  cluster.setupPrimary({
    exec: fileURLToPath(new URL("serve-process.mjs", import.meta.url)),
    args: [],
    execArgv: [...process.execArgv, ONE_COLLECTOR],
  });
  /** @type {Set<number>} */
  const ready = new Set();
  let stopping = false;
  let shortLives = 0;

  return new Promise((resolve, reject) => {
    /** @param {number} code */
    function endAll(code) {
      stopping = true;
      process.exitCode = code;
      for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill("SIGTERM");
    }

    /** @param {number} place from 0; the first one has what only one may do */
    function start(place) {
      const began = performance.now();
      const own = { BROADSHEET_PROCESS: String(place), BROADSHEET_FIRST_PROCESS: address };
      const worker = cluster.fork({ ...own, BROADSHEET_SETTINGS: JSON.stringify(settings) });
      worker.on("message", (/** @type {Report} */ report) => {
        if ("problem" in report) {
          reject(new SetupError(report.problem));
          endAll(1);
          return;
        }
        ready.add(place);
        if (ready.size === count) resolve(report.ready);
      });
      worker.on("exit", (code, signal) => {
        if (stopping) return;
        if (!ready.has(place)) {
          endAll(code || 1);
          return;
        }
        shortLives = performance.now() - began < SHORT_LIFE ? shortLives + 1 : 0;
        console.error(`A server process ended (${signal ?? `exit code ${code}`}); another one takes its place.`);
        if (shortLives >= MOST_SHORT_LIVES) {
          console.error("It ends again and again: the server stops.");
          endAll(1);
        } else setTimeout(() => !stopping && start(place), PAUSE);
      });
    }

    onStopSignal(() => endAll(0));
    for (let place = 0; place < count; place += 1) start(place);
  });
}
