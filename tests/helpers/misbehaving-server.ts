/** A local HTTP server that answers as servers should not. Each path has a list of answers; the last one repeats. */
import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { test as base } from "vitest";

export type Behaviour = (request: http.IncomingMessage, response: http.ServerResponse) => void;

export interface SeenRequest {
  /** Path and query. */
  url: string;
  headers: http.IncomingHttpHeaders;
}

export interface MisbehavingServer {
  /** `http://127.0.0.1:PORT`. */
  origin: string;
  /** Requests in the order they came. */
  seen: SeenRequest[];
  /** Sets the answers of a path, query included where it is given. */
  on: (path: string, ...behaviours: Behaviour[]) => void;
  /** Settles when the next connection is closed by the other side. */
  nextHangUp: () => Promise<void>;
  close: () => Promise<void>;
}

export async function startMisbehavingServer(): Promise<MisbehavingServer> {
  const seen: SeenRequest[] = [];
  const routes = new Map<string, Behaviour[]>();
  let hangUps: (() => void)[] = [];
  const server = http.createServer((request, response) => {
    const url = request.url ?? "";
    seen.push({ url, headers: request.headers });
    const answers = routes.get(url) ?? routes.get(url.replace(/\?.*/, "")) ?? [status(404)];
    const behave = answers.length > 1 ? answers.shift() : answers[0];
    behave?.(request, response);
  });
  server.on("connection", (socket) => {
    socket.on("error", () => undefined);
    socket.on("close", () => {
      for (const settle of hangUps) settle();
      hangUps = [];
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    seen,
    on: (path, ...behaviours) => routes.set(path, behaviours),
    nextHangUp: () => new Promise((settle) => hangUps.push(settle)),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function useServer(use: (server: MisbehavingServer) => Promise<void>): Promise<void> {
  const server = await startMisbehavingServer();
  await use(server);
  await server.close();
}

/** For `test.extend`: two servers, each started for the test that asks for it. */
export const servers = {
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the pattern to know what a fixture needs
  server: async ({}, use: (server: MisbehavingServer) => Promise<void>) => useServer(use),
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the pattern to know what a fixture needs
  otherServer: async ({}, use: (server: MisbehavingServer) => Promise<void>) => useServer(use),
};

/** Vitest's `test` with servers of its own: `test("…", async ({ server }) => { … })`. */
export const test = base.extend<{ server: MisbehavingServer; otherServer: MisbehavingServer }>(servers);

/** A proper answer. */
export function body(content: string | Buffer, headers: http.OutgoingHttpHeaders = {}): Behaviour {
  return (_request, response) => {
    response.writeHead(200, { "Content-Type": "application/json; charset=utf-8", ...headers });
    response.end(content);
  };
}

export function status(code: number, headers: http.OutgoingHttpHeaders = {}): Behaviour {
  return (_request, response) => {
    response.writeHead(code, headers);
    response.end(code === 304 ? undefined : "an explanation nobody asked for");
  };
}

export function redirectTo(location: string, code = 302): Behaviour {
  return status(code, { Location: location });
}

/** A body with validators; 304 to whoever sends one of them back. */
export function validated(content: string, etag: string, lastModified: string): Behaviour {
  return (request, response) => {
    const { "if-none-match": known, "if-modified-since": since } = request.headers;
    const headers = { ETag: etag, "Last-Modified": lastModified };
    const unchanged = known === etag || (known === undefined && since === lastModified);
    (unchanged ? status(304, headers) : body(content, headers))(request, response);
  };
}

/** Takes the request and says nothing. */
export const neverAnswers: Behaviour = () => undefined;

/** Begins an answer and sends a byte now and then, without end. */
export const trickles: Behaviour = (_request, response) => {
  response.writeHead(200, { "Content-Type": "application/json" });
  const timer = setInterval(() => response.write(" "), 5);
  response.on("close", () => clearInterval(timer));
};

/** Closes the connection before any answer. */
export const hangsUp: Behaviour = (request) => {
  request.socket.destroy();
};

/** Promises more bytes than it sends. */
export const truncated: Behaviour = (_request, response) => {
  response.writeHead(200, { "Content-Type": "application/json", "Content-Length": "1000" });
  response.write('[{"paper":', () => response.socket?.destroy());
};

/** Half of a packed body, whole by its own `Content-Length`. */
export const truncatedGzip: Behaviour = (request, response) => {
  const packed = gzipSync(JSON.stringify(Array.from({ length: 1000 }, (_, index) => index)));
  body(packed.subarray(0, packed.length / 2), { "Content-Encoding": "gzip" })(request, response);
};

/** As many bytes as the other side takes, of a type. */
export function endless(headers: http.OutgoingHttpHeaders = { "Content-Type": "application/json" }): Behaviour {
  return (_request, response) => {
    response.writeHead(200, headers);
    const chunk = Buffer.alloc(65_536, " ");
    const send = () => {
      while (!response.destroyed && response.write(chunk));
    };
    response.on("drain", send);
    send();
  };
}

/** `megabytes` of blanks in a thousandth of their size. */
export function gzipBomb(megabytes: number): Behaviour {
  return body(gzipSync(Buffer.alloc(megabytes * 1024 * 1024, " ")), { "Content-Encoding": "gzip" });
}
