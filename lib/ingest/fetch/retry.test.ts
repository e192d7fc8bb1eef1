import { expect, test } from "vitest";
import { AddressError, NetworkError, StatusError } from "@/lib/ingest/fetch/fetch-error";
import { backoffMs, parseRetryAfter, RETRY_RULES, type Sleep, withRetries } from "@/lib/ingest/fetch/retry";

/** A clock that only notes how long it was asked to wait. */
function noting(random = 0) {
  const waits: number[] = [];
  const sleep: Sleep = async (ms) => {
    waits.push(ms);
  };
  return { waits, clockwork: { sleep, random: () => random } };
}

function failing(errors: Error[], value = "done") {
  const left = [...errors];
  return async () => {
    const error = left.shift();
    if (error) throw error;
    return value;
  };
}

const refused = () => new NetworkError("https://huggingface.co/", "ECONNREFUSED");
const busy = (retryAfterMs: number | null) => new StatusError("https://huggingface.co/", 429, "", retryAfterMs);

test("waits twice as long after each failure, between half and the whole", () => {
  const waits = (random: number) => [1, 2, 3, 4, 9].map((failed) => backoffMs(failed, RETRY_RULES, () => random));
  expect(waits(0)).toEqual([500, 1000, 2000, 4000, 15_000]);
  expect(waits(1)).toEqual([1000, 2000, 4000, 8000, 30_000]);
});

test("tries again after failures that may pass", async () => {
  const { waits, clockwork } = noting();
  expect(await withRetries(failing([refused(), busy(null)]), RETRY_RULES, clockwork)).toBe("done");
  expect(waits).toEqual([500, 1000]);
});

test("gives up after five attempts with the last error", async () => {
  const { waits, clockwork } = noting();
  const errors = [refused(), refused(), refused(), refused(), busy(null)];
  await expect(withRetries(failing(errors), RETRY_RULES, clockwork)).rejects.toBe(errors[4]);
  expect(waits).toEqual([500, 1000, 2000, 4000]);
});

test("does not try again what cannot pass", async () => {
  const lasting = [
    new StatusError("https://huggingface.co/", 404, "", null),
    new NetworkError("https://huggingface.co/", "ENOTFOUND"),
    new NetworkError("https://huggingface.co/", "CERT_HAS_EXPIRED"),
    new AddressError("papers", "is not an address"),
    new TypeError("a mistake of ours"),
  ];
  for (const error of lasting) {
    const { waits, clockwork } = noting();
    await expect(withRetries(failing([error]), RETRY_RULES, clockwork)).rejects.toBe(error);
    expect(waits).toEqual([]);
  }
});

test("waits as long as the server asks, and leaves it alone where that is too long", async () => {
  const patient = noting();
  expect(await withRetries(failing([busy(120_000)]), RETRY_RULES, patient.clockwork)).toBe("done");
  expect(patient.waits).toEqual([120_000]);

  const hurried = noting();
  const error = busy(3_600_000);
  await expect(withRetries(failing([error]), RETRY_RULES, hurried.clockwork)).rejects.toBe(error);
  expect(hurried.waits).toEqual([]);
});

test("a short Retry-After does not shorten the backoff", async () => {
  const { waits, clockwork } = noting();
  await withRetries(failing([busy(0)]), RETRY_RULES, clockwork);
  expect(waits).toEqual([500]);
});

test("reads Retry-After as seconds or as a date", () => {
  const now = Date.parse("2025-08-13T10:00:00Z");
  expect(parseRetryAfter("120", now)).toBe(120_000);
  expect(parseRetryAfter(" 0 ", now)).toBe(0);
  expect(parseRetryAfter("Wed, 13 Aug 2025 10:01:30 GMT", now)).toBe(90_000);
  expect(parseRetryAfter("Wednesday, 13-Aug-25 10:00:05 GMT", now)).toBe(5_000);
  expect(parseRetryAfter("Wed, 13 Aug 2025 09:00:00 GMT", now)).toBe(0);
  for (const header of [undefined, "", "soon", "-5", "1.5", "Wed, 99 Foo 2025"]) {
    expect(parseRetryAfter(header, now), header).toBeNull();
  }
});
