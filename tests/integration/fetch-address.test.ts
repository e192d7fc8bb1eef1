import { expect } from "vitest";
import { type OpenedAddress, type OpenOptions, openAddress } from "@/lib/ingest/fetch/open-address";
import { recogniseSource } from "@/lib/ingest/sources/recognise";
import { dailyListJson, inventPapers } from "@/tests/helpers/daily-list";
import { body, type MisbehavingServer, redirectTo, status, test } from "@/tests/helpers/misbehaving-server";

/** Wednesday noon in New York. */
const NOW = new Date("2025-08-13T16:00:00Z");

function reading(server: MisbehavingServer): OpenOptions {
  return {
    site: server.origin,
    hosts: ["huggingface.co"],
    trustedOrigins: [server.origin],
    sleep: async () => undefined,
    now: () => NOW,
  };
}

async function openAll(server: MisbehavingServer, address: string): Promise<OpenedAddress[]> {
  const all: OpenedAddress[] = [];
  for await (const opened of openAddress(address, reading(server))) all.push(opened);
  return all;
}

function open(server: MisbehavingServer, path: string): Promise<OpenedAddress[]> {
  return openAll(server, `${server.origin}${path}`);
}

/** Identifiers in the order of a document. */
function idsOf({ input, stated }: OpenedAddress): (string | null)[] {
  if (input.kind !== "document") throw new Error(`${input.name} is ${input.kind}`);
  const parsed = recogniseSource(input.text)?.parse({ text: input.text, captured: stated.captured, day: stated.day });
  return parsed?.entries.map(({ entry }) => entry.arxivId) ?? [];
}

const listOf = (day: string) => `/api/daily_papers?date=${day}&limit=100`;

test("a day's page is read as the day's list", async ({ server }) => {
  server.on(listOf("2025-08-12"), body(dailyListJson(inventPapers("2025-08-12", 3))));
  const [opened, ...more] = await open(server, "/papers/date/2025-08-12");
  expect(more).toEqual([]);
  expect(opened?.stated).toEqual({ fetchedAt: NOW.toISOString(), captured: "2025-08-13", day: "2025-08-12" });
  expect(opened?.input.name).toBe(`${server.origin}${listOf("2025-08-12")}`);
  expect(opened && idsOf(opened)).toEqual(["2508.12001", "2508.12002", "2508.12003"]);
});

test("the parts of a list are one document, whether the server links them or not", async ({ server }) => {
  const papers = inventPapers("2025-08-12", 250);
  const part = (from: number, to: number) => dailyListJson(papers.slice(from, to));
  const linked = listOf("2025-08-12");
  server.on(linked, body(part(0, 60), { Link: `<${linked}&cursor=x>; rel="next"` }));
  server.on(`${linked}&cursor=x`, body(part(60, 250), { Link: `<${linked}&cursor=y>; rel="next"` }));
  server.on(`${linked}&cursor=y`, body("[]"));
  const [opened] = await open(server, "/papers/date/2025-08-12");
  expect(opened && idsOf(opened)).toEqual(papers.map((paper) => paper.id));

  const counted = listOf("2025-08-11");
  server.on(counted, body(part(0, 100)));
  server.on(`${counted}&p=1`, body(part(100, 200)));
  server.on(`${counted}&p=2`, body(part(200, 250)));
  const [other] = await open(server, "/papers/date/2025-08-11");
  expect(other && idsOf(other)).toEqual(papers.map((paper) => paper.id));
});

test("a list without end is refused", async ({ server }) => {
  const address = listOf("2025-08-12");
  server.on("/api/daily_papers", (request, response) => {
    const link = `<${address}&p=${server.seen.length}>; rel="next"`;
    body(dailyListJson(inventPapers("2025-08-12", 1)), { Link: link })(request, response);
  });
  const [opened] = await open(server, "/papers/date/2025-08-12");
  expect(opened?.input).toMatchObject({ kind: "refused", reason: "has more than 10 parts" });
  expect(server.seen).toHaveLength(10);
});

