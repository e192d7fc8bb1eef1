/**
 * What one process of several answers alone: the import desk and subscriptions count attempts and follow jobs in memory.
 * The other processes hand such requests on, through an address that only this machine's programs see.
 */
import fs from "node:fs";
import { createServer, request as send } from "node:http";

/** @typedef {import("node:http").IncomingMessage} IncomingMessage */
/** @typedef {import("node:http").ServerResponse} ServerResponse */
/** @typedef {(request: IncomingMessage, response: ServerResponse) => void} Front */

const OF_FIRST = /^\/(?:import|subscribe|status|metrics)(?:[/?]|$)/;

/** @param {string} url */
export const belongsToFirst = (url) => OF_FIRST.test(url);

/**
 * Answers what other processes hand on.
 * @param {Front} front
 * @param {string} address of a socket or pipe; a socket that a process before left there is removed
 * @returns {Promise<import("node:http").Server>}
 */
export async function listenForOthers(front, address) {
  if (process.platform !== "win32") fs.rmSync(address, { force: true });
  // A socket of this machine's own; the cluster must not share it out.
  const server = createServer({ requestTimeout: 0 }, front);
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ path: address, exclusive: true }, () => resolve(undefined));
  });
  if (process.platform !== "win32") fs.chmodSync(address, 0o600);
  return server;
}

/**
 * A front that hands on what belongs to the first process.
 * @param {Front} front
 * @param {string} address
 * @returns {Front}
 */
export function handingOn(front, address) {
  return (request, response) => {
    if (!belongsToFirst(request.url ?? "")) {
      front(request, response);
      return;
    }
    const { method, url, headers, socket } = request;
    const from = { "x-forwarded-for": socket.remoteAddress ?? "", ...headers };
    const handed = send({ socketPath: address, method, path: url, headers: from }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(response);
      answer.once("error", () => response.destroy());
    });
    handed.once("error", () => {
      if (response.headersSent) response.destroy();
      else
        response
          .writeHead(503, { "Content-Type": "text/plain; charset=utf-8", "Retry-After": "2" })
          .end("A part of the server is starting again.\n");
    });
    response.once("close", () => handed.destroy());
    request.pipe(handed);
  };
}
