/** Answers of Next.js, each made once for all who wait for it, and kept while the catalogue stays as it is. */
import { cacheKey, keptBy, neutralHeaders } from "./cache-key.mjs";
import { CapturedResponse, detachedRequest } from "./captured-response.mjs";
import { finish, isHtml, mayBeKept } from "./finish.mjs";
import { drawingDocument } from "./islands.mjs";
import { createFiller } from "./make-filled.mjs";
import { FinishedAnswer, ResponseCache } from "./response-cache.mjs";

/** @typedef {import("node:http").IncomingMessage} IncomingMessage */
/** @typedef {import("node:http").IncomingHttpHeaders} IncomingHttpHeaders */
/** @typedef {import("node:http").ServerResponse} ServerResponse */
/** @typedef {import("node:http").OutgoingHttpHeaders} OutgoingHttpHeaders */
/** @typedef {import("./captured-response.mjs").Captured} Captured */
/** @typedef {(request: IncomingMessage, response: ServerResponse) => Promise<void>} Handle */
/** @typedef {{ status: number, headers: OutgoingHttpHeaders, body: import("node:stream").PassThrough }} Streamed */
/** @typedef {FinishedAnswer | Streamed} Answer */

/** Answers beyond this are sent while they are made, and never kept, in bytes. */
const LARGEST_KEPT = 2 * 1024 * 1024;
/** Addresses known to lead nowhere. */
const MOST_MISSING = 10_000;
/** Next.js answers `notFound()` of a page with a shell that only scripts fill. */
const EMPTY_SHELL = /^<!DOCTYPE html><html[^>]* id="__next_error__"/;
/** An address of no page: Next.js makes the whole page of app/not-found.tsx for it. */
const NOWHERE = "/_not-found";

/** Events, and what says that it is long: nobody waits for its end, here or at a proxy before us. @param {OutgoingHttpHeaders} headers */
const isStreamAtOnce = (headers) =>
  String(headers["content-type"] ?? "").startsWith("text/event-stream") || headers["x-accel-buffering"] === "no";

const NOTHING = Buffer.alloc(0);

/**
 * What was captured, out of the response: Next.js holds on to responses for a while, and need not hold their bytes.
 * @param {Captured} captured
 * @returns {Captured}
 */
function take(captured) {
  const taken = { ...captured };
  captured.body = NOTHING;
  return taken;
}

/**
 * @param {object} options
 * @param {Handle} options.handle the request handler of Next.js
 * @param {number} options.cacheBytes
 * @param {(script: string) => void} options.onRefused
 * @param {(error: unknown) => void} options.onUnfit told where pages that could be filled are drawn by Next.js, since
 *   its page is of no known shape
 */
