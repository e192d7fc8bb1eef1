/** Content codings (RFC 9110, section 12.5.3) of answers. */
import { promisify } from "node:util";
import zlib from "node:zlib";

/** @typedef {"br" | "gzip" | "identity"} Encoding */

const unbrotli = promisify(zlib.brotliDecompress);
const gzip = promisify(zlib.gzip);
const gunzip = promisify(zlib.gunzip);

/** For answers that are asked for again; 11 takes ten times as long for a tenth less. */
const KEPT_BROTLI = 6;
/** For the first reader of an answer: most lists have no second one. A fifth of the time for a quarter more bytes. */
const FIRST_BROTLI = 1;
/** Up to so many bytes, coding quickly at once (0.2 ms for a list) hardly takes longer than handing over and back. */
const CODED_AT_ONCE = 128 * 1024;
/** For answers that are sent once. */
const PASSING_BROTLI = 4;
const GZIP = 6;
const FIRST_GZIP = 3;

const COMPRESSIBLE = /^(?:text\/(?!event-stream)|application\/(?!octet|zip|pdf|gzip|wasm)|image\/svg)/;

/** @param {unknown} contentType */
export function isCompressible(contentType) {
  return typeof contentType === "string" && COMPRESSIBLE.test(contentType);
}

/** @type {Map<string, Encoding>} */
const known = new Map();

/** @param {string} header @returns {Encoding} */
function readAcceptEncoding(header) {
  const weights = new Map(
    header.split(",").map((part) => {
      const [name = "", ...parameters] = part.trim().toLowerCase().split(";");
      const q = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
      return [name.trim(), q === undefined ? 1 : Number(q)];
    }),
  );
  const weightOf = (/** @type {string} */ name) => weights.get(name) ?? weights.get("*") ?? 0;
  const br = weightOf("br");
  const gz = Math.max(weightOf("gzip"), weights.get("x-gzip") ?? 0);
  if (br > 0 && br >= gz) return "br";
  return gz > 0 ? "gzip" : "identity";
}

/**
 * The coding to answer with: Brotli before gzip where the reader likes both as much.
 * @param {string | undefined} header of `Accept-Encoding`
 * @returns {Encoding}
 */
export function chooseEncoding(header) {
  if (header === undefined || header === "") return "identity";
  const before = known.get(header);
  if (before !== undefined) return before;
  const encoding = readAcceptEncoding(header);
  if (known.size < 200) known.set(header, encoding);
  return encoding;
}

/** Bits of the window that a text of so many bytes needs: beyond its length a window takes memory for nothing. @param {number} length */
const windowFor = (length) => Math.min(22, Math.max(16, Math.ceil(Math.log2(length + 16))));

/**
 * The same bytes in memory of just their length: zlib's lie in pieces of 16 KB, of which a short answer would keep a whole.
 * @param {Buffer} bytes
 */
function cutToLength(bytes) {
  if (bytes.buffer.byteLength === bytes.length) return bytes;
  const cut = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(cut);
  return cut;
}

/**
 * The bytes coded by Brotli in one piece of work for another thread: zlib.brotliCompress does the end of a stream as a second
 * one, which is nothing but handing it over and back.
 * @param {Buffer} bytes
 * @param {Record<number, number>} params
 * @returns {Promise<Buffer>}
 */
function brotli(bytes, params) {
  return new Promise((resolve, reject) => {
    const coder = zlib.createBrotliCompress({ params, flush: zlib.constants.BROTLI_OPERATION_FINISH });
    /** @type {Buffer[]} */
    const pieces = [];
    coder.on("data", (piece) => pieces.push(piece));
    coder.once("error", reject);
    // Called when all that was written is coded; what was not handed out yet is read.
    coder.write(bytes, (error) => {
      if (error) return reject(error);
      while (coder.read() !== null);
      coder.destroy();
      resolve(pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces));
    });
  });
}

/**
 * Takes no more memory than the coded bytes.
 * @param {Buffer} bytes as they are
 * @param {Encoding} encoding
 * @param {"first" | "kept"} use what it is for: quick, or small
 * @returns {Promise<Buffer>}
 */
export async function encode(bytes, encoding, use) {
  if (encoding === "identity") return bytes;
  if (encoding === "gzip") return cutToLength(await gzip(bytes, { level: use === "kept" ? GZIP : FIRST_GZIP }));
  const params = {
    [zlib.constants.BROTLI_PARAM_QUALITY]: use === "kept" ? KEPT_BROTLI : FIRST_BROTLI,
    [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    [zlib.constants.BROTLI_PARAM_LGWIN]: windowFor(bytes.length),
  };
  const atOnce = use === "first" && bytes.length <= CODED_AT_ONCE;
  return cutToLength(atOnce ? zlib.brotliCompressSync(bytes, { params }) : await brotli(bytes, params));
}

/**
 * @param {Buffer} bytes
 * @param {Encoding} encoding
 * @returns {Promise<Buffer>}
 */
export async function decode(bytes, encoding) {
  if (encoding === "identity") return bytes;
  return encoding === "gzip" ? gunzip(bytes) : unbrotli(bytes);
}

/**
 * Passes each piece on as soon as it is packed: left to itself, Brotli gathers megabytes first.
 * @param {"br" | "gzip"} encoding
 */
export function encodeStream(encoding) {
  if (encoding === "gzip") return zlib.createGzip({ level: GZIP, flush: zlib.constants.Z_SYNC_FLUSH });
  return zlib.createBrotliCompress({
    params: { [zlib.constants.BROTLI_PARAM_QUALITY]: PASSING_BROTLI },
    flush: zlib.constants.BROTLI_OPERATION_FLUSH,
  });
}
