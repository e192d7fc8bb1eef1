/** How often each site may be asked. */
import { type Sleep, sleepForReal } from "@/lib/ingest/fetch/retry";

interface SiteRule {
  name: string;
  matches: (url: URL) => boolean;
  /** So many requests in any stretch of `windowMs`. */
  requests: number;
  windowMs: number;
}

/** The first that matches counts. Addresses that none matches are not held back. */
const SITE_RULES: readonly SiteRule[] = [
  {
    // https://info.arxiv.org/help/api/tou.html: one request every three seconds, one connection at a time
    name: "arXiv",
    matches: (url) => url.hostname === "arxiv.org" || url.hostname.endsWith(".arxiv.org"),
    requests: 1,
    windowMs: 3_000,
  },
  {
    // The API's own `RateLimit-Policy: q=500;w=300`
    name: "Hugging Face API",
    matches: (url) => url.hostname === "huggingface.co" && url.pathname.startsWith("/api/"),
    requests: 500,
    windowMs: 300_000,
  },
  {
    // The pages' `q=100;w=300`
    name: "Hugging Face pages",
    matches: (url) => url.hostname === "huggingface.co",
    requests: 100,
    windowMs: 300_000,
  },
];

/** Runs a task when its site may be asked again. Tasks for one site run one after another. */
export type RateLimiter = <T>(url: URL, task: () => Promise<T>, signal?: AbortSignal) => Promise<T>;

export interface RateLimiterClock {
  /** Milliseconds. */
  now: () => number;
  sleep: Sleep;
}

/** A limiter with a memory of its own; `now` need not be the time of day. */
export function createRateLimiter({ now, sleep }: RateLimiterClock): RateLimiter {
  const starts = new Map<SiteRule, number[]>();
  const queues = new Map<SiteRule, Promise<unknown>>();

  async function waitForTurn(rule: SiteRule, signal?: AbortSignal): Promise<void> {
    const times = starts.get(rule) ?? [];
    starts.set(rule, times);
    const oldest = times.length < rule.requests ? undefined : times.shift();
    const wait = oldest === undefined ? 0 : oldest + rule.windowMs - now();
    if (wait > 0) await sleep(wait, signal);
    times.push(now());
  }

  return async (url, task, signal) => {
    const rule = SITE_RULES.find((each) => each.matches(url));
    if (rule === undefined) return await task();
    const before = queues.get(rule) ?? Promise.resolve();
    const mine = before
      .catch(() => undefined)
      .then(async () => {
        signal?.throwIfAborted();
        await waitForTurn(rule, signal);
        return await task();
      });
    queues.set(rule, mine);
    return await mine;
  };
}

/** The limiter that all fetches of this process share. */
export const sharedRateLimiter = createRateLimiter({ now: () => performance.now(), sleep: sleepForReal });
