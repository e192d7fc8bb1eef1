/** How often somebody may try to sign in. */
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

const shared = globalThis as unknown as { broadsheetAttempts?: { one: RateLimiterMemory; all: RateLimiterMemory } };

function limiters() {
  shared.broadsheetAttempts ??= {
    one: new RateLimiterMemory({ points: 5, duration: 15 * 60 }),
    // An address is what a proxy says it is, so all of them together are bounded too.
    all: new RateLimiterMemory({ points: 100, duration: 15 * 60 }),
  };
  return shared.broadsheetAttempts;
}

/** Counts one attempt from an address: null when it may go on, else the seconds to wait. */
export async function countAttempt(address: string): Promise<number | null> {
  const { one, all } = limiters();
  try {
    await one.consume(address.slice(0, 100));
    await all.consume("all");
    return null;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.ceil(refused.msBeforeNext / 1_000);
    throw refused;
  }
}

/** Forgets the attempts of an address that got it right. */
export async function forgiveAttempts(address: string): Promise<void> {
  await limiters().one.delete(address.slice(0, 100));
}
