/** Digests through a real mail server that takes, refuses, puts off, hangs up, is not there; and a process that is killed. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { expect } from "vitest";
import type { Db } from "@/lib/db";
import { runDigest } from "@/lib/digest/command";
import type { Every } from "@/lib/digest/lists";
import { askForList, confirmSubscription, endSubscription, findSubscriptions } from "@/lib/digest/subscriptions";
import { test as databaseTest } from "@/tests/helpers/database";
import { entry, importEntries } from "@/tests/helpers/entries";
import { type MailServer, startMailServer } from "@/tests/helpers/mail-server";

const BASE = "https://papers.test";
const test = databaseTest.extend<{ server: MailServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the pattern to know what a fixture needs
  server: async ({}, use) => {
    const server = await startMailServer();
    await use(server);
    await server.close();
  },
});

/** A Wednesday. */
const NOW = new Date("2025-08-13T07:30:00Z");
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);

async function fill(
  db: Db,
  day = "2025-08-12",
  words = ["Sparse Attention", "Dense Attention"],
  from = 0,
): Promise<void> {
  const entries = words.map((title, position) =>
    entry(title, {
      arxivId: `2508.0${from + position}001`,
      authors: ["Ann Lee"],
      upvotes: 9 - position,
      listedOn: day,
      position,
    }),
  );
  await importEntries(db, entries, { day, digest: String(from).padEnd(64, "0") });
}

async function subscribe(db: Db, email: string, list = "/editions", every: Every = "day"): Promise<void> {
  const { confirmToken } = await askForList(db, { email, list, every }, NOW);
  expect(await confirmSubscription(db, confirmToken ?? "", NOW)).toBe(true);
}

async function send(databaseUrl: string, url: string, now = NOW): Promise<{ status: number; said: string }> {
  const said: string[] = [];
  const say = (line: string) => void said.push(line);
  const mail = { smtpUrl: url, from: "Papers <papers@papers.test>", base: BASE };
  const status = await runDigest({ words: [], databaseUrl, mail, now: () => now, out: say, err: say });
  return { status, said: said.join("\n") };
}

const states = async (db: Db) =>
  (await db.$queryRawUnsafe<{ state: string }[]>("SELECT state FROM DigestMail ORDER BY id")).map(({ state }) => state);

test("each subscriber gets the last whole edition once", async ({ db, databaseUrl, server }) => {
  await fill(db);
  await fill(db, "2025-08-13", ["Of Today, Not Over Yet"], 5);
  for (const email of ["ann@readers.test", "bob@readers.test"]) await subscribe(db, email);
  expect(await send(databaseUrl, server.url)).toEqual({ status: 0, said: "2 digests sent." });
  expect(await send(databaseUrl, server.url)).toEqual({ status: 0, said: "0 digests sent." });
  expect(server.received.map(({ to }) => to).sort()).toEqual(["ann@readers.test", "bob@readers.test"]);
  const { mail } = server.received[0] ?? {};
  expect(mail?.subject).toBe("Broadsheet: Tuesday 12 August 2025, 2 papers");
  expect(mail?.from).toMatchObject({ name: "Papers", address: "papers@papers.test" });
  expect(mail?.text).toContain("1. Sparse Attention");
  expect(mail?.text).toContain(`${BASE}/papers/2508.00001`);
  expect(mail?.html).toContain(`${BASE}/editions/2025-08-12`);
  await send(databaseUrl, server.url, later(24));
  expect(server.received.slice(2).map(({ mail: { subject } }) => subject)).toEqual(
    Array(2).fill("Broadsheet: Wednesday 13 August 2025, 1 paper"),
  );
});