export function createMaker({ handle, cacheBytes, onRefused, onUnfit }) {
  const cache = new ResponseCache(cacheBytes);
  /** @type {Map<string, Promise<Answer>>} */
  const making = new Map();
  /** @type {Set<string>} */
  const missing = new Set();
  let version = "";

  /** Forgets what a catalogue that has moved on has made old. @param {string} now its version */
  function followCatalogue(now) {
    if (now === version) return;
    version = now;
    missing.clear();
    cache.clear((key) => !key.startsWith("build "));
  }

  /**
   * @param {IncomingMessage} request
   * @param {CapturedResponse} response
   * @returns {Promise<Captured>}
   */
  function run(request, response) {
    const draw = () => handle(request, response).catch((error) => response.destroy(error));
    void (request.headers.rsc === undefined ? drawingDocument(draw) : draw());
    return response.captured.then(take);
  }

  const fill = createFiller(async (url) => {
    const request = detachedRequest(url, { accept: "*/*" });
    const { body, ...head } = await run(request, new CapturedResponse(request, () => Number.POSITIVE_INFINITY));
    if (!Buffer.isBuffer(body) || head.status !== 200) throw new Error("the page to be filled was not drawn");
    return { page: body.toString(), headers: head.headers };
  }, onUnfit);

  /** @param {IncomingHttpHeaders} headers */
  async function makeNotFoundPage(headers) {
    const request = detachedRequest(NOWHERE, { host: headers.host, accept: "*/*" });
    const { body, ...head } = await run(request, new CapturedResponse(request, () => Number.POSITIVE_INFINITY));
    if (!Buffer.isBuffer(body)) throw new Error("the page of unknown addresses came as a stream");
    return finish({ ...head, body }, { decidedByCatalogue: true, keep: head.status === 404, onRefused });
  }

  /** The one page of all addresses that lead nowhere. @param {IncomingHttpHeaders} headers @returns {Promise<Answer>} */
  function notFoundPage(headers) {
    return share(`not found ${headers.host ?? ""}`, () => makeNotFoundPage(headers));
  }

  /**
   * What is kept under the key, or being made; else makes it.
   * @param {string} key
   * @param {() => Promise<Answer>} make
   */
  async function share(key, make) {
    const kept = cache.get(key);
    if (kept !== null) return kept;
    const of = version;
    const place = `${of} ${key}`;
    const underWay = making.get(place);
    if (underWay !== undefined) {
      const answer = await underWay;
      // A stream has one reader.
      return answer instanceof FinishedAnswer ? answer : make();
    }
    const made = make();
    making.set(place, made);
    try {
      const answer = await made;
      if (answer instanceof FinishedAnswer && answer.keep && of === version) cache.set(key, answer);
      return answer;
    } finally {
      making.delete(place);
    }
  }

  /**
   * @param {IncomingMessage} request
   * @param {string} key
   * @param {"catalogue" | "build"} kept
   * @returns {Promise<Answer>}
   */
  async function makeKept(request, key, kept) {
    const of = version;
    const filled = await fill(request, of);
    if (filled !== null) {
      return finish(filled, { decidedByCatalogue: true, keep: true, onRefused, hashes: filled.hashes });
    }
    const asked = detachedRequest(request.url ?? "/", neutralHeaders(request));
    const response = new CapturedResponse(asked, (_, headers) =>
      isStreamAtOnce(headers) ? 0 : isHtml(headers) ? Number.POSITIVE_INFINITY : LARGEST_KEPT,
    );
    const { body, ...head } = await run(asked, response);
    if (!Buffer.isBuffer(body)) return { ...head, body };
    if (kept === "catalogue" && head.status === 404 && isHtml(head.headers)) {
      if (missing.size >= MOST_MISSING) missing.clear();
      if (of === version) missing.add(key);
      return notFoundPage(request.headers);
    }
    const decidedByCatalogue = kept === "catalogue" && head.status === 200;
    return finish({ ...head, body }, { decidedByCatalogue, keep: mayBeKept(head), onRefused });
  }

  return {
    /** Answers kept, and their bytes. */
    statistics: () => ({ answers: cache.size, bytes: cache.bytes }),

    /**
     * The kept answer, at once; null where there is none. Throws where the catalogue cannot be read.
     * @param {IncomingMessage} request
     * @param {() => string} readVersion see catalogue.mjs
     * @returns {FinishedAnswer | null}
     */
    find(request, readVersion) {
      const kept = keptBy(request);
      if (kept === null) return null;
      if (kept === "build") return cache.get(`build ${request.url}`);
      followCatalogue(readVersion());
      const key = cacheKey(request);
      return cache.get(missing.has(key) ? `not found ${request.headers.host ?? ""}` : key);
    },

    /**
     * Makes an answer that is decided by its address and the catalogue, or by the build; null where it is not.
     * @param {IncomingMessage} request
     * @returns {Promise<Answer> | null}
     */
    make(request) {
      const kept = keptBy(request);
      if (kept === null) return null;
      const key = kept === "build" ? `build ${request.url}` : cacheKey(request);
      return share(key, () => makeKept(request, key, kept));
    },

    /**
     * Passes a request on and gives what became of it, for one reader.
     * @param {IncomingMessage} request
     * @param {ServerResponse} reader
     * @returns {Promise<Answer>}
     */
    async pass(request, reader) {
      const response = new CapturedResponse(request, (_, headers) => (isHtml(headers) ? Number.POSITIVE_INFINITY : 0));
      reader.once("close", () => {
        if (!reader.writableFinished) response.destroy();
      });
      const { body, ...head } = await run(request, response);
      if (!Buffer.isBuffer(body)) return { ...head, body };
      if (head.status === 404 && request.method === "GET" && EMPTY_SHELL.test(body.toString("latin1", 0, 400))) {
        return notFoundPage(request.headers);
      }
      return finish({ ...head, body }, { decidedByCatalogue: false, keep: false, onRefused });
    },
  };
}
