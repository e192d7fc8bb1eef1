/** Which answers are decided by the address and the catalogue alone, and what tells them apart. */

/** @typedef {import("node:http").IncomingMessage} IncomingMessage */

/** First parts of such addresses. Not here: the import desk, the status, subscriptions: more than the catalogue; exports. */
const DECIDED_BY_CATALOGUE =
  /^\/(?:$|\?|(?:papers|editions|topics|authors|organizations|trending|trends|feeds|api|cards|opensearch|sitemaps?|llms|robots)(?:[/.?]|$))/;
const BUILT = /^\/_next\/static\//;
const LONGEST = 8_192;
const DAY_MS = 86_400_000;

/** The headers by which Next.js tells a page from the parts of it that its router asks for; also its `Vary`. */
const ROUTER_HEADERS = [
  "rsc",
  "next-router-state-tree",
  "next-router-prefetch",
  "next-router-segment-prefetch",
  "next-url",
];

/** Headers that a kept answer may depend on, and none that tell who asks. @param {IncomingMessage} request */
export function neutralHeaders(request) {
  const { headers } = request;
  /** @type {import("node:http").IncomingHttpHeaders} */
  const kept = { host: headers.host, accept: "*/*" };
  for (const name of ROUTER_HEADERS) if (headers[name] !== undefined) kept[name] = headers[name];
  return kept;
}

/** @typedef {"catalogue" | "build" | null} Kept what decides an answer; null: more than these */

/** @param {IncomingMessage} request @returns {Kept} */
export function keptBy(request) {
  const { method, url = "" } = request;
  if ((method !== "GET" && method !== "HEAD") || url.length > LONGEST) return null;
  if (DECIDED_BY_CATALOGUE.test(url)) return "catalogue";
  return BUILT.test(url) && request.headers.range === undefined ? "build" : null;
}

/**
 * What the answer to a request is filed under, beside the version of the catalogue. Addresses in feeds name the host that
 * was asked; a page without an edition says which days are to come.
 * @param {IncomingMessage} request
 */
export function cacheKey(request) {
  const { headers, url } = request;
  const day = Math.floor(Date.now() / DAY_MS);
  if (headers.rsc === undefined) return `${day} ${headers.host ?? ""} ${url}`;
  const router = ROUTER_HEADERS.map((name) => headers[name] ?? "").join("\n");
  return `${day} ${headers.host ?? ""} ${url}\n${router}`;
}
