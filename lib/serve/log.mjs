/** One line of JSON for each answer. Neither addresses of readers nor what they search for is written down. */
import { pino } from "pino";

/** @typedef {import("pino").Logger} Logger */

/** @param {string} level of pino, such as "info" @returns {Logger} */
export function openLog(level) {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 1, sync: false }),
  );
}

/**
 * Whoever reads our output may go: a terminal that is closed, a program behind a pipe that ends. The server goes on
 * without; else each failed line would be an error to write down, without end.
 */
export function outliveReaders() {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error) => {
      if (!("code" in error) || (error.code !== "EPIPE" && error.code !== "EIO")) throw error;
    });
  }
}

/**
 * @param {Logger} log
 * @param {{ id: string, method: string, path: string, status: number, ms: number, cache: string }} answer
 * @param {number} slowMs from here on it is named as slow
 */
export function logAnswer(log, answer, slowMs) {
  const isSlow = answer.ms >= slowMs;
  const level = answer.status >= 500 ? "error" : isSlow ? "warn" : "info";
  log[level]({ ...answer, ms: Math.round(answer.ms * 10) / 10 }, isSlow ? "slow answer" : "answer");
}