test("a mail has what one click needs to unsubscribe, and fetches nothing", async ({ db, databaseUrl, server }) => {
  await fill(db);
  await subscribe(db, "ann@readers.test");
  await send(databaseUrl, server.url);
  const mail = server.received[0]?.mail;
  const header = (key: string) => mail?.headers.find((each) => each.key === key)?.value;
  const leave = /^<(https:\/\/papers\.test\/subscribe\/leave\?token=([\w-]{43}))>$/.exec(
    header("list-unsubscribe") ?? "",
  );
  expect(header("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
  expect(header("auto-submitted")).toBe("auto-generated");
  expect(mail?.messageId).toMatch(/^<digest-\d+-2025-08-12@papers\.test>$/);
  expect(mail?.text).toContain(leave?.[1] ?? "nothing");
  expect(mail?.html).toContain(leave?.[1] ?? "nothing");
  expect(mail?.html).not.toMatch(/<img|<link|@import|url\(|src=|background=/i);
  expect(await endSubscription(db, leave?.[2] ?? "")).toBe(true);
  expect(await db.subscription.count()).toBe(0);
  expect(await db.digestMail.count()).toBe(0);
});

test("hostile titles stay text, in the subject too", async ({ db, databaseUrl, server }) => {
  const title = '</td><script>alert(1)</script> "quoted" & $α$ 大规模 <img src=x onerror=y> \u202Etxt';
  await fill(db, "2025-08-12", [title]);
  await subscribe(db, "ann@readers.test", "/papers?q=alert%0D%0ABcc:%20eve@evil.test");
  await subscribe(db, "ann@readers.test");
  await send(databaseUrl, server.url);
  const mail = server.received[0]?.mail;
  expect(mail?.html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(mail?.html).not.toMatch(/<script|<img/i);
  expect(mail?.text).toContain("大规模");
  await importEntries(db, [entry("alert Bcc: eve@evil.test", { arxivId: "2508.77777" })], { digest: "7".repeat(64) });
  await send(databaseUrl, server.url, later(24));
  const listMail = server.received[1]?.mail;
  expect(listMail?.subject).toContain("New papers");
  expect(listMail?.bcc ?? []).toEqual([]);
  expect(server.received.map(({ to }) => to)).toEqual(["ann@readers.test", "ann@readers.test"]);
});

test("a list brings only what is new, by day or by week", async ({ db, databaseUrl, server }) => {
  await fill(db);
  await subscribe(db, "day@readers.test", "/papers?q=attention");
  await subscribe(db, "week@readers.test", "/papers?q=attention", "week");
  await subscribe(db, "other@readers.test", "/papers?q=robots");
  expect((await send(databaseUrl, server.url)).said).toBe("0 digests sent.");
  await fill(db, "2025-08-13", ["Newest Attention"], 5);
  await send(databaseUrl, server.url);
  expect(server.received.map(({ to, mail }) => [to, mail.subject])).toEqual([
    ["day@readers.test", "Broadsheet: New papers: “attention”, 1 paper"],
    ["week@readers.test", "Broadsheet: New papers: “attention”, 1 paper"],
  ]);
  expect(server.received[0]?.mail.text).not.toContain("Dense");
  await fill(db, "2025-08-14", ["Even Newer Attention"], 7);
  await send(databaseUrl, server.url, later(24));
  expect(server.received.slice(2).map(({ to }) => to)).toEqual(["day@readers.test"]);
  await send(databaseUrl, server.url, later(24 * 7));
  expect(server.received.slice(3).map(({ to }) => to)).toEqual(["week@readers.test"]);
});

test("the edition of a week comes when it is over", async ({ db, databaseUrl, server }) => {
  await fill(db);
  await subscribe(db, "ann@readers.test", "/editions", "week");
  expect((await send(databaseUrl, server.url)).said).toBe("0 digests sent.");
  await send(databaseUrl, server.url, new Date("2025-08-18T07:30:00Z"));
  expect(server.received[0]?.mail.subject).toBe("Broadsheet: 11–17 August 2025, 2 papers");
});

test("a refused mail is said and not tried again", async ({ db, databaseUrl, server }) => {
  await fill(db);
  await subscribe(db, "gone@readers.test");
  await subscribe(db, "big@readers.test");
  await subscribe(db, "ann@readers.test");
  server.behave("gone@readers.test", { step: "rcpt", code: 550 });
  server.behave("big@readers.test", { step: "data", code: 552 });
  const { status, said } = await send(databaseUrl, server.url);
  expect(status).toBe(1);
  expect(said).toContain("1 digest sent, 2 refused.");
  expect(said).toContain("550");
  expect(said).not.toContain("gone@readers.test");
  server.behave("gone@readers.test", "takes");
  expect((await send(databaseUrl, server.url, later(1))).said).toBe("0 digests sent.");
  expect(server.received.map(({ to }) => to)).toEqual(["ann@readers.test"]);
});

test("an address that refuses five issues in a row is forgotten", async ({ db, databaseUrl, server }) => {
  await subscribe(db, "gone@readers.test");
  await subscribe(db, "ann@readers.test");
  server.behave("gone@readers.test", { step: "rcpt", code: 550 });
  for (let day = 1; day <= 5; day++) {
    expect(await db.subscription.count()).toBe(2);
    await fill(db, `2025-08-1${day}`, [`Paper of Day ${day}`], day);
    await send(databaseUrl, server.url, new Date(`2025-08-1${day + 1}T07:30:00Z`));
  }
  const left = await db.$queryRawUnsafe<{ email: string }[]>("SELECT email FROM Subscription");
  expect(left.map(({ email }) => email)).toEqual(["ann@readers.test"]);
  expect(server.received).toHaveLength(5);
});

test("a mail that is put off is tried again later, and once taken never again", async ({ db, databaseUrl, server }) => {
  await fill(db);
  await subscribe(db, "busy@readers.test");
  server.behave("busy@readers.test", { step: "data", code: 451 });
  expect(await send(databaseUrl, server.url)).toMatchObject({ status: 1, said: expect.stringContaining("1 put off") });
  server.behave("busy@readers.test", "takes");
  expect((await send(databaseUrl, server.url, new Date(NOW.getTime() + 60_000))).said).toBe("0 digests sent.");
  expect((await send(databaseUrl, server.url, later(1))).said).toBe("1 digest sent.");
  expect((await send(databaseUrl, server.url, later(2))).said).toBe("0 digests sent.");
  expect(server.received).toHaveLength(1);
});

test("a mail that is always put off is given up after two days", async ({ db, databaseUrl, server }) => {
  await fill(db);
  await subscribe(db, "busy@readers.test");
  server.behave("busy@readers.test", { step: "rcpt", code: 450 });
  for (let hours = 0; hours <= 60; hours += 6) await send(databaseUrl, server.url, later(hours));
  expect(await states(db)).toEqual(["refused"]);
});

test("a mail server that is not there stops the run, and nothing is lost", async ({ db, databaseUrl, server }) => {
  await fill(db);
  await subscribe(db, "ann@readers.test");
  await subscribe(db, "bob@readers.test");
  const { status, said } = await send(databaseUrl, "smtp://127.0.0.1:1");
  expect(status).toBe(2);
  expect(said).toContain("The mail server cannot be used.");
  expect(said).toContain("ECONNREFUSED");
  expect((await send(databaseUrl, server.url, later(1))).said).toBe("2 digests sent.");
  expect(server.received).toHaveLength(2);
});

test("a mail whose taking was never said is not sent again", async ({ db, databaseUrl, server }) => {
  await fill(db);
  await subscribe(db, "ann@readers.test");
  server.behave("ann@readers.test", "breaks-after-data");
  expect((await send(databaseUrl, server.url)).said).toContain("1 cut off while handed over and not sent again");
  server.behave("ann@readers.test", "takes");
  expect((await send(databaseUrl, server.url, later(1))).said).toBe("0 digests sent.");
  expect(server.received).toHaveLength(1);
});

function startProcess(databaseUrl: string, url: string): ChildProcess {
  const words = ["--import", "tsx", "tests/helpers/digest-process.ts", databaseUrl, url, BASE, NOW.toISOString()];
  return spawn(process.execPath, words, { stdio: ["ignore", "ignore", "inherit"] });
}

test("a run that is killed midway is resumed, and nobody gets a mail twice", async ({ db, databaseUrl, server }) => {
  await fill(db);
  const readers = ["a", "b", "c", "d", "e"].map((name) => `${name}@readers.test`);
  for (const email of readers) await subscribe(db, email);
  const third = (await findSubscriptions(db))[2]?.email ?? "";
  server.behave(third, "waits-after-data");
  const child = startProcess(databaseUrl, server.url);
  await server.waited;
  expect((await send(databaseUrl, server.url)).said).toContain("Another process is sending");
  child.kill("SIGKILL");
  await once(child, "close");
  server.behave(third, "takes");
  const { said } = await send(databaseUrl, server.url, later(1));
  expect(said).toContain("2 digests sent, 1 cut off while handed over and not sent again.");
  expect((await send(databaseUrl, server.url, later(2))).said).toBe("0 digests sent.");
  expect(server.received.map(({ to }) => to).sort()).toEqual(readers);
});

test("nobody gets anything before they confirm, and a link is good once and for two days", async ({
  db,
  databaseUrl,
  server,
}) => {
  await fill(db);
  const asked = { email: "ann@readers.test", list: "/editions", every: "day" as const };
  const first = await askForList(db, asked, NOW);
  const second = await askForList(db, asked, NOW);
  expect(await db.subscription.count()).toBe(1);
  expect((await send(databaseUrl, server.url)).said).toBe("0 digests sent.");
  expect(await confirmSubscription(db, first.confirmToken ?? "", NOW)).toBe(false);
  expect(await confirmSubscription(db, second.confirmToken ?? "", later(49))).toBe(false);
  expect(await confirmSubscription(db, second.confirmToken ?? "", later(1))).toBe(true);
  expect(await confirmSubscription(db, second.confirmToken ?? "", later(1))).toBe(false);
  expect((await askForList(db, asked, later(1))).confirmToken).toBeNull();
  await askForList(db, { ...asked, email: "eve@readers.test" }, later(1));
  await askForList(db, { ...asked, email: "bob@readers.test" }, later(60));
  const kept = await db.$queryRawUnsafe<{ email: string }[]>("SELECT email FROM Subscription ORDER BY id");
  expect(kept.map(({ email }) => email)).toEqual(["ann@readers.test", "bob@readers.test"]);
});

test("secrets of links that confirm are not in the database", async ({ db }) => {
  const { confirmToken } = await askForList(db, { email: "ann@readers.test", list: "/editions", every: "day" }, NOW);
  const rows = await db.$queryRawUnsafe<object[]>("SELECT * FROM Subscription");
  expect(JSON.stringify(rows, (_, value) => (typeof value === "bigint" ? Number(value) : value))).not.toContain(
    confirmToken,
  );
});
