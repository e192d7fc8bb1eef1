/** The form and the links of digests, as browsers, mail readers and programs that look at mails use them. */
import { afterEach, expect, vi } from "vitest";
import { createDb } from "@/lib/db";
import { test as databaseTest } from "@/tests/helpers/database";
import { entry, importEntries } from "@/tests/helpers/entries";
import { type MailServer, startMailServer } from "@/tests/helpers/mail-server";

const HOST = "papers.test";
const shared = globalThis as unknown as { broadsheetDb?: unknown; broadsheetMailAttempts?: unknown };

const test = databaseTest.extend<{ server: MailServer; site: Site }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the pattern to know what a fixture needs
  server: async ({}, use) => {
    const server = await startMailServer();
    await use(server);
    await server.close();
  },
  site: async ({ databaseUrl, server }, use) => {
    const db = await createDb(databaseUrl);
    await importEntries(db, [entry("Sparse Attention", { listedOn: "2025-08-12" })], { day: "2025-08-12" });
    await use(await openSite(databaseUrl, server.url));
    await db.$disconnect();
  },
});

interface Site {
  ask: (fields: Record<string, string>, headers?: Record<string, string>) => Promise<Response>;
  confirm: { GET: (request: Request) => Response; POST: (request: Request) => Promise<Response> };
  leave: Site["confirm"];
}

/** The handlers with settings of their own. */
async function openSite(databaseUrl: string, smtpUrl: string): Promise<Site> {
  vi.resetModules();
  delete shared.broadsheetDb;
  delete shared.broadsheetMailAttempts;
  vi.stubEnv("DATABASE_URL", databaseUrl);
  vi.stubEnv("SMTP_URL", smtpUrl);
  vi.stubEnv("MAIL_FROM", smtpUrl === "" ? "" : "papers@papers.test");
  vi.stubEnv("PUBLIC_URL", `https://${HOST}`);
  const { POST } = await import("@/app/subscribe/requests/route");
  const ask: Site["ask"] = (fields, headers = { origin: `https://${HOST}` }) =>
    POST(
      new Request(`https://${HOST}/subscribe/requests`, {
        method: "POST",
        headers: { host: HOST, ...headers },
        body: new URLSearchParams(fields),
      }),
    );
  return {
    ask,
    confirm: await import("@/app/subscribe/confirm/route"),
    leave: await import("@/app/subscribe/leave/route"),
  };
}

afterEach(() => vi.unstubAllEnvs());

const FORM = { email: "Ann.Lee@Readers.Test", what: "newspaper", every: "day" };
const linkIn = (text: string | undefined) => /https:\/\/papers\.test\/subscribe\/\S+/.exec(text ?? "")?.[0] ?? "";
const post = (url: string, body = "") =>
  new Request(url, { method: "POST", body, headers: { "content-length": String(body.length) } });

test("asking, confirming by a button, leaving with one click", async ({ db, server, site }) => {
  const asked = await site.ask(FORM);
  expect([asked.status, asked.headers.get("location")]).toEqual([303, "/subscribe?done=asked"]);
  const mail = server.received[0];
  expect([mail?.to, mail?.mail.subject]).toEqual(["Ann.Lee@readers.test", "Confirm your subscription to Broadsheet"]);
  const confirm = linkIn(mail?.mail.text);

  const looked = site.confirm.GET(new Request(confirm));
  expect(looked.headers.get("location")).toMatch(/^\/subscribe\?confirm=[\w-]{43}$/);
  expect(await db.subscription.count({ where: { confirmedAt: { not: null } } })).toBe(0);
  expect((await site.confirm.POST(post(confirm))).headers.get("location")).toBe("/subscribe?done=confirmed");
  expect((await site.confirm.POST(post(confirm))).headers.get("location")).toBe("/subscribe?problem=link");

  await site.ask(FORM);
  expect(server.received[1]?.mail.subject).toBe("You are subscribed to Broadsheet");
  const leave = linkIn(server.received[1]?.mail.text);
  expect(site.leave.GET(new Request(leave)).headers.get("location")).toMatch(/^\/subscribe\?leave=/);
  expect(await db.subscription.count()).toBe(1);
  const left = await site.leave.POST(post(leave, "List-Unsubscribe=One-Click"));
  expect([left.status, left.headers.get("location")]).toEqual([200, null]);
  expect(await db.subscription.count()).toBe(0);
  expect((await site.leave.POST(post(leave, "List-Unsubscribe=One-Click"))).status).toBe(200);
});

test("a list is asked for by its address, in one spelling", async ({ db, site }) => {
  await site.ask({ ...FORM, what: "list", every: "week", list: "/papers?utm=x&code=1&q=Attention&page=4" });
  const [row] = await db.$queryRawUnsafe<{ list: string; every: string }[]>("SELECT list, every FROM Subscription");
  expect(row).toEqual({ list: "/papers?q=Attention&code=1", every: "week" });
});

test.for([
  [{ ...FORM, email: "no address" }, "problem=address"],
  [{ ...FORM, email: "ann@readers.test\r\nBcc: eve@evil.test" }, "problem=address"],
  [{ ...FORM, email: `${"a".repeat(300)}@readers.test` }, "problem=address"],
  [{ ...FORM, every: "hour" }, "problem=address"],
  [{ ...FORM, what: "list", list: "//evil.test/papers" }, "problem=address"],
  [{ ...FORM, what: "list", list: "/import" }, "problem=address"],
] as const)("%j is refused", async ([fields, outcome], { db, server, site }) => {
  expect((await site.ask(fields)).headers.get("location")).toContain(outcome);
  expect([server.received.length, await db.subscription.count()]).toEqual([0, 0]);
});

test("a page from elsewhere cannot ask for anybody", async ({ server, site }) => {
  expect((await site.ask(FORM, { origin: "https://evil.test" })).status).toBe(403);
  expect((await site.ask(FORM, {})).status).toBe(403);
  expect(server.received).toEqual([]);
});

test("nobody's letter box can be filled", async ({ server, site }) => {
  const outcomes: string[] = [];
  for (let time = 0; time < 5; time++) outcomes.push((await site.ask(FORM)).headers.get("location") ?? "");
  expect(outcomes.filter((outcome) => outcome.includes("done=asked"))).toHaveLength(3);
  expect(outcomes.at(-1)).toContain("problem=attempts");
  expect(server.received).toHaveLength(3);
  for (let reader = 0; reader < 12; reader++) await site.ask({ ...FORM, email: `reader${reader}@readers.test` });
  expect(server.received.length).toBeLessThanOrEqual(10);
});

test("a mail server that refuses is said, and a server without one sends nothing", async ({
  databaseUrl,
  db,
  server,
  site,
}) => {
  server.behave("Ann.Lee@readers.test", { step: "rcpt", code: 550 });
  expect((await site.ask(FORM)).headers.get("location")).toContain("problem=server");
  const silent = await openSite(databaseUrl, "");
  expect((await silent.ask({ ...FORM, email: "bob@readers.test" })).headers.get("location")).toBe("/subscribe?");
  expect(await db.subscription.count({ where: { email: "bob@readers.test" } })).toBe(0);
});
