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
 * @param {object} answer
 * @param {string} answer.id
 * @param {import("node:http").IncomingMessage} answer.request
 * @param {number} answer.status
 * @param {string} answer.cache where it came from
 * @param {number} answer.ms
 * @param {number} slowMs from here on it is named as slow
 */
export function logAnswer(log, { id, request, status, cache, ms }, slowMs) {
  const isSlow = ms >= slowMs;
  const level = status >= 500 ? "error" : isSlow ? "warn" : "info";
  if (!log.isLevelEnabled(level)) return;
  const { method = "", url = "" } = request;
  const path = url.split("?", 1)[0] ?? "";
  log[level]({ id, method, path, status, cache, ms: Math.round(ms * 10) / 10 }, isSlow ? "slow answer" : "answer");
}
