/** One GET request, bounded in time and size. Follows no redirect and never tries again. */
import http from "node:http";
import https from "node:https";
import type { LookupFunction } from "node:net";
import {
  BrokenAnswerError,
  ContentTypeError,
  FetchError,
  NetworkError,
  TimeoutError,
} from "@/lib/ingest/fetch/fetch-error";
import { readBody } from "@/lib/ingest/fetch/read-body";

export interface Bounds {
  /** To look the name up and connect. */
  connectMs: number;
  /** From there to the first byte of the answer. */
  headersMs: number;
  /** From there to its last. */
  bodyMs: number;
  /** Size of the answer, packed as well as unpacked. */
  maxBytes: number;
}

export interface Answer {
  status: number;
  statusText: string;
  headers: http.IncomingHttpHeaders;
  /** Unpacked; empty for answers other than 200. */
  body: Buffer;
}

export interface RequestOptions {
  headers: Record<string, string>;
  bounds: Bounds;
  /** Null: as the system does. */
  lookup: LookupFunction | null;
  /** Media types that are read, such as `text/html`; null for any. */
  accept: readonly string[] | null;
  signal: AbortSignal | undefined;
}

// One connection a host, kept for the next request: what arXiv asks for, and enough for a newspaper.
const secureAgent = new https.Agent({ keepAlive: true, maxSockets: 1 });
// For the plain servers of tests: nothing is kept that they would have to wait for.
const plainAgent = new http.Agent({ keepAlive: false });

/** The media type of a `Content-Type` header, in lower case. */
export function mediaType(contentType: string | undefined): string | null {
  return contentType?.split(";")[0]?.trim().toLowerCase() || null;
}

/**
 * Sends the request and reads the answer. Throws a FetchError where there is none that can be read, and the signal's
 * reason when it is told to stop.
 */
export function sendRequest(url: URL, options: RequestOptions): Promise<Answer> {
  const { bounds, accept, signal } = options;
  const address = url.href;
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const secure = url.protocol === "https:";
    const request = (secure ? https : http).request(url, {
      headers: options.headers,
      agent: secure ? secureAgent : plainAgent,
      ...(options.lookup === null ? {} : { lookup: options.lookup }),
    });

    let timer: NodeJS.Timeout | undefined;
    const settle = (finish: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
      finish();
    };
    const fail = (error: unknown) => {
      settle(() => reject(error));
      request.destroy();
    };
    const stop = () => fail(signal?.reason);
    const enter = (phase: "connect" | "headers" | "body", ms: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => fail(new TimeoutError(address, phase, ms)), ms);
    };

    signal?.addEventListener("abort", stop, { once: true });
    enter("connect", bounds.connectMs);
    request.on("socket", (socket) => {
      if (socket.connecting)
        socket.once(secure ? "secureConnect" : "connect", () => enter("headers", bounds.headersMs));
      else enter("headers", bounds.headersMs);
    });
    request.on("error", (error: NodeJS.ErrnoException) => {
      fail(error instanceof FetchError ? error : new NetworkError(address, error.code ?? error.message));
    });
    request.on("response", (response) => {
      const { statusCode: status = 0, statusMessage: statusText = "", headers } = response;
      const answer = { status, statusText, headers };
      if (status !== 200) {
        response.destroy();
        settle(() => resolve({ ...answer, body: Buffer.alloc(0) }));
        return;
      }
      const type = mediaType(headers["content-type"]);
      if (accept !== null && (type === null || !accept.includes(type))) {
        fail(new ContentTypeError(address, type));
        return;
      }
      enter("body", bounds.bodyMs);
      readBody(response, address, bounds.maxBytes).then(
        (body) => settle(() => resolve({ ...answer, body })),
        (error: unknown) => fail(error instanceof FetchError ? error : new BrokenAnswerError(address)),
      );
    });
    request.end();
  });
}
