/** From what Next.js answered to what is sent, kept or not. */
import { createHash } from "node:crypto";
import { makePolicy, POLICY_OF_DATA, policyOf } from "./content-security.mjs";
import { isCompressible } from "./encodings.mjs";
import { startLate } from "./late-scripts.mjs";
import { FinishedAnswer } from "./response-cache.mjs";

/** @typedef {import("node:http").OutgoingHttpHeaders} OutgoingHttpHeaders */

/** Below this a coding saves nothing, in bytes. */
const SMALLEST_COMPRESSED = 512;

/** Set here or by the connection, whatever Next.js says. */
const OURS = new Set([
  "connection",
  "content-encoding",
  "content-length",
  "content-security-policy",
  "date",
  "keep-alive",
  "transfer-encoding",
  "vary",
  "x-content-type-options",
  "x-powered-by",
]);

/** @param {OutgoingHttpHeaders} headers */
export function isHtml(headers) {
  return String(headers["content-type"] ?? "").startsWith("text/html");
}

/** What the router of Next.js fetches in place of a page. @param {OutgoingHttpHeaders} headers */
function isRouterData(headers) {
  return String(headers["content-type"] ?? "").startsWith("text/x-component");
}

/**
 * Names and values in turn, without those that are set elsewhere.
 * @param {OutgoingHttpHeaders} headers
 * @param {{ cacheControl?: string | undefined, compressible: boolean, policy: string }} settled
 */
export function toHeaderList(headers, { cacheControl, compressible, policy }) {
  const list = ["Content-Security-Policy", policy];
  for (const [name, value] of Object.entries(headers)) {
    if (OURS.has(name) || value === undefined || (name === "cache-control" && cacheControl !== undefined)) continue;
    for (const one of Array.isArray(value) ? value : [value]) list.push(name, String(one));
  }
  if (cacheControl !== undefined) list.push("Cache-Control", cacheControl);
  const vary = [headers.vary ?? [], compressible ? "Accept-Encoding" : []].flat();
  if (vary.length > 0) list.push("Vary", vary.join(", "));
  return list;
}

/**
 * True where an answer may be kept for other readers. What Next.js says of pages that it makes on demand is always
 * "no-store", and counts only for other answers, whose handlers say it themselves.
 * @param {{ status: number, headers: OutgoingHttpHeaders }} answer
 */
export function mayBeKept({ status, headers }) {
  if (status !== 200 || headers["set-cookie"] !== undefined) return false;
  if (isHtml(headers) || isRouterData(headers)) return true;
  return !/no-store|private/.test(String(headers["cache-control"] ?? ""));
}

/**
 * @param {{ status: number, headers: OutgoingHttpHeaders, body: Buffer }} answer
 * @param {object} options
 * @param {boolean} options.decidedByCatalogue readers may keep it and ask each time whether it is still good
 * @param {boolean} options.keep
 * @param {(script: string) => void} options.onRefused told of inline scripts that the policy of the page shuts out
 * @param {readonly string[]} [options.hashes] of the page's inline scripts, where they are known
 */
export function finish({ status, headers, body: made }, { decidedByCatalogue, keep, onRefused, hashes }) {
  const html = isHtml(headers);
  // A page whose scripts are known was made ready before.
  const page = html && hashes === undefined ? startLate(made.toString()) : null;
  const body = page === null ? made : Buffer.from(page);
  const { policy, refused } = hashes
    ? { policy: policyOf(hashes), refused: [] }
    : page === null
      ? { policy: POLICY_OF_DATA, refused: [] }
      : makePolicy(page);
  for (const script of refused) onRefused(script);
  const compressible = body.length >= SMALLEST_COMPRESSED && isCompressible(headers["content-type"]);
  const ours = decidedByCatalogue && (html || isRouterData(headers));
  const cacheControl = ours || (decidedByCatalogue && headers["cache-control"] === undefined) ? "no-cache" : undefined;
  const hash = createHash("sha256").update(body).digest("base64url").slice(0, 27);
  const etag = typeof headers.etag === "string" ? headers.etag : `W/"${hash}"`;
  const list = toHeaderList(
    { ...headers, ...(decidedByCatalogue && { etag }) },
    { cacheControl, compressible, policy },
  );
  return new FinishedAnswer({
    status,
    headers: list,
    etag: decidedByCatalogue ? etag : String(headers.etag ?? ""),
    lastModified: typeof headers["last-modified"] === "string" ? headers["last-modified"] : null,
    body,
    compressible,
    keep,
    isFilled: hashes !== undefined,
  });
}
