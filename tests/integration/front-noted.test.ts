/** What the server before Next.js says of its answers: the log, and the numbers for Prometheus. */
import { IncomingMessage } from "node:http";
import { connect, Socket } from "node:net";
import { pino } from "pino";
import { expect, test } from "vitest";
import { mayReadMetrics, openMetrics } from "@/lib/serve/metrics.mjs";
import { createObserver } from "@/lib/serve/observe.mjs";
import { html, serveFront as serve } from "@/tests/helpers/front";

/** A log that keeps its lines. */
function keptLog(level: string) {
  const lines: Record<string, unknown>[] = [];
  const log = pino({ level, base: null }, { write: (line) => void lines.push(JSON.parse(line)) });
  return { log, lines };
}

test("slow answers and queries are named in the log, by the number that the reader was told", async () => {
  const { log, lines } = keptLog("warn");
  const observer = createObserver({ log, slowMs: 20 });
  const { base } = await serve(
    async (_, response) => {
      observer.query("SELECT  1\n FROM Paper", 3);
      await new Promise((resolve) => setTimeout(resolve, 30));
      observer.query("SELECT *\n  FROM Listing WHERE day = ?", 21.25);
      html(response, "text");
    },
    { log, slowMs: 20, observer },
  );
  const answer = await fetch(`${base}/papers?q=secret`);
  const id = answer.headers.get("x-request-id");
  expect(answer.headers.get("server-timing")).toMatch(
    /^cache;desc=miss, make;dur=[\d.]+, db;dur=24\.[23];desc="2 queries"$/,
  );
  await expect.poll(() => lines.length).toBe(2);
  expect(lines[0]).toMatchObject({ level: 40, id, query: "SELECT * FROM Listing WHERE day = ?", msg: "slow query" });
  expect(lines[1]).toMatchObject({ level: 40, id, path: "/papers", status: 200, cache: "miss", msg: "slow answer" });
  expect(JSON.stringify(lines)).not.toContain("secret");
  await (await fetch(`${base}/papers?q=secret`)).text();
  expect(lines).toHaveLength(2);
});

test("numbers for Prometheus, where they are wanted, for those who may read them", async () => {
  const metrics = openMetrics();
  const { base } = await serve((_, response) => html(response, "text"), {
    open: { metrics, mayRead: (incoming) => mayReadMetrics(incoming, "twelve letters") },
  });
  await fetch(`${base}/papers`);
  await fetch(`${base}/papers`);
  metrics.queried(0.2);
  expect((await fetch(`${base}/metrics`)).status).toBe(403);
  const answer = await fetch(`${base}/metrics`, { headers: { Authorization: "Bearer twelve letters" } });
  expect(answer.headers.get("content-type")).toContain("text/plain; version=0.0.4");
  const text = await answer.text();
  expect(text).toMatch(/^broadsheet_answers_total\{status="2xx",cache="miss"\} 1$/m);
  expect(text).toMatch(/^broadsheet_answers_total\{status="2xx",cache="hit"\} 1$/m);
  expect(text).toMatch(/^broadsheet_query_seconds_count 1$/m);
  expect(text).toMatch(/^broadsheet_kept_answers 1$/m);
  expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);

  const { base: without, state } = await serve((_, response) => html(response, "text"));
  await fetch(`${without}/metrics`);
  expect(state.calls).toEqual(["GET /metrics"]);
});

test("without a token, metrics are for this machine and no proxy on it", () => {
  const from = (remoteAddress: string, headers = {}) =>
    mayReadMetrics(Object.assign(new IncomingMessage(new Socket()), { socket: { remoteAddress }, headers }), null);
  expect([from("127.0.0.1"), from("::1"), from("::ffff:127.0.0.1")]).toEqual([true, true, true]);
  expect([from("192.0.2.1"), from("127.0.0.1", { "x-forwarded-for": "8.8.8.8" })]).toEqual([false, false]);
});

test("each answer is noted once, also one that its reader did not wait for", async () => {
  const { log, lines } = keptLog("info");
  let reached = 0;
  const { base, port } = await serve(
    async (incoming, response) => {
      reached += 1;
      if (incoming.url === "/import") await new Promise(() => {});
      html(response, "x".repeat(1_000_000));
    },
    { log },
  );
  await (await fetch(`${base}/papers`)).text();
  await (await fetch(`${base}/papers`, { headers: { "Accept-Encoding": "identity" } })).text();
  await (await fetch(`${base}/healthz`)).text();
  await fetch(`${base}/papers`, { method: "HEAD" });
  const gone = connect(port, "127.0.0.1");
  gone.write("GET /import HTTP/1.1\r\nHost: x\r\n\r\n");
  await expect.poll(() => reached).toBe(2);
  gone.destroy();
  await expect.poll(() => lines.length).toBe(5);
  expect(lines.map(({ path, cache, status, method }) => [method, path, cache, status])).toEqual([
    ["GET", "/papers", "miss", 200],
    ["GET", "/papers", "hit", 200],
    ["GET", "/healthz", "hit", 200],
    ["HEAD", "/papers", "hit", 200],
    ["GET", "/import", "pass", 200],
  ]);
});
