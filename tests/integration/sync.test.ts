import { expect } from "vitest";
import { type SyncOptions, type SyncReport, sync, TRENDING } from "@/lib/ingest/sync";
import { runSync } from "@/lib/ingest/sync-command";
import { findFailedLists, getLastSyncRun, getSyncedList } from "@/lib/papers/queries-sync";
import { acquireLock } from "@/lib/process-lock";
import { dailyListJson, inventPapers } from "@/tests/helpers/daily-list";
import { test as databaseTest } from "@/tests/helpers/database";
import {
  body,
  type MisbehavingServer,
  servers,
  status,
  truncated,
  validated,
} from "@/tests/helpers/misbehaving-server";

const test = databaseTest.extend<{ server: MisbehavingServer }>({ server: servers.server });

const listOf = (day: string) => `/api/daily_papers?date=${day}&limit=100`;
const whole = { trending: false, force: false };

/** Options that read this server, at a time. */
function reading(server: MisbehavingServer, time = "2025-08-13T16:00:00.000Z"): SyncOptions {
  return {
    site: server.origin,
    hosts: ["huggingface.co"],
    trustedOrigins: [server.origin],
    sleep: async () => undefined,
    now: () => new Date(time),
  };
}

const outcomes = ({ lists }: SyncReport) => lists.map(({ name, outcome }) => `${name} ${outcome}`);

test("each list is a document of its own, read when it was fetched", async ({ db, server }) => {
  server.on("/api/daily_papers", body("[]"));
  server.on(listOf("2025-08-12"), body(dailyListJson(inventPapers("2025-08-12", 3)), { ETag: '"one"' }));
  server.on(listOf("2025-08-11"), body(dailyListJson(inventPapers("2025-08-11", 2))));
  const days = ["2025-08-13", "2025-08-12", "2025-08-11", "2025-08-10"];
  const report = await sync(db, { ...whole, days }, reading(server));

  expect(outcomes(report)).toEqual([
    "2025-08-13 empty",
    "2025-08-12 imported",
    "2025-08-11 imported",
    "2025-08-10 empty",
  ]);
  expect(report.counts).toEqual({ imported: 2, unchanged: 0, empty: 2, settled: 0, failed: 0, notAsked: 0 });
  const runs = await db.importRun.findMany({ orderBy: { id: "asc" } });
  expect(runs.map(({ source, day, created }) => ({ source, day, created }))).toEqual([
    { source: `${server.origin}${listOf("2025-08-12")}`, day: "2025-08-12", created: 3 },
    { source: `${server.origin}${listOf("2025-08-11")}`, day: "2025-08-11", created: 2 },
  ]);
  const listings = await db.listing.findMany({ where: { day: "2025-08-12" }, orderBy: { position: "asc" } });
  expect(listings).toHaveLength(3);
  const readings = await db.reading.findMany({ where: { paper: { arxivId: "2508.12001" } } });
  expect(
    readings.map(({ readAt, upvotes, comments }) => ({ readAt: readAt.toISOString(), upvotes, comments })),
  ).toEqual([{ readAt: "2025-08-13T16:00:00.000Z", upvotes: 3, comments: 0 }]);
  expect(await getSyncedList(db, "2025-08-12")).toMatchObject({
    fetchedAt: "2025-08-13T16:00:00.000Z",
    papers: 3,
    etag: '"one"',
    failures: 0,
    error: null,
  });
  expect(await getSyncedList(db, "2025-08-10")).toMatchObject({ papers: 0 });
  expect(await getLastSyncRun(db)).toMatchObject({
    fromDay: "2025-08-10",
    toDay: "2025-08-13",
    reachesNewest: true,
    imported: 2,
    empty: 2,
    finishedAt: "2025-08-13T16:00:00.000Z",
    error: null,
  });
});

