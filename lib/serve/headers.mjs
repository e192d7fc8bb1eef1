/** Headers that every answer has. */

/** @typedef {import("node:http").IncomingMessage} IncomingMessage */

const ALWAYS = [
  "X-Content-Type-Options",
  "nosniff",
  "Referrer-Policy",
  "same-origin",
  "Cross-Origin-Opener-Policy",
  "same-origin",
  "X-Frame-Options",
  "DENY",
  "Permissions-Policy",
  "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
];
const OVER_TLS = [...ALWAYS, "Strict-Transport-Security", "max-age=31536000"];

/** What is there for other sites and their readers: the API, feeds and other formats, pictures for links, marks of a site. */
const FOR_OTHER_SITES =
  /^\/(?:api\/|(?:papers|editions|topics|authors|trending)(?:\/[^/?]+)?\.(?:atom|rss|csl\.json|json|bib|ris|csv|md|jsonl|png)(?:\?|$)|(?:icon|apple-icon|favicon)[\w.-]*(?:\?|$))/;
const POLICY = "Cross-Origin-Resource-Policy";

/** @param {readonly string[]} headers */
const forBoth = (headers) => ({
  own: [...headers, POLICY, "same-origin"],
  shared: [...headers, POLICY, "cross-origin"],
});
const HEADERS = { plain: forBoth(ALWAYS), overTls: forBoth(OVER_TLS) };

/**
 * Names and values in turn. Other sites may show and read what is made for them, and nothing else (Fetch, section 3.7). A
 * promise to speak TLS is only made where TLS is spoken, by a proxy before this server.
 * @param {IncomingMessage} request
 * @returns {readonly string[]}
 */
export function securityHeaders(request) {
  const headers = request.headers["x-forwarded-proto"] === "https" ? HEADERS.overTls : HEADERS.plain;
  return FOR_OTHER_SITES.test(request.url ?? "") ? headers.shared : headers.own;
}
