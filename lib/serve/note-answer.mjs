/** What is written down of each answer once it has left: a line of the log, and the numbers at /metrics. */
import { logAnswer } from "./log.mjs";

/** @typedef {import("node:http").IncomingMessage} IncomingMessage */
/** @typedef {import("node:http").ServerResponse} ServerResponse */
/** @typedef {import("./log.mjs").Logger} Logger */
/** @typedef {import("./metrics.mjs").Metrics} Metrics */

/**
 * Nothing is left here of the answer: the system has all of it, or its reader has gone. Asking costs less than being told,
 * which takes a tenth of the time of a small answer.
 * @param {ServerResponse} response
 */
const hasLeft = (response) =>
  response.closed || (response.writableEnded && (response.socket?.writableLength ?? 0) === 0);

/**
 * @param {object} options
 * @param {Logger} options.log
 * @param {number} options.slowMs from here on an answer is named in the log
 * @param {Pick<Metrics, "answered"> | null} options.metrics
 */
export function createNoter({ log, slowMs, metrics }) {
  const isLogged = log.isLevelEnabled("warn");
  const isNoted = isLogged || metrics !== null;

  /**
   * Begins the time of an answer; what it gives back is to be called once, when the answer was handed over.
   * @param {IncomingMessage} request
   * @param {ServerResponse} response
   * @param {string} id
   * @returns {(cache: string) => void} `cache`: where the answer came from
   */
  return function begin(request, response, id) {
    if (!isNoted) return () => {};
    const began = performance.now();
    return (cache) => {
      const note = () => {
        const ms = performance.now() - began;
        const { statusCode: status } = response;
        metrics?.answered({ status, cache, ms });
        if (isLogged) logAnswer(log, { id, request, status, cache, ms }, slowMs);
      };
      if (hasLeft(response)) note();
      else response.once("close", note);
    };
  };
}
