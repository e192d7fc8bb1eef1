/** The HTTP server and how long it waits for whom. */
import { createServer } from "node:http";

/** @typedef {{ headersMs: number, requestMs: number, idleMs: number, lookEveryMs: number }} Patience in milliseconds */

/** A head comes at once, whatever its sender does; an upload of 200 MB may take ten minutes. @type {Patience} */
const PATIENCE = { headersMs: 15_000, requestMs: 600_000, idleMs: 10_000, lookEveryMs: 2_000 };

/**
 * Connections that trickle their head, or stay silent between requests, are closed.
 * @param {import("node:http").RequestListener} front
 * @param {Partial<Patience>} [patience]
 */
export function createWebServer(front, patience = {}) {
  const { headersMs, requestMs, idleMs, lookEveryMs } = { ...PATIENCE, ...patience };
  return createServer(
    {
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      keepAliveTimeout: idleMs,
      connectionsCheckingInterval: lookEveryMs,
    },
    front,
  );
}
