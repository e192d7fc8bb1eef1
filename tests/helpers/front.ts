/** The server before Next.js, with a handler of our own in place of Next.js. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { onTestFinished } from "vitest";
import { createFront } from "@/lib/serve/front.mjs";
import { openLog } from "@/lib/serve/log.mjs";

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Serves on a free port. `state` is the catalogue: its version, or null where it cannot be read. */
export async function serveFront(handler: Handler, options: Partial<Parameters<typeof createFront>[0]> = {}) {
  const state: { version: string | null; problem: string | null; calls: string[] } = {
    version: "1",
    problem: null,
    calls: [],
  };
  const front = createFront({
    handle: async (incoming, response) => {
      state.calls.push(`${incoming.method} ${incoming.url}`);
      handler(incoming, response);
    },
    catalogue: {
      readVersion: () => {
        if (state.version === null) throw new Error("disk I/O error in /home/owner/papers.db");
        return state.version;
      },
      problem: () => state.problem,
      close: () => {},
    },
    cacheBytes: 10_000_000,
    log: openLog("silent"),
    ...options,
  });
  const { ahead } = front;
  const server = createServer(front);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close().closeAllConnections());
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { base: `http://127.0.0.1:${port}`, port, state, ahead };
}

/** Answers with a page that Next.js made on demand. */
export const html = (response: ServerResponse, text: string, status = 200) =>
  response.writeHead(status, { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" }).end(text);
