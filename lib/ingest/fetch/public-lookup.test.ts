import type { LookupAddress } from "node:dns";
import { expect, test } from "vitest";
import { PrivateAddressError } from "@/lib/ingest/fetch/fetch-error";
import { publicLookup, type Resolve } from "@/lib/ingest/fetch/public-lookup";

interface Outcome {
  error: Error | null;
  address: string | LookupAddress[];
}

function look(resolve: Resolve, options: { all?: boolean; family?: number }): Promise<Outcome> {
  return new Promise((settle) => {
    publicLookup(resolve)("papers.test", options, (error, address) => settle({ error, address }));
  });
}

const V4 = { address: "151.101.3.42", family: 4 };
const V6 = { address: "2a04:4e42::644", family: 6 };

test("hands on the addresses that were checked", async () => {
  expect(await look(async () => [V6, V4], { all: true })).toEqual({ error: null, address: [V6, V4] });
  expect(await look(async () => [V6, V4], {})).toEqual({ error: null, address: "2a04:4e42::644" });
  expect(await look(async () => [V6, V4], { family: 4 })).toEqual({ error: null, address: "151.101.3.42" });
});

test("asks once for a connection, so a second answer is never used", async () => {
  const answers = [[V4], [{ address: "127.0.0.1", family: 4 }]];
  let asked = 0;
  const rebinding: Resolve = async () => answers[asked++] ?? [];
  expect((await look(rebinding, { all: true })).address).toEqual([V4]);
  expect(asked).toBe(1);
  expect((await look(rebinding, { all: true })).error).toBeInstanceOf(PrivateAddressError);
});

test("one private address among public ones refuses the name", async () => {
  const { error } = await look(async () => [V4, { address: "192.168.0.10", family: 4 }], { all: true });
  expect(error).toBeInstanceOf(PrivateAddressError);
  expect(error?.message).toBe("papers.test leads to 192.168.0.10, which is no public address.");
});

test("hands on why a name could not be looked up", async () => {
  const failure = Object.assign(new Error("getaddrinfo EAI_AGAIN papers.test"), { code: "EAI_AGAIN" });
  expect((await look(() => Promise.reject(failure), {})).error).toBe(failure);
  expect((await look(async () => [], {})).error).toMatchObject({ code: "ENOTFOUND" });
});
