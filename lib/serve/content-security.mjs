/**
 * The content security policy of a page. A cached page is one run of compressed bytes for all readers, so a nonce that
 * changes with each answer is out; the policy names the hashes of the inline scripts instead. Only scripts of a known
 * shape are named: what somebody managed to put into a page is not blessed because it is there.
 */
import { createHash } from "node:crypto";
import { STARTER } from "./late-scripts.mjs";

/** The script of components/shell/theme-script.ts; tests/integration/content-security.test.ts says when it is another. */
export const THEME_SCRIPT_HASH = "sha256-TP+jrx5BhbzE2MVYOts+Ckdsn85qdX9Pwe29TmW5a/w=";

const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)([^>]*)>([\s\S]*?)<\/script>/g;
/** Blocks of data are no scripts. */
const DATA_BLOCK = /\stype="application\/(?:ld\+)?json"/;
/** Next.js hands data to the browser, and names the first files to run, in calls with JSON and nothing else. */
const CALLS_WITH_DATA = [
  /^(?:\(self\.__next_f=self\.__next_f\|\|\[\]\)|self\.__next_f)\.push\((\[[\s\S]*\])\)$/,
  /^\(globalThis\["TURBOPACK"\] \|\| \(globalThis\["TURBOPACK"\] = \[\]\)\)\.push\((\{[\s\S]*\})\);$/,
];

/** Everything but scripts. Formulas are laid out, and bars drawn, with style attributes; style elements stay shut out. */
const REST =
  "style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
  "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/**
 * For answers that are no pages: nothing may run or load where a browser shows them. A service worker is such an answer
 * and is held to the policy it came with, so this server's own answers may be fetched.
 */
export const POLICY_OF_DATA = "default-src 'none'; connect-src 'self'; frame-ancestors 'none'";

/** @param {string} text */
function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} script */
function handsOverData(script) {
  return CALLS_WITH_DATA.some((call) => isJson(call.exec(script)?.[1] ?? ""));
}

/** How a policy names a script. @param {string | Buffer} script */
export function hashOf(script) {
  return `sha256-${createHash("sha256").update(script).digest("base64")}`;
}

const OURS = new Set([THEME_SCRIPT_HASH, hashOf(STARTER)]);

/** The policy of a page that has the scripts of these hashes. @param {Iterable<string>} hashes */
export function policyOf(hashes) {
  const names = [...new Set(hashes)].map((hash) => `'${hash}'`);
  return `default-src 'none'; script-src 'self' ${names.join(" ")}; ${REST}`;
}

/**
 * @param {string} html
 * @returns {{ hashes: string[], refused: string[] }} of its inline scripts: those that hand over data, or are ours;
 *   and the others whole
 */
export function findScripts(html) {
  const hashes = [];
  const refused = [];
  for (const [, attributes = "", script = ""] of html.matchAll(INLINE_SCRIPT)) {
    if (script === "" || DATA_BLOCK.test(attributes)) continue;
    const hash = hashOf(script);
    if (OURS.has(hash) || handsOverData(script)) hashes.push(hash);
    else refused.push(script);
  }
  return { hashes, refused };
}

/**
 * @param {string} html
 * @returns {{ policy: string, refused: string[] }} refused: inline scripts of unknown shape, which browsers will not run
 */
export function makePolicy(html) {
  const { hashes, refused } = findScripts(html);
  return { policy: policyOf(hashes), refused };
}
