/** How much a request may bring with it, before anything reads it. */

/** @typedef {import("node:http").IncomingMessage} IncomingMessage */

/** Forms, questions of tools: some kilobytes. */
const LARGEST = 1_000_000;
/** The import desk reads its uploads as they come, and bounds them itself (lib/desk/upload.ts). */
const UPLOADS = /^\/import\/jobs(?:\?|$)/;

/**
 * Why a request is refused for what it brings; null where it may go on.
 * @param {IncomingMessage} request
 * @returns {{ status: number, sentence: string } | null}
 */
export function refusalOfBody({ headers, url = "" }) {
  if (UPLOADS.test(url)) return null;
  if (headers["transfer-encoding"] !== undefined) return { status: 411, sentence: "Say beforehand how long it is.\n" };
  if (Number(headers["content-length"] ?? 0) <= LARGEST) return null;
  return { status: 413, sentence: "That is too long.\n" };
}
