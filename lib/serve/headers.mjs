/** Headers that every answer has. */

/** @typedef {import("node:http").IncomingMessage} IncomingMessage */

const ALWAYS = [
  "X-Content-Type-Options",
  "nosniff",
  "Referrer-Policy",
  "same-origin",
  "Cross-Origin-Opener-Policy",
  "same-origin",
  "Cross-Origin-Resource-Policy",
  "same-origin",
  "X-Frame-Options",
  "DENY",
  "Permissions-Policy",
  "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
];
const OVER_TLS = [...ALWAYS, "Strict-Transport-Security", "max-age=31536000"];

/**
 * Names and values in turn. A promise to speak TLS is only made where TLS is spoken, by a proxy before this server.
 * @param {IncomingMessage} request
 */
export function securityHeaders(request) {
  return request.headers["x-forwarded-proto"] === "https" ? OVER_TLS : ALWAYS;
}
