/** Sends answers: validators, codings, HEAD; readers that go away. */
import { pipeline } from "node:stream/promises";
import { POLICY_OF_DATA } from "./content-security.mjs";
import { chooseEncoding, encodeStream, isCompressible } from "./encodings.mjs";
import { toHeaderList } from "./finish.mjs";

/** @typedef {import("node:http").IncomingMessage} IncomingMessage */
/** @typedef {import("node:http").ServerResponse} ServerResponse */
/** @typedef {import("node:http").OutgoingHttpHeaders} OutgoingHttpHeaders */
/** @typedef {import("./response-cache.mjs").FinishedAnswer} FinishedAnswer */

/** @param {string} tag */
const opaque = (tag) => tag.trim().replace(/^W\//, "");

/**
 * True where the reader's copy is still good (RFC 9110, section 13.2.2).
 * @param {IncomingMessage} request
 * @param {FinishedAnswer} answer
 */
function isFresh({ headers }, { etag, lastModified }) {
  const noneMatch = headers["if-none-match"];
  if (noneMatch !== undefined) {
    if (noneMatch === etag) return true;
    return etag !== "" && noneMatch.split(",").some((tag) => tag.trim() === "*" || opaque(tag) === opaque(etag));
  }
  const since = headers["if-modified-since"];
  return since !== undefined && lastModified !== null && Date.parse(lastModified) <= Date.parse(since);
}

/**
 * @param {IncomingMessage} request
 * @param {ServerResponse} response
 * @param {FinishedAnswer} answer
 * @param {string[]} more headers of this very answer
 */
export function sendFinished(request, response, answer, more) {
  if (answer.status === 200 && isFresh(request, answer)) {
    response.writeHead(304, answer.headers.concat(more)).end();
    return;
  }
  const encoding = answer.compressible ? chooseEncoding(request.headers["accept-encoding"]) : "identity";
  const body = answer.body(encoding);
  if (!Buffer.isBuffer(body)) return body.then((made) => write(made));
  write(body);

  /** @param {Buffer} bytes */
  function write(bytes) {
    const headers = answer.headers.concat(more);
    // An answer to HEAD whose body was never made has no length to tell.
    if (request.method !== "HEAD" || bytes.length > 0) headers.push("Content-Length", String(bytes.length));
    if (encoding !== "identity") headers.push("Content-Encoding", encoding);
    response.writeHead(answer.status, headers);
    if (request.method === "HEAD") response.end();
    else response.end(bytes);
  }
}

/**
 * Sends as fast as the reader takes it; the maker stops when the reader leaves.
 * @param {IncomingMessage} request
 * @param {ServerResponse} response
 * @param {{ status: number, headers: OutgoingHttpHeaders, body: import("node:stream").PassThrough }} answer
 * @param {string[]} more headers of this very answer
 */
export async function sendStream(request, response, { status, headers, body }, more) {
  const compressible =
    status === 200 && headers["content-encoding"] === undefined && isCompressible(headers["content-type"]);
  const encoding = compressible ? chooseEncoding(request.headers["accept-encoding"]) : "identity";
  const list = toHeaderList(headers, { compressible, policy: POLICY_OF_DATA }).concat(more);
  const bodiless = request.method === "HEAD" || status === 204 || status === 304;
  if (encoding !== "identity") list.push("Content-Encoding", encoding);
  else if (headers["content-length"] !== undefined) list.push("Content-Length", String(headers["content-length"]));
  response.writeHead(status, list);
  if (bodiless) {
    body.destroy();
    response.end();
    return;
  }
  try {
    if (encoding === "identity") {
      response.flushHeaders();
      await pipeline(body, response);
    } else await pipeline(body, encodeStream(encoding), response);
  } catch (error) {
    if (!isReaderGone(error)) throw error;
  }
}

/** @param {unknown} error */
function isReaderGone(error) {
  const code = error instanceof Error && "code" in error ? error.code : "";
  return code === "ERR_STREAM_PREMATURE_CLOSE" || code === "ECONNRESET" || code === "EPIPE";
}
