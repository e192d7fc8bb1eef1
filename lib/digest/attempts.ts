/** How often somebody may ask for a list: each time a mail goes to an address that anybody may have typed. */
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

const HOUR = 3_600;

function createLimiters() {
  return {
    client: new RateLimiterMemory({ points: 10, duration: HOUR }),
    address: new RateLimiterMemory({ points: 3, duration: 24 * HOUR }),
    // A client's address is what a proxy says it is, so all of them together are bounded too.
    all: new RateLimiterMemory({ points: 200, duration: HOUR }),
  };
}

const shared = globalThis as unknown as { broadsheetMailAttempts?: ReturnType<typeof createLimiters> };

/** Counts one request for mail to `email` from a client: true when it may go on. */
export async function mayAskForMail(client: string, email: string): Promise<boolean> {
  shared.broadsheetMailAttempts ??= createLimiters();
  const { client: clients, address, all } = shared.broadsheetMailAttempts;
  try {
    await clients.consume(client.slice(0, 100));
    await address.consume(email.toLowerCase());
    await all.consume("all");
    return true;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return false;
    throw refused;
  }
}
