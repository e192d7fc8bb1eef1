/**
 * What is noticed of queries while answers are made. Pages are made inside the bundle of Next.js, which has modules of its
 * own, so the observer hangs on the global object: lib/db.ts looks for it there.
 */
import { AsyncLocalStorage } from "node:async_hooks";

/** @typedef {import("./log.mjs").Logger} Logger */
/** @typedef {{ id: string, queries: number, queryMs: number }} Making the making of one answer */
/**
 * @typedef {object} Observer
 * @property {(sql: string, ms: number) => void} query told of each query after it, with its time
 * @property {<T>(making: Making, work: () => T) => T} during does what makes an answer
 */

/** Longest text of a query in the log. It has no values in it: those are handed to SQLite beside it. */
const LONGEST_SQL = 300;

/**
 * @param {object} options
 * @param {Logger} options.log
 * @param {number} options.slowMs
 * @param {(ms: number) => void} [options.onQuery]
 * @returns {Observer}
 */
export function createObserver({ log, slowMs, onQuery = () => {} }) {
  /** @type {AsyncLocalStorage<Making>} */
  const makings = new AsyncLocalStorage();
  return {
    query(sql, ms) {
      onQuery(ms);
      const making = makings.getStore();
      if (making !== undefined) {
        making.queries += 1;
        making.queryMs += ms;
      }
      if (ms < slowMs) return;
      const query = sql.replace(/\s+/g, " ").trim().slice(0, LONGEST_SQL);
      log.warn({ id: making?.id, ms: Math.round(ms * 10) / 10, query }, "slow query");
    },
    during: (making, work) => makings.run(making, work),
  };
}

/** @param {Observer} observer */
export function installObserver(observer) {
  Object.assign(globalThis, { broadsheetObserver: observer });
}
