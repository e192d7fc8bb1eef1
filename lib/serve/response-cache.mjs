/** Finished answers within a bound of bytes; the one not asked for longest goes first. */
import { decode, encode } from "./encodings.mjs";

/** @typedef {import("./encodings.mjs").Encoding} Encoding */

/** What an entry takes beside its bodies, in bytes: head, keys and the map itself. */
const OVERHEAD = 2_048;

/** One finished answer, in every coding that was asked for so far; a body that is made is made once. */
export class FinishedAnswer {
  /** @type {Map<Encoding, Buffer | Promise<Buffer>>} */
  #bodies = new Map();
  /** Codings that were made quickly, for the first reader. @type {Set<Encoding>} */
  #quick = new Set();
  /** Called with the number of bytes that a new body adds. @type {(bytes: number) => void} */
  onGrowth = () => {};

  /**
   * @param {object} answer
   * @param {number} answer.status
   * @param {string[]} answer.headers names and values in turn, all but those of the body's length and coding
   * @param {string} answer.etag empty where it has none
   * @param {string | null} answer.lastModified
   * @param {Buffer} answer.body
   * @param {boolean} answer.compressible
   * @param {boolean} answer.keep false: it is for one reader
   * @param {boolean} [answer.isFilled] put into a page drawn before, see make-filled.mjs
   */
  constructor({ status, headers, etag, lastModified, body, compressible, keep, isFilled = false }) {
    this.status = status;
    this.headers = headers;
    this.etag = etag;
    this.lastModified = lastModified;
    this.compressible = compressible;
    this.keep = keep;
    this.isFilled = isFilled;
    this.size = body.length + OVERHEAD;
    this.#bodies.set("identity", body);
  }

  /**
   * The body in a coding, at once where it is there. Who asks first gets it coded quickly; when it is asked for again, it
   * is coded well for those who come after.
   * @param {Encoding} encoding
   * @returns {Buffer | Promise<Buffer>}
   */
  body(encoding) {
    const there = this.#bodies.get(encoding);
    if (Buffer.isBuffer(there) && this.#quick.delete(encoding)) this.#codeWell(encoding, there);
    if (there !== undefined) return there;
    const made = this.#make(encoding);
    this.#bodies.set(encoding, made);
    made.catch(() => this.#bodies.delete(encoding));
    return made;
  }

  /** @param {Encoding} encoding */
  async #make(encoding) {
    const [from, source] = this.#anyBody();
    const plain = await decode(source, from);
    const body = await encode(plain, encoding, "first");
    this.#bodies.set(encoding, body);
    if (this.keep) this.#quick.add(encoding);
    let growth = body.length;
    if (encoding !== "identity" && this.#bodies.get("identity") === plain) {
      this.#bodies.delete("identity");
      growth -= plain.length;
    }
    this.size += growth;
    this.onGrowth(growth);
    return body;
  }

  /** What was sent so far stays good: it is the same content. @param {Encoding} encoding @param {Buffer} quick */
  #codeWell(encoding, quick) {
    decode(quick, encoding)
      .then((plain) => encode(plain, encoding, "kept"))
      .then((body) => {
        this.#bodies.set(encoding, body);
        this.size += body.length - quick.length;
        this.onGrowth(body.length - quick.length);
      })
      .catch(() => this.#quick.add(encoding));
  }

  /** @returns {[Encoding, Buffer]} */
  #anyBody() {
    for (const [encoding, body] of this.#bodies) if (Buffer.isBuffer(body)) return [encoding, body];
    throw new Error("an answer without a body");
  }
}

export class ResponseCache {
  /** @type {Map<string, FinishedAnswer>} the one used last stands last */
  #entries = new Map();
  #limit;
  bytes = 0;

  /** @param {number} limit bytes */
  constructor(limit) {
    this.#limit = limit;
  }

  get size() {
    return this.#entries.size;
  }

  /** @param {string} key */
  get(key) {
    const entry = this.#entries.get(key);
    if (entry === undefined) return null;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry;
  }

  /**
   * @param {string} key
   * @param {FinishedAnswer} answer
   */
  set(key, answer) {
    this.#drop(key);
    if (answer.size > this.#limit / 8) return;
    this.#entries.set(key, answer);
    this.bytes += answer.size;
    answer.onGrowth = (bytes) => {
      this.bytes += bytes;
      this.#shrink();
    };
    this.#shrink();
  }

  /** Forgets the answers whose key the test holds for. @param {(key: string) => boolean} [test] */
  clear(test = () => true) {
    for (const key of [...this.#entries.keys()].filter(test)) this.#drop(key);
  }

  #shrink() {
    while (this.bytes > this.#limit) {
      const oldest = this.#entries.keys().next();
      if (oldest.done) return;
      this.#drop(oldest.value);
    }
  }

  /** @param {string} key */
  #drop(key) {
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    this.#entries.delete(key);
    this.bytes -= entry.size;
    entry.onGrowth = () => {};
  }
}
