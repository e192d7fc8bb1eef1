/** Where a read of an address may lead. */
import { expect } from "vitest";
import { AddressError, PrivateAddressError, RedirectError } from "@/lib/ingest/fetch/fetch-error";
import { fetchPage } from "@/lib/ingest/fetch/fetch-page";
import { body, redirectTo, status, test } from "@/tests/helpers/misbehaving-server";
import { reading } from "@/tests/helpers/reading";

test("follows redirects on the same host to the final address", async ({ server }) => {
  server.on("/a", redirectTo("/b?x=1", 301));
  server.on("/b", redirectTo("c#part", 307));
  server.on("/c", body("[1]"));
  const page = await fetchPage(`${server.origin}/a`, reading(server).options);
  expect(page).toMatchObject({ status: "fetched", address: `${server.origin}/c` });
});

test("a redirect to another host is refused before a connection is made", async ({ server, otherServer }) => {
  otherServer.on("/day", body("[1]"));
  const { options } = reading(server);
  const targets = [
    `${otherServer.origin}/day`,
    "https://example.org/day",
    "http://huggingface.co/api/daily_papers",
    "//example.org/day",
    "file:///etc/passwd",
    "http://169.254.169.254/latest/meta-data",
  ];
  for (const target of targets) {
    server.on("/day", redirectTo(target));
    const failure = fetchPage(`${server.origin}/day`, options);
    await expect(failure, target).rejects.toBeInstanceOf(RedirectError);
    await expect(failure, target).rejects.toThrow(`${server.origin}/day redirects where it may not: `);
  }
  expect(otherServer.seen).toEqual([]);
});

test("redirects that go in a circle, on and on, or nowhere are errors", async ({ server }) => {
  const { options } = reading(server);
  server.on("/a", redirectTo("/b"));
  server.on("/b", redirectTo("/a"));
  await expect(fetchPage(`${server.origin}/a`, options)).rejects.toThrow("redirects in a circle.");
  for (let hop = 0; hop < 10; hop += 1) server.on(`/${hop}`, redirectTo(`/${hop + 1}`));
  await expect(fetchPage(`${server.origin}/0`, options)).rejects.toThrow("redirects more than 5 times.");
  server.on("/nowhere", status(302));
  await expect(fetchPage(`${server.origin}/nowhere`, options)).rejects.toBeInstanceOf(RedirectError);
  server.on("/nowhere", redirectTo("https://["));
  await expect(fetchPage(`${server.origin}/nowhere`, options)).rejects.toBeInstanceOf(RedirectError);
});

test("a known name that leads to this machine or a private network is refused", async ({ server }) => {
  for (const ip of ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "::ffff:127.0.0.1", "fd00::1"]) {
    const { options, waits } = reading(server, {
      hosts: ["papers.test"],
      resolve: async () => [{ address: ip, family: ip.includes(":") ? 6 : 4 }],
    });
    await expect(fetchPage("https://papers.test/", options), ip).rejects.toBeInstanceOf(PrivateAddressError);
    expect(waits).toEqual([]);
  }
});

test("a redirect to a known name that leads to this machine is refused", async ({ server }) => {
  server.on("/day", redirectTo("https://papers.test/day"));
  const { options } = reading(server, {
    hosts: ["papers.test"],
    resolve: async () => [{ address: "127.0.0.1", family: 4 }],
  });
  await expect(fetchPage(`${server.origin}/day`, options)).rejects.toBeInstanceOf(PrivateAddressError);
});

test("this machine's own name is refused by what the system says of it", async () => {
  await expect(fetchPage("https://localhost/", { hosts: ["localhost"] })).rejects.toBeInstanceOf(PrivateAddressError);
});

test("this machine is refused where no test trusts it", async ({ server }) => {
  server.on("/day", body("[1]"));
  await expect(fetchPage(`${server.origin}/day`)).rejects.toBeInstanceOf(AddressError);
  const port = new URL(server.origin).port;
  await expect(fetchPage(`https://127.0.0.1:${port}/day`, { hosts: ["127.0.0.1"] })).rejects.toBeInstanceOf(
    AddressError,
  );
  await expect(fetchPage("https://127.0.0.1/day", { hosts: ["127.0.0.1"] })).rejects.toBeInstanceOf(
    PrivateAddressError,
  );
  expect(server.seen).toEqual([]);
});