test("a part that is missing refuses the whole list", async ({ server }) => {
  const address = listOf("2025-08-12");
  server.on(address, body(dailyListJson(inventPapers("2025-08-12", 2)), { Link: `<${address}&p=1>; rel="next"` }));
  server.on(`${address}&p=1`, body('{"error":"later"}'));
  const [opened] = await open(server, "/papers/date/2025-08-12");
  expect(opened?.input.kind).toBe("refused");
});

test("a week is its days, newest first, without those that have no list", async ({ server }) => {
  server.on("/api/daily_papers", body("[]"));
  for (const day of ["2025-08-08", "2025-08-05"]) server.on(listOf(day), body(dailyListJson(inventPapers(day, 1))));
  const opened = await open(server, "/papers/week/2025-W32");
  expect(opened.map(({ stated }) => stated.day)).toEqual(["2025-08-08", "2025-08-05"]);
  expect(server.seen).toHaveLength(7);
});

test("the front page is the newest list that has papers", async ({ server }) => {
  server.on("/api/daily_papers", body("[]"));
  server.on(listOf("2025-08-08"), body(dailyListJson(inventPapers("2025-08-08", 2))));
  server.on(listOf("2025-08-07"), body(dailyListJson(inventPapers("2025-08-07", 2))));
  const opened = await open(server, "/papers");
  expect(opened.map(({ stated }) => stated.day)).toEqual(["2025-08-08"]);
  expect(server.seen.map(({ url }) => url)).toEqual(
    ["2025-08-13", "2025-08-12", "2025-08-11", "2025-08-10", "2025-08-09", "2025-08-08"].map(listOf),
  );
});

test("a day without a list is an empty document, for the report to say so", async ({ server }) => {
  server.on("/api/daily_papers", body("[]"));
  const opened = await open(server, "/papers/date/2025-08-09");
  expect(opened.map(idsOf)).toEqual([[]]);
});

test("any other page is read as it is", async ({ server }) => {
  const html = "<!doctype html><title>Papers</title><p>Nothing here</p>";
  server.on("/blog", body(html, { "Content-Type": "text/html; charset=utf-8" }));
  const [opened] = await open(server, "/blog");
  expect(opened).toMatchObject({
    input: { kind: "document", text: html, name: `${server.origin}/blog` },
    stated: { day: null },
  });
});

test("what cannot be read is refused with its reason, not thrown", async ({ server }) => {
  server.on("/picture", body("", { "Content-Type": "image/png" }));
  server.on("/elsewhere", redirectTo("https://example.org/papers"));
  const reasons: (string | undefined)[] = [];
  for (const path of ["/nothing", "/picture", "/elsewhere", "/papers/date/2025-08-12"]) {
    for (const { input, stated } of await open(server, path)) {
      expect(stated).toEqual({ fetchedAt: null, captured: null, day: null });
      reasons.push(input.kind === "refused" ? input.reason : undefined);
    }
  }
  expect(reasons).toEqual([
    "answered 404 Not Found",
    "answered with image/png, which is not read here",
    "redirects where it may not: https://example.org/papers is not on a host that is read: huggingface.co",
    "answered 404 Not Found",
  ]);
  for (const address of ["https://example.org/papers", "ftp://huggingface.co/papers", "https://"]) {
    const opened = await openAll(server, address);
    expect(
      opened.map(({ input }) => input.kind),
      address,
    ).toEqual(["refused"]);
  }
});

test("a week stops where the site is in trouble, and says how much was left", async ({ server }) => {
  server.on(listOf("2025-08-10"), body("[]"));
  server.on(listOf("2025-08-09"), body(dailyListJson(inventPapers("2025-08-09", 1))));
  server.on("/api/daily_papers", status(503));
  const opened = await open(server, "/papers/week/2025-W32");
  expect(opened.map(({ input }) => (input.kind === "refused" ? input.reason : input.kind))).toEqual([
    "document",
    "answered 503 Service Unavailable; 4 more days were not asked for",
  ]);
});
