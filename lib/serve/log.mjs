/** One line of JSON for each answer. Neither addresses of readers nor what they search for is written down. */
import { pino } from "pino";

/** @typedef {import("pino").Logger} Logger */

/** From here on an answer counts as slow, in milliseconds. */
const SLOW = 1_000;

/** @param {string} level of pino, such as "info" @returns {Logger} */
export function openLog(level) {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 1, sync: false }),
  );
}

/**
 * @param {Logger} log
 * @param {{ id: string, method: string, path: string, status: number, ms: number, cache: string }} answer
 */
export function logAnswer(log, answer) {
  const level = answer.status >= 500 ? "error" : answer.ms >= SLOW ? "warn" : "info";
  log[level]({ ...answer, ms: Math.round(answer.ms * 10) / 10 }, answer.ms >= SLOW ? "slow answer" : "answer");
}
