/** Numbers for Prometheus, at /metrics, where METRICS says so. */
import { timingSafeEqual } from "node:crypto";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** @typedef {import("node:http").IncomingMessage} IncomingMessage */
/**
 * @typedef {object} Metrics
 * @property {(answer: { status: number, cache: string, ms: number }) => void} answered
 * @property {(ms: number) => void} queried
 * @property {() => Promise<string>} text in the text format of Prometheus
 * @property {string} contentType
 * @property {(read: () => { answers: number, bytes: number }) => void} watchKept
 */

/** Upper bounds in seconds: a kept answer takes less than the first, a search at most some of the middle ones. */
const SECONDS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** @returns {Metrics} */
export function openMetrics() {
  const registers = [new Registry()];
  const [registry] = registers;
  if (registry === undefined) throw new Error("no registry");
  collectDefaultMetrics({ register: registry });
  const answers = new Counter({
    name: "broadsheet_answers_total",
    help: "Answers, by the class of their status and by where they came from: hit, miss, pass.",
    labelNames: ["status", "cache"],
    registers,
  });
  const seconds = new Histogram({
    name: "broadsheet_answer_seconds",
    help: "Time from a request's head to the end of its answer.",
    labelNames: ["cache"],
    buckets: SECONDS,
    registers,
  });
  const queries = new Histogram({
    name: "broadsheet_query_seconds",
    help: "Time of single queries of the database.",
    buckets: SECONDS,
    registers,
  });
  new Gauge({
    name: "broadsheet_search_threads",
    help: "Threads that search beside the one that answers: see lib/search/ask.ts.",
    registers,
    collect() {
      this.set(Object.hasOwn(globalThis, "broadsheetSearchWorker") ? 1 : 0);
    },
  });
  return {
    answered({ status, cache, ms }) {
      answers.inc({ status: `${Math.floor(status / 100)}xx`, cache });
      seconds.observe({ cache }, ms / 1_000);
    },
    queried: (ms) => queries.observe(ms / 1_000),
    text: () => registry.metrics(),
    contentType: registry.contentType,
    watchKept(read) {
      new Gauge({
        name: "broadsheet_kept_answers",
        help: "Finished answers in memory.",
        registers,
        collect() {
          this.set(read().answers);
        },
      });
      new Gauge({
        name: "broadsheet_kept_bytes",
        help: "Bytes of finished answers in memory.",
        registers,
        collect() {
          this.set(read().bytes);
        },
      });
    },
  };
}

/** @param {string} given @param {string} expected */
function isSame(given, expected) {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/;

/**
 * Who may read them: whoever has the owner's token, `Authorization: Bearer …`; without a token this machine alone, and
 * no proxy on it.
 * @param {IncomingMessage} request
 * @param {string | null} token
 */
export function mayReadMetrics({ headers, socket }, token) {
  if (token !== null) return isSame(headers.authorization ?? "", `Bearer ${token}`);
  const forwarded = headers["x-forwarded-for"] ?? headers.forwarded ?? headers["x-real-ip"];
  return forwarded === undefined && LOOPBACK.test(socket.remoteAddress ?? "");
}