test("votes get a history, and what did not change is not read again", async ({ db, server }) => {
  const [first, second] = inventPapers("2025-08-12", 2);
  if (!first || !second) throw new Error("two papers");
  const days = ["2025-08-12", "2025-08-11", "2025-08-08"];
  server.on(listOf("2025-08-12"), body(dailyListJson([first, second]), { ETag: '"one"' }));
  server.on(listOf("2025-08-11"), validated(dailyListJson(inventPapers("2025-08-11", 2)), '"same"', "x"));
  server.on(listOf("2025-08-08"), body(dailyListJson(inventPapers("2025-08-08", 2))));
  await sync(db, { ...whole, days }, reading(server));

  const later = { ...first, upvotes: 40, comments: 5 };
  server.on(listOf("2025-08-12"), body(dailyListJson([later, second]), { ETag: '"two"' }));
  const report = await sync(db, { ...whole, days }, reading(server, "2025-08-13T22:00:00.000Z"));

  expect(outcomes(report)).toEqual(["2025-08-12 imported", "2025-08-11 unchanged", "2025-08-08 unchanged"]);
  expect(report.lists[0]).toMatchObject({ report: { created: 0, updated: 1, unchanged: 1 } });
  expect(server.seen[3]?.headers["if-none-match"]).toBe('"one"');
  expect(server.seen[4]?.headers["if-none-match"]).toBe('"same"');
  const readings = await db.reading.findMany({
    where: { paper: { arxivId: first.id } },
    orderBy: { readAt: "asc" },
    select: { readAt: true, upvotes: true, comments: true },
  });
  expect(readings).toEqual([
    { readAt: new Date("2025-08-13T16:00:00.000Z"), upvotes: 2, comments: 0 },
    { readAt: new Date("2025-08-13T22:00:00.000Z"), upvotes: 40, comments: 5 },
  ]);
  expect(await db.paper.findUnique({ where: { arxivId: first.id } })).toMatchObject({ upvotes: 40, comments: 5 });
  expect(await db.importRun.count()).toBe(4);
  expect(await getSyncedList(db, "2025-08-11")).toMatchObject({ fetchedAt: "2025-08-13T22:00:00.000Z", papers: 2 });
});

test("a day that was read two weeks later is not asked for again, unless forced", async ({ db, server }) => {
  server.on("/api/daily_papers", validated(dailyListJson(inventPapers("2025-07-01", 1)), '"a"', "x"));
  const request = { ...whole, days: ["2025-08-01", "2025-07-01"] };
  await sync(db, request, reading(server));
  const again = await sync(db, request, reading(server));
  expect(outcomes(again)).toEqual(["2025-08-01 unchanged", "2025-07-01 settled"]);
  expect(server.seen).toHaveLength(3);

  const forced = await sync(db, { ...request, force: true }, reading(server));
  expect(outcomes(forced)).toEqual(["2025-08-01 imported", "2025-07-01 imported"]);
  expect(server.seen.at(-1)?.headers["if-none-match"]).toBeUndefined();
});

test("a sync that was stopped goes on where it stopped", async ({ db, server }) => {
  const days = ["2025-07-04", "2025-07-03", "2025-07-02", "2025-07-01"];
  for (const day of days) server.on(listOf(day), body(dailyListJson(inventPapers(day, 1))));
  const stop = new AbortController();
  const stopped = await sync(
    db,
    { ...whole, days },
    { ...reading(server), signal: stop.signal, onList: ({ name }) => name === "2025-07-03" && stop.abort() },
  );
  expect(outcomes(stopped)).toEqual(["2025-07-04 imported", "2025-07-03 imported"]);
  expect(stopped).toMatchObject({ counts: { imported: 2, notAsked: 2 }, error: "it was told to stop" });

  const resumed = await sync(db, { ...whole, days }, reading(server));
  expect(outcomes(resumed)).toEqual([
    "2025-07-04 settled",
    "2025-07-03 settled",
    "2025-07-02 imported",
    "2025-07-01 imported",
  ]);
  expect(server.seen.map(({ url }) => url)).toEqual(days.map(listOf));
  expect(await db.paper.count()).toBe(4);
});

test("stopping in the middle of a request leaves that list out whole", async ({ db, server }) => {
  const stop = new AbortController();
  server.on("/api/daily_papers", () => stop.abort());
  const report = await sync(db, { ...whole, days: ["2025-08-12"] }, { ...reading(server), signal: stop.signal });
  expect(report).toMatchObject({ lists: [], counts: { notAsked: 1 }, error: "it was told to stop" });
  expect(await getSyncedList(db, "2025-08-12")).toBeNull();
});

test("a list that fails is told and kept in mind, and the others go on", async ({ db, server }) => {
  server.on("/api/daily_papers", body("[]"));
  server.on(listOf("2025-08-12"), status(400));
  server.on(listOf("2025-08-11"), body('{"error":"not today"}'));
  const days = ["2025-08-13", "2025-08-12", "2025-08-11", "2025-08-10"];
  const report = await sync(db, { ...whole, days }, reading(server));
  expect(outcomes(report)).toEqual(["2025-08-13 empty", "2025-08-12 failed", "2025-08-11 failed", "2025-08-10 empty"]);
  const address = (day: string) => `${server.origin}${listOf(day)}`;
  expect(await findFailedLists(db, 10)).toMatchObject([
    { name: "2025-08-12", failures: 1, fetchedAt: null, error: `${address("2025-08-12")} answered 400 Bad Request.` },
    {
      name: "2025-08-11",
      failures: 1,
      error: `${address("2025-08-11")} is an answer without papers; it says: not today`,
    },
  ]);
  expect(await db.paper.count()).toBe(0);

  await sync(db, { ...whole, days }, reading(server));
  expect(await getSyncedList(db, "2025-08-12")).toMatchObject({ failures: 2 });

  server.on(listOf("2025-08-12"), body(dailyListJson(inventPapers("2025-08-12", 1))));
  await sync(db, { ...whole, days }, reading(server));
  expect(await getSyncedList(db, "2025-08-12")).toMatchObject({ failures: 0, error: null, papers: 1 });
});

