/** Reads addresses of a server that misbehaves as an import would. */
import { type FetchOptions, fetchPage } from "@/lib/ingest/fetch/fetch-page";
import { createRateLimiter } from "@/lib/ingest/fetch/rate-limit";
import type { MisbehavingServer } from "@/tests/helpers/misbehaving-server";

/** Options that read this server, and the waits they asked for in place of waiting. */
export function reading(server: MisbehavingServer, options: FetchOptions = {}) {
  const waits: number[] = [];
  const sleep = async (ms: number) => {
    waits.push(ms);
  };
  const complete: FetchOptions = {
    hosts: ["huggingface.co"],
    trustedOrigins: [server.origin],
    limiter: createRateLimiter({ now: () => 0, sleep }),
    sleep,
    random: () => 0,
    now: () => new Date("2025-08-13T10:00:00Z"),
    ...options,
  };
  return { waits, options: complete };
}

/** What an address answers. */
export async function textOf(address: string, options: FetchOptions): Promise<string> {
  const page = await fetchPage(address, options);
  return page.status === "fetched" ? page.bytes.toString("utf8") : "unchanged";
}
