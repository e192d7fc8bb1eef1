/** Trying again: exponential backoff with jitter, and `Retry-After`. */
import { setTimeout as delay } from "node:timers/promises";
import { FetchError } from "@/lib/ingest/fetch/fetch-error";

/** Waits; rejects with the signal's reason when told to stop. */
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

export const sleepForReal: Sleep = async (ms, signal) => {
  try {
    await delay(ms, undefined, signal === undefined ? {} : { signal });
  } catch (error) {
    throw signal?.reason ?? error;
  }
};

export interface RetryRules {
  /** Requests in all, the first included. */
  attempts: number;
  /** Wait before the second; it doubles with each. */
  baseMs: number;
  /** No wait of our own choosing is longer. */
  maxMs: number;
  /** A server that asks for a longer wait than this is left alone: the error is thrown at once. */
  patienceMs: number;
}

export const RETRY_RULES: RetryRules = { attempts: 5, baseMs: 1_000, maxMs: 30_000, patienceMs: 300_000 };

export interface Clockwork {
  sleep: Sleep;
  /** From 0 up to 1. */
  random: () => number;
}

/** Wait before attempt `failed + 1`: half of `baseMs` doubled `failed - 1` times is certain, the other half is chance. */
export function backoffMs(failed: number, rules: RetryRules, random: () => number): number {
  const whole = Math.min(rules.maxMs, rules.baseMs * 2 ** (failed - 1));
  return whole / 2 + (random() * whole) / 2;
}

/** Milliseconds that a `Retry-After` header asks for: seconds, or an HTTP date (RFC 9110, 10.2.3). Null where neither. */
export function parseRetryAfter(header: string | undefined, now: number): number | null {
  const text = header?.trim() ?? "";
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  if (!/^[A-Za-z]{3,9}, /.test(text)) return null;
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : Math.max(0, time - now);
}

/** Runs `attempt` until it succeeds, fails for good, or has failed too often; then throws its last error. */
export async function withRetries<T>(
  attempt: () => Promise<T>,
  rules: RetryRules,
  { sleep, random }: Clockwork,
  signal?: AbortSignal,
): Promise<T> {
  for (let failed = 1; ; failed += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof FetchError) || !error.mayPass || failed >= rules.attempts) throw error;
      const asked = error.retryAfterMs ?? 0;
      if (asked > rules.patienceMs) throw error;
      await sleep(Math.max(asked, backoffMs(failed, rules, random)), signal);
    }
  }
}
