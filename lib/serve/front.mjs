/**
 * What stands between the network and Next.js: kept answers, codings, headers of security, health, one log line each.
 */
import { randomBytes } from "node:crypto";
import { refusalOfBody } from "./bodies.mjs";
import { detachedRequest } from "./captured-response.mjs";
import { POLICY_OF_DATA } from "./content-security.mjs";
import { securityHeaders } from "./headers.mjs";
import { createMaker } from "./make-answer.mjs";
import { createNoter } from "./note-answer.mjs";
import { readerWaits } from "./readers.mjs";
import { FinishedAnswer } from "./response-cache.mjs";
import { sendFinished, sendStream } from "./send.mjs";
import { onceWithinTurn } from "./within-turn.mjs";

/** @typedef {import("node:http").IncomingMessage} IncomingMessage */
/** @typedef {import("node:http").ServerResponse} ServerResponse */
/** @typedef {import("./catalogue.mjs").Catalogue} Catalogue */
/** @typedef {import("./make-answer.mjs").Handle} Handle */
/** @typedef {import("./log.mjs").Logger} Logger */
/** @typedef {import("./metrics.mjs").Metrics} Metrics */
/** @typedef {import("./observe.mjs").Making} Making */
/** @typedef {import("./observe.mjs").Observer} Observer */
/** @typedef {{ metrics: Metrics, mayRead: (request: IncomingMessage) => boolean }} OpenMetrics */

const NOT_OBSERVED = { during: (/** @type {Making} */ _, /** @type {() => any} */ work) => work() };

/** @param {ServerResponse} response @param {number} status @param {string} text @param {string[]} more */
function sendText(response, status, text, more) {
  const type = more[0] === "Content-Type" ? [] : ["Content-Type", "text/plain; charset=utf-8"];
  response.writeHead(status, [
    ...[...type, "Cache-Control", "no-store"],
    ...["Content-Length", String(Buffer.byteLength(text)), "Content-Security-Policy", POLICY_OF_DATA, ...more],
  ]);
  response.end(text);
}

/**
 * @param {object} options
 * @param {Handle} options.handle the request handler of Next.js
 * @param {Catalogue} options.catalogue
 * @param {number} options.cacheBytes bound of what is kept in memory
 * @param {Logger} options.log
 * @param {number} [options.slowMs] from here on an answer is named in the log
 * @param {Pick<Observer, "during">} [options.observer] told what queries belong to
 * @param {OpenMetrics | null} [options.open] null: there is no /metrics
 * @returns {((request: IncomingMessage, response: ServerResponse) => void) & { ahead: (path: string, host: string) => Promise<void> }}
 *   `ahead` has an answer made and kept for readers to come; of what is streamed it waits for the first bytes
 */
