import { expect, test, vi } from "vitest";
import { decode } from "@/lib/serve/encodings.mjs";
import { FinishedAnswer, ResponseCache } from "@/lib/serve/response-cache.mjs";

const answer = (bytes: number) =>
  new FinishedAnswer({
    status: 200,
    headers: [],
    etag: "",
    lastModified: null,
    body: Buffer.alloc(bytes, "a"),
    compressible: true,
    keep: true,
  });

test("the answer not asked for longest makes room, and the bound holds", () => {
  const cache = new ResponseCache(100_000);
  for (let number = 0; number < 20; number += 1) {
    cache.set(`/${number}`, answer(7_952));
    cache.get("/0");
    expect(cache.bytes).toBeLessThanOrEqual(100_000);
  }
  expect(cache.size).toBe(10);
  expect(cache.get("/0")).not.toBeNull();
  expect(cache.get("/10")).toBeNull();
  expect(cache.get("/11")).not.toBeNull();
});

test("an answer too large for the bound is not kept", () => {
  const cache = new ResponseCache(100_000);
  cache.set("/", answer(20_000));
  expect([cache.size, cache.bytes]).toEqual([0, 0]);
});

test("a coding is made once, takes the place of the plain text, and is counted", async () => {
  const cache = new ResponseCache(1_000_000);
  const kept = answer(50_000);
  cache.set("/", kept);
  const [one, other] = await Promise.all([kept.body("br"), kept.body("br")]);
  expect(one).toBe(other);
  expect(cache.bytes).toBe(one.length + 2_048);
  const gzip = await kept.body("gzip");
  expect(cache.bytes).toBe(one.length + gzip.length + 2_048);
  expect((await kept.body("identity")).length).toBe(50_000);
  cache.clear();
  expect(cache.bytes).toBe(0);
  expect(kept.body("br")).toBe(one);
});

test("what is asked for again is coded well, and counted so", async () => {
  const cache = new ResponseCache(1_000_000);
  const text = Array.from({ length: 4_000 }, (_, i) => `paper ${(i * 7919) % 1009} of ${(i * 31) % 97}`).join(", ");
  const kept = new FinishedAnswer({
    status: 200,
    headers: [],
    etag: "",
    lastModified: null,
    body: Buffer.from(text),
    compressible: true,
    keep: true,
  });
  cache.set("/", kept);
  const first = await kept.body("br");
  expect(kept.body("br")).toBe(first);
  await vi.waitUntil(() => kept.body("br") !== first);
  const well = await kept.body("br");
  expect((await decode(well, "br")).toString()).toBe(text);
  expect(well.length).toBeLessThan(first.length);
  expect(cache.bytes).toBe(well.length + 2_048);
});