test("a site in trouble is left alone after two lists", async ({ db, server }) => {
  server.on("/api/daily_papers", status(503));
  server.on(listOf("2025-08-12"), truncated);
  const days = ["2025-08-13", "2025-08-12", "2025-08-11", "2025-08-10"];
  const report = await sync(db, { ...whole, days }, reading(server));
  expect(outcomes(report)).toEqual(["2025-08-13 failed", "2025-08-12 failed"]);
  expect(report.error).toBe("the site could not be read, so the other lists were not asked for");
  expect(server.seen).toHaveLength(10);
  expect(await getLastSyncRun(db)).toMatchObject({ failed: 2, notAsked: 2, error: report.error });
});

test("the trending list is its first part, whatever days its papers are from", async ({ db, server }) => {
  const papers = [...inventPapers("2025-08-12", 1), ...inventPapers("2024-05-07", 1)];
  const address = "/api/daily_papers?sort=trending&limit=100";
  server.on(address, body(dailyListJson(papers), { Link: `<${address}&p=1>; rel="next"` }));
  const report = await sync(db, { days: [], trending: true, force: false }, reading(server));
  expect(report.lists).toMatchObject([{ name: TRENDING, outcome: "imported", report: { entries: 2, day: null } }]);
  expect(server.seen).toHaveLength(1);
  expect(await getLastSyncRun(db)).toMatchObject({ fromDay: null, toDay: null, trending: true, reachesNewest: false });
});

test("records without a title are rejected and the rest of the list is kept", async ({ db, server }) => {
  const list = JSON.stringify([
    ...JSON.parse(dailyListJson(inventPapers("2025-08-12", 2))),
    { paper: { id: "2508.12009" } },
  ]);
  server.on("/api/daily_papers", body(list));
  const report = await sync(db, { ...whole, days: ["2025-08-12"] }, reading(server));
  expect(report.lists).toMatchObject([{ outcome: "imported", report: { entries: 3, created: 2 } }]);
  expect(await db.importReject.count()).toBe(1);
});

test("the command prints a line for each list and says by its status how it went", async ({ databaseUrl, server }) => {
  server.on("/api/daily_papers", body("[]"));
  server.on(listOf("2025-08-12"), body(dailyListJson(inventPapers("2025-08-12", 3))));
  server.on(listOf("2025-08-11"), status(404));
  const lines: string[] = [];
  const command = { databaseUrl, options: reading(server), out: (line: string) => lines.push(line), err: () => 0 };
  expect(await runSync({ ...command, words: ["--days", "3"] })).toBe(1);
  expect(lines).toEqual([
    "2025-08-13  no list",
    "2025-08-12  3 papers: 3 new, 0 updated, 0 unchanged",
    `2025-08-11  not read: ${server.origin}${listOf("2025-08-11")} answered 404 Not Found.`,
    "3 lists: 1 imported, 1 without papers, 1 not read.",
  ]);
  lines.length = 0;
  expect(await runSync({ ...command, words: ["--days", "2", "--json"] })).toBe(0);
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { list: "2025-08-13", outcome: "empty" },
    { list: "2025-08-12", outcome: "unchanged" },
  ]);
});

test("a second sync on the same database does nothing and says so", async ({ databaseUrl, server }) => {
  const errors: string[] = [];
  const command = {
    words: [],
    databaseUrl,
    options: reading(server),
    out: () => 0,
    err: (line: string) => errors.push(line),
  };
  const lock = acquireLock(databaseUrl, "sync");
  expect(await runSync(command)).toBe(2);
  expect(errors).toEqual(["Another sync is running on this database. This one did nothing."]);
  expect(server.seen).toEqual([]);

  lock?.release();
  server.on("/api/daily_papers", body("[]"));
  expect(await runSync(command)).toBe(0);
  expect(acquireLock(databaseUrl, "sync")).not.toBeNull();
});

test("wrong words give a sentence, the usage and status 2", async ({ databaseUrl }) => {
  const errors: string[] = [];
  const err = (line: string) => errors.push(line);
  expect(await runSync({ words: ["--days", "x"], databaseUrl, out: () => 0, err })).toBe(2);
  expect(errors.join("\n")).toMatch(/^--days x is not a number of days from 1 on\.\n\nUsage: npm run sync/);
});
