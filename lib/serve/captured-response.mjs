/** An answer of Next.js that is taken down instead of sent: whole where it is small enough, else as a stream. */
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { PassThrough } from "node:stream";

/** @typedef {import("node:http").OutgoingHttpHeaders} OutgoingHttpHeaders */
/** @typedef {import("node:http").IncomingHttpHeaders} IncomingHttpHeaders */

/**
 * @typedef {object} Captured
 * @property {number} status
 * @property {OutgoingHttpHeaders} headers names in lower case
 * @property {Buffer | PassThrough} body a stream must be read or destroyed
 */

/**
 * A request that hangs on no connection, so that its answer can be for many readers.
 * @param {string} url path and query
 * @param {IncomingHttpHeaders} headers
 */
export function detachedRequest(url, headers) {
  const request = new IncomingMessage(new Socket());
  Object.assign(request, { method: "GET", url, headers, httpVersion: "1.1", httpVersionMajor: 1, httpVersionMinor: 1 });
  request.push(null);
  return request;
}

export class CapturedResponse extends ServerResponse {
  /** @type {Promise<Captured>} rejects where the answer ends before it is whole */
  captured;
  /** @type {(status: number, headers: OutgoingHttpHeaders) => number} */
  #limitOf;
  /** @type {(captured: Captured) => void} */
  #resolve = () => {};
  /** @type {(error: Error) => void} */
  #reject = () => {};
  /** @type {Buffer[]} */
  #chunks = [];
  #size = 0;
  /** Known once the head is settled. @type {number | null} */
  #limit = null;
  #ended = false;
  #broken = false;
  /** @type {PassThrough | null} */
  #stream = null;

  /**
   * @param {IncomingMessage} request
   * @param {(status: number, headers: OutgoingHttpHeaders) => number} limitOf bytes up to which an answer with this
   *   head is gathered; 0: it becomes a stream at once
   */
  constructor(request, limitOf) {
    super(request);
    this.#limitOf = limitOf;
    Object.defineProperty(this, "headersSent", { get: () => this.#limit !== null });
    this.captured = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  /**
   * @override
   * @param {number} status
   * @param {unknown} [reason]
   * @param {unknown} [fields]
   */
  writeHead(status, reason, fields) {
    this.statusCode = status;
    const given = typeof reason === "object" && reason !== null ? reason : (fields ?? {});
    for (const [name, value] of Object.entries(given)) this.setHeader(name, value);
    this.#settleHead();
    return this;
  }

  /** @override */
  flushHeaders() {
    this.#settleHead();
  }

  #settleHead() {
    if (this.#limit !== null) return;
    this.#limit = this.#limitOf(this.statusCode, this.getHeaders());
    if (this.#limit === 0) this.#becomeStream();
  }

  #becomeStream() {
    const stream = new PassThrough();
    this.#stream = stream;
    stream.on("drain", () => this.emit("drain"));
    stream.on("error", () => {});
    stream.on("close", () => this.emit("close"));
    for (const chunk of this.#chunks) stream.write(chunk);
    this.#chunks = [];
    this.#resolve({ status: this.statusCode, headers: { ...this.getHeaders() }, body: stream });
  }

  /** @param {unknown} chunk @param {unknown} encoding */
  #take(chunk, encoding) {
    this.#settleHead();
    const bytes =
      typeof chunk === "string"
        ? Buffer.from(chunk, typeof encoding === "string" && Buffer.isEncoding(encoding) ? encoding : "utf8")
        : chunk instanceof Uint8Array
          ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
          : null;
    if (bytes === null) return true;
    if (this.#stream !== null) return this.#stream.write(bytes);
    this.#chunks.push(bytes);
    this.#size += bytes.length;
    if (this.#size > (this.#limit ?? 0)) this.#becomeStream();
    return true;
  }

  /**
   * @override
   * @param {unknown} chunk
   * @param {unknown} [encoding]
   * @param {unknown} [callback]
   */
  write(chunk, encoding, callback) {
    const goOn = this.#take(chunk, encoding);
    const done = typeof encoding === "function" ? encoding : callback;
    if (typeof done === "function") process.nextTick(() => done());
    return goOn;
  }

  /**
   * @override
   * @param {unknown} [chunk]
   * @param {unknown} [encoding]
   * @param {unknown} [callback]
   */
  end(chunk, encoding, callback) {
    if (this.#ended || this.#broken) return this;
    if (typeof chunk !== "function") this.#take(chunk, encoding);
    else this.#settleHead();
    this.#ended = true;
    this.finished = true;
    if (this.#stream !== null) this.#stream.end();
    else
      this.#resolve({
        status: this.statusCode,
        headers: { ...this.getHeaders() },
        body: Buffer.concat(this.#chunks.splice(0), this.#size),
      });
    const done = [chunk, encoding, callback].find((given) => typeof given === "function");
    process.nextTick(() => {
      this.emit("finish");
      if (this.#stream === null) this.emit("close");
      if (typeof done === "function") done();
    });
    return this;
  }

  /**
   * @override
   * @param {Error} [error]
   */
  destroy(error) {
    if (this.#broken) return this;
    this.#broken = true;
    this.destroyed = true;
    this.#reject(error ?? new Error("The answer was broken off."));
    if (this.#stream !== null) this.#stream.destroy(error);
    else process.nextTick(() => this.emit("close"));
    return this;
  }
}
