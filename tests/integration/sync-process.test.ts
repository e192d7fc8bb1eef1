import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { expect } from "vitest";
import { getLastSyncRun } from "@/lib/papers/queries-sync";
import { acquireLock } from "@/lib/process-lock";
import { dailyListJson, inventPapers } from "@/tests/helpers/daily-list";
import { test as databaseTest } from "@/tests/helpers/database";
import { body, type MisbehavingServer, neverAnswers, servers } from "@/tests/helpers/misbehaving-server";

const test = databaseTest.extend<{ server: MisbehavingServer }>({ server: servers.server });

const DAYS = ["2025-07-04", "2025-07-03", "2025-07-02", "2025-07-01"];
const WORDS = ["--from", "2025-07-01", "--to", "2025-07-04"];
const listOf = (day: string) => `/api/daily_papers?date=${day}&limit=100`;

interface Ended {
  status: number | null;
  out: string;
  err: string;
}

function startSync(
  databaseUrl: string,
  origin: string,
  words: string[],
): { child: ChildProcess; ended: Promise<Ended> } {
  const args = ["--import", "tsx", "tests/helpers/sync-process.ts", databaseUrl, origin, ...words];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    err += chunk.toString();
  });
  const ended = once(child, "close").then(([status]: (number | null)[]) => ({ status: status ?? null, out, err }));
  return { child, ended };
}

/** Two lists that are given and two that never come. */
function serveTwo(server: MisbehavingServer): Promise<void> {
  for (const day of DAYS.slice(0, 2)) server.on(listOf(day), body(dailyListJson(inventPapers(day, 2))));
  for (const day of DAYS.slice(3)) server.on(listOf(day), body(dailyListJson(inventPapers(day, 2))));
  return new Promise((reached) => {
    server.on(listOf("2025-07-02"), (request, response) => {
      reached();
      neverAnswers(request, response);
    });
  });
}

test("a sync that is killed keeps whole lists, frees its lock, and the next one completes it", async ({
  db,
  databaseUrl,
  server,
}) => {
  const third = serveTwo(server);
  const killed = startSync(databaseUrl, server.origin, WORDS);
  await third;
  expect(acquireLock(databaseUrl, "sync")).toBeNull();
  const beside = await startSync(databaseUrl, server.origin, WORDS).ended;
  expect(beside).toMatchObject({ status: 2, err: "Another sync is running on this database. This one did nothing.\n" });
  killed.child.kill("SIGKILL");
  await killed.ended;

  expect(await db.paper.count()).toBe(4);
  expect(await getLastSyncRun(db)).toMatchObject({ finishedAt: null, error: null });
  server.on(listOf("2025-07-02"), body(dailyListJson(inventPapers("2025-07-02", 2))));
  const next = await startSync(databaseUrl, server.origin, WORDS).ended;
  expect(next).toMatchObject({ status: 0, err: "" });
  expect(next.out.trim().split("\n")).toEqual([
    "2025-07-02  2 papers: 2 new, 0 updated, 0 unchanged",
    "2025-07-01  2 papers: 2 new, 0 updated, 0 unchanged",
    "4 lists: 2 imported, 2 settled before.",
  ]);
  const runs = await db.syncRun.findMany({ orderBy: { id: "asc" } });
  expect(runs.map(({ error, imported }) => ({ error, imported }))).toEqual([
    { error: "it was ended before it had finished", imported: 0 },
    { error: null, imported: 2 },
  ]);
});

test("a sync that is asked to end says what it left", async ({ db, databaseUrl, server }) => {
  const third = serveTwo(server);
  const { child, ended } = startSync(databaseUrl, server.origin, WORDS);
  await third;
  child.kill("SIGTERM");
  const { status, out } = await ended;
  expect(status).toBe(1);
  expect(out).toContain("4 lists: 2 imported, 2 not asked for. Stopped early: it was told to stop.");
  expect(await db.paper.count()).toBe(4);
  const lock = acquireLock(databaseUrl, "sync");
  expect(lock).not.toBeNull();
  lock?.release();
});