export function createFront({
  handle,
  catalogue,
  cacheBytes,
  log,
  slowMs = 1_000,
  observer = NOT_OBSERVED,
  open = null,
}) {
  const start = randomBytes(4).toString("hex");
  let count = 0;
  const begin = createNoter({ log, slowMs, metrics: open?.metrics ?? null });
  const readVersion = onceWithinTurn(catalogue.readVersion);
  const maker = createMaker({
    handle,
    cacheBytes,
    onRefused: (script) => log.warn({ script: script.slice(0, 120) }, "inline script shut out by the policy"),
    onUnfit: (error) =>
      log.warn({ err: error }, "pages are drawn anew each time: the one to fill is of no known shape"),
  });

  open?.metrics.watchKept(maker.statistics);

  /** @param {IncomingMessage} request @param {ServerResponse} response @param {string[]} more */
  function answerMetrics(request, response, more) {
    if (open === null || request.url !== "/metrics") return false;
    const { metrics, mayRead } = open;
    if (!mayRead(request)) sendText(response, 403, "Metrics are for the owner.\n", more);
    else {
      metrics.text().then(
        (text) => sendText(response, 200, text, ["Content-Type", metrics.contentType, ...more]),
        (error) => response.destroy(error),
      );
    }
    return true;
  }

  /** @param {IncomingMessage} request @param {ServerResponse} response @param {string[]} more */
  function answerHealth(request, response, more) {
    if (request.url === "/healthz") {
      sendText(response, 200, "alive\n", more);
      return true;
    }
    if (request.url !== "/readyz") return false;
    try {
      catalogue.readVersion();
      const problem = catalogue.problem();
      if (problem === null) sendText(response, 200, "ready\n", more);
      else {
        log.error({ problem }, "not ready");
        sendText(response, 503, "The catalogue was replaced: restart the server.\n", more);
      }
    } catch (error) {
      log.error({ error }, "the catalogue cannot be read");
      sendText(response, 503, "The catalogue cannot be read.\n", more);
    }
    return true;
  }

  /** @param {IncomingMessage} request */
  function findKept(request) {
    try {
      return { kept: maker.find(request, readVersion), readable: true };
    } catch (error) {
      log.error({ error }, "the catalogue cannot be read");
      return { kept: null, readable: false };
    }
  }

  /**
   * @param {IncomingMessage} request
   * @param {ServerResponse} response
   * @param {{ id: string, more: string[], readable: boolean, note: (cache: string) => void }} context
   */
  async function answerAnew(request, response, { id, more, readable, note }) {
    const began = performance.now();
    const making = { id, queries: 0, queryMs: 0 };
    const isThere = readerWaits();
    let cache = "pass";
    try {
      const { shared, passed } = observer.during(making, () => {
        const found = readable ? maker.make(request) : null;
        return { shared: found, passed: found ?? maker.pass(request, response) };
      });
      if (shared !== null) cache = "miss";
      const answer = await passed;
      isThere();
      const how = answer instanceof FinishedAnswer && answer.isFilled ? ";desc=filled" : "";
      const made = `make;dur=${(performance.now() - began).toFixed(1)}${how}`;
      const database = `db;dur=${making.queryMs.toFixed(1)};desc="${making.queries} queries"`;
      more.push("Server-Timing", `cache;desc=${cache}, ${made}, ${database}`);
      if (answer instanceof FinishedAnswer) await sendFinished(request, response, answer, more);
      else await sendStream(request, response, answer, more);
    } catch (error) {
      isThere();
      if (response.destroyed) return;
      log.error({ error, id }, "no answer");
      if (response.headersSent) response.destroy();
      else sendText(response, 500, `Something went wrong here. It is in the log as ${id}.\n`, more);
    } finally {
      note(cache);
    }
  }

  /** @param {string} path @param {string} host */
  async function ahead(path, host) {
    const request = detachedRequest(path, { host });
    const making = { id: `${start}-ahead`, queries: 0, queryMs: 0 };
    const answer =
      maker.find(request, catalogue.readVersion) ?? (await observer.during(making, () => maker.make(request)));
    if (answer !== null && !(answer instanceof FinishedAnswer)) answer.body.destroy();
  }

  /** @param {IncomingMessage} request @param {ServerResponse} response */
  function front(request, response) {
    count += 1;
    const id = `${start}-${count.toString(36)}`;
    const more = securityHeaders(request).concat("X-Request-Id", id);
    const note = begin(request, response, id);
    if (answerHealth(request, response, more) || answerMetrics(request, response, more)) return note("hit");
    const refusal = refusalOfBody(request);
    if (refusal !== null) {
      // What follows on this connection is a body that nobody reads.
      sendText(response, refusal.status, refusal.sentence, ["Connection", "close", ...more]);
      return note("hit");
    }
    const { kept, readable } = findKept(request);
    if (kept === null) {
      void answerAnew(request, response, { id, more, readable, note });
      return;
    }
    more.push("Server-Timing", "cache;desc=hit");
    const sending = sendFinished(request, response, kept, more);
    if (sending !== undefined) sending.catch((error) => response.destroy(error));
    note("hit");
  }

  return Object.assign(front, { ahead });
}
