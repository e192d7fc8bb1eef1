/** The whole server, as an owner starts it, under clients and moments that are not kind. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { Agent, get, type IncomingMessage } from "node:http";
import { connect, type Socket } from "node:net";
import os from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { checkDatabase } from "@/lib/keep/check";
import { addDays } from "@/lib/papers/periods";
import { finished, runCommand, spawnCommand } from "@/tests/helpers/commands";
import { dailyListJson, inventPapers } from "@/tests/helpers/daily-list";
import { inProportion } from "@/tests/helpers/fault-rounds";
import { startServer, type TestServer } from "@/tests/helpers/server";

const folder = mkdtempSync(path.join(os.tmpdir(), "broadsheet-faults-"));
const databaseFile = path.join(folder, "papers.db");
const copies = path.join(folder, "copies");
const env = { DATABASE_URL: `file:${databaseFile}`, LOG_LEVEL: "warn", METRICS: "on", BACKUP_DIR: copies };
let server: TestServer;

// The first of these builds the pages where that has not been done.
beforeAll(async () => {
  server = await startServer(env);
}, 300_000);
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

function writeDays(name: string, from: string, days: number, papers: number): string {
  const place = path.join(folder, name);
  mkdirSync(place);
  for (let index = 0; index < days; index += 1) {
    const day = addDays(from, index);
    writeFileSync(path.join(place, `${day}.json`), dailyListJson(inventPapers(day, papers)));
  }
  return place;
}

function count(sql: string, file = databaseFile): number {
  const database = new Database(file, { readonly: true });
  const found = Number(database.prepare(sql).pluck().get());
  database.close();
  return found;
}

async function memoryOf(address: string): Promise<number> {
  const text = await (await fetch(`${address}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\d+)$/m.exec(text)?.[1]) / 1e6;
}

/**
 * Reads an address through the agent; gives the status. A connection that was kept may be closed by the server while the
 * client writes to it: then it asks once more, as browsers do (Node's manual, `request.reusedSocket`).
 */
function status(address: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = get(address, { agent }, (response: IncomingMessage) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode ?? 0)).on("error", reject);
    }).on("error", (error) => {
      const isClosed = request.reusedSocket && "code" in error && error.code === "ECONNRESET";
      if (isClosed) status(address, agent).then(resolve, reject);
      else reject(error);
    });
  });
}

function openSocket(address: string): Promise<Socket> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname === "localhost" ? "127.0.0.1" : hostname, () => resolve(socket));
    socket.once("error", reject);
    onTestFinished(() => void socket.destroy());
  });
}

test("2,000 connections at once are all answered, and as many idle ones keep nobody waiting", async () => {
  const sockets = await Promise.all(Array.from({ length: 2_000 }, () => openSocket(server.address)));
  // Those who say nothing, or half a word, take nothing from those who ask.
  for (const socket of sockets.slice(0, 1_000)) socket.write("GET /papers HTTP/1.1\r\nHost: local");
  expect((await fetch(`${server.address}/papers?page=2`)).status).toBe(200);
  for (const socket of sockets) socket.destroy();

  const agent = new Agent({ keepAlive: true, maxSockets: 2_000 });
  onTestFinished(() => agent.destroy());
  const paths = ["/", "/papers", "/papers?q=agents", "/topics", "/api/v1/papers", "/papers.atom"];
  const statuses = await Promise.all(
    Array.from({ length: 2_000 }, (_, index) => status(`${server.address}${paths[index % paths.length]}`, agent)),
  );
  expect(statuses.filter((each) => each !== 200)).toEqual([]);
});

test("a server makes the copy of the day when it starts, and one of several servers is enough", async () => {
  const copy = () => (existsSync(copies) ? readdirSync(copies).filter((name) => name.endsWith(".db")) : []);
  await expect.poll(copy, { timeout: 30_000 }).toEqual([expect.stringMatching(/^papers-\d{4}-\d{2}-\d{2}\.db$/)]);
  expect(checkDatabase(path.join(copies, copy()[0] ?? ""))).toEqual([]);
});

test("clients that leave in the middle of an answer leave nothing behind", async () => {
  const before = (await (await fetch(`${server.address}/metrics`)).text()).match(/^nodejs_active_handles_total (\d+)/m);
  for (let round = 0; round < inProportion(10); round += 1) {
    const socket = await openSocket(server.address);
    socket.write(`GET /papers.csv?round=${round} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    await new Promise((resolve) => socket.once("data", resolve));
    socket.destroy();
  }
  await expect
    .poll(async () => {
      const text = await (await fetch(`${server.address}/metrics`)).text();
      return Number(/^nodejs_active_handles_total (\d+)/m.exec(text)?.[1]);
    })
    .toBeLessThan(Number(before?.[1]) + 10);
  expect((await fetch(`${server.address}/healthz`)).status).toBe(200);
});

test("two servers and two imports on one database: everybody reads, everything is in", async () => {
  const second = await startServer(env);
  onTestFinished(async () => void (await second.stop()));
  const folders = [writeDays("north", "2024-01-01", 12, 20), writeDays("south", "2024-01-05", 12, 20)];
  const before = count("SELECT count(*) FROM Paper");
  let running = true;
  const statuses: number[] = [];
  const reading = [server, second].map(async ({ address }) => {
    const agent = new Agent({ keepAlive: true });
    for (let page = 1; running; page += 1) {
      statuses.push(await status(`${address}/papers?page=${(page % 9) + 1}`, agent));
      statuses.push(await status(`${address}/papers?q=number+${page}`, agent));
    }
    agent.destroy();
  });
  const results = await Promise.all(folders.map((each) => runCommand(["import", each, "--json"], { env })));
  running = false;
  await Promise.all(reading);
  expect(results.map(({ code }) => code)).toEqual([0, 0]);
  expect(statuses.length).toBeGreaterThan(0);
  expect(statuses.filter((each) => each !== 200)).toEqual([]);
  // Sixteen days, eight of which both had.
  expect(count("SELECT count(*) FROM Paper") - before).toBe(16 * 20);
  expect(count("SELECT count(*) FROM Listing WHERE day BETWEEN '2024-01-01' AND '2024-01-16'")).toBe(16 * 20);
  expect(checkDatabase(databaseFile)).toEqual([]);
  for (const { address } of [server, second]) {
    const text = await (await fetch(`${address}/editions/2024-01-16`)).text();
    expect(text.includes("An invented paper with the number 2401.16001")).toBe(true);
  }
});

test("an import that is asked to stop finishes its file; what follows is left whole for the next", async () => {
  const place = writeDays("long", "2023-01-01", 80, 100);
  const child = spawnCommand(["import", place, "--json"], { env });
  child.stdout?.once("data", () => child.kill("SIGTERM"));
  const { code, stdout, stderr } = await finished(child);
  const lines = stdout.trimEnd().split("\n").length;
  expect([code, stderr.includes("Stopped before the end of the list.")]).toEqual([1, true]);
  expect(lines).toBeLessThan(80);
  expect(count("SELECT count(*) FROM Paper WHERE firstListedOn LIKE '2023-%'")).toBe(lines * 100);
  expect(checkDatabase(databaseFile)).toEqual([]);
});

test("a server that is asked to stop answers who asked before, finishes the file of its desk, and exits with 0", async () => {
  const own = path.join(folder, "own.db");
  const stopping = await startServer({ ...env, DATABASE_URL: `file:${own}` });
  onTestFinished(async () => void (await stopping.stop()));
  const form = new FormData();
  for (let index = 0; index < 60; index += 1) {
    const day = addDays("2022-01-01", index);
    form.append("files", new Blob([dailyListJson(inventPapers(day, 40))]), `${day}.json`);
  }
  const headers = { Origin: stopping.address, Accept: "application/json" };
  const accepted = await fetch(`${stopping.address}/import/jobs`, { method: "POST", body: form, headers });
  expect(accepted.status).toBe(202);
  await expect
    .poll(() => count("SELECT count(*) FROM ImportRun", own), { timeout: 30_000, interval: 5 })
    .toBeGreaterThan(2);
  const slow = fetch(`${stopping.address}/papers.csv`).then((answer) => answer.text());
  await new Promise((resolve) => setTimeout(resolve, 20));
  const [{ code, stdout }, text] = await Promise.all([stopping.stop(), slow]);
  expect([code, stdout.match(/^\{"level":[56]0.*/gm)]).toEqual([0, null]);
  expect(text.trimEnd().split("\n").length).toBeGreaterThan(80);
  const files = count("SELECT count(*) FROM ImportRun WHERE format = 'api-json'", own);
  expect(count("SELECT count(*) FROM Paper WHERE firstListedOn LIKE '2022-%'", own)).toBe(files * 40);
  expect(checkDatabase(own)).toEqual([]);
});

test("writing needs a page of this server and the owner's token, guesses are counted, and the log keeps no secret", async () => {
  const token = "correct-horse-battery";
  const guarded = await startServer({ ...env, ADMIN_TOKEN: token, LOG_LEVEL: "info" });
  onTestFinished(async () => void (await guarded.stop()));
  const post = (route: string, headers: Record<string, string>, body: BodyInit = new URLSearchParams()) =>
    fetch(`${guarded.address}${route}`, { method: "POST", headers, body, redirect: "manual" });
  const own = { Origin: guarded.address };
  for (const route of ["/import/jobs", "/import/jobs/1", "/import/session", "/subscribe/requests"]) {
    for (const headers of [
      {},
      { Origin: "https://evil.example" },
      { Origin: "null" },
      { ...own, "Sec-Fetch-Site": "cross-site" },
    ]) {
      expect([route, (await post(route, headers)).status]).toEqual([route, 403]);
    }
  }
  for (const route of ["/import/jobs", "/import/jobs/1"]) expect((await post(route, own)).status).toBe(401);
  const forged = { ...own, Cookie: "broadsheet_desk=9999999999.00000000000000000000000000000000" };
  expect((await post("/import/jobs", forged)).status).toBe(401);
  const guess = async (word: string) => {
    const answer = await post("/import/session", own, new URLSearchParams({ token: word }));
    return [answer.headers.get("location"), answer.headers.has("set-cookie")];
  };
  for (let times = 0; times < 5; times += 1)
    expect(await guess(`guess ${times}`)).toEqual(["/import?problem=token", false]);
  // From here on the right one does not help either, for a while.
  expect(await guess(token)).toEqual(["/import?problem=attempts", false]);
  await fetch(`${guarded.address}/papers?q=something+private`);
  const { stdout, stderr } = await guarded.stop();
  expect(stdout).toContain('"path":"/import/session"');
  for (const secret of [token, "guess 1", "something", "private"])
    expect(`${stdout}${stderr}`.includes(secret)).toBe(false);
});

test("a server whose output nobody reads any more goes on, and is not kept busy by it", async () => {
  const child = spawnCommand(["start"], { env: { ...env, PORT: "0", LOG_LEVEL: "info" } });
  onTestFinished(() => void child.kill("SIGKILL"));
  const address = await new Promise<string>((resolve) => {
    child.stdout?.setEncoding("utf8").on("data", (text) => {
      const ready = /is ready: (\S+)/.exec(text)?.[1];
      if (ready !== undefined) resolve(ready);
    });
  });
  child.stdout?.destroy();
  child.stderr?.destroy();
  const processorSeconds = async () => {
    const text = await (await fetch(`${address}/metrics`)).text();
    return Number(/^process_cpu_seconds_total ([\d.]+)$/m.exec(text)?.[1]);
  };
  for (const page of [1, 2, 3]) expect((await fetch(`${address}/papers?page=${page}`)).status).toBe(200);
  const usedInASecond = async () => {
    const before = await processorSeconds();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    return (await processorSeconds()) - before;
  };
  // What a server makes ready after its start comes to an end; a line that cannot be written, again and again, would not.
  await expect.poll(usedInASecond, { timeout: 20_000, interval: 100 }).toBeLessThan(0.3);
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  expect(await ended).toBe(0);
});

test(
  "memory stays bounded over many mixed requests",
  async () => {
    const requests = inProportion(400);
    const agent = new Agent({ keepAlive: true, maxSockets: 16 });
    onTestFinished(() => agent.destroy());
    const pathOf = (index: number) =>
      [
        `/papers?q=number+${index}`,
        `/papers?page=${(index % 9) + 1}`,
        `/papers/2401.${String((index % 16) + 1).padStart(2, "0")}001`,
        `/papers.atom?q=paper+${index % 500}`,
        `/api/v1/papers?limit=5&q=marmot+${index}`,
        "/",
        `/nowhere/${index}`,
        `/topics?x=${index}`,
      ][index % 8] ?? "/";
    let next = 0;
    let broken = 0;
    const read = async (until: number) => {
      while (next < until) {
        const answered = await status(`${server.address}${pathOf(next++)}`, agent);
        if (answered >= 500) broken += 1;
      }
    };
    const readSome = (until: number) => Promise.all(Array.from({ length: 16 }, () => read(until)));
    // What is loaded once and kept on purpose is there after the first fifth.
    await readSome(requests / 5);
    const before = await memoryOf(server.address);
    await readSome(requests);
    const after = await memoryOf(server.address);
    console.log(
      `memory: ${before.toFixed(0)} MB after ${requests / 5} requests, ${after.toFixed(0)} MB after ${requests}`,
    );
    expect(broken).toBe(0);
    expect(after).toBeLessThan(Math.max(700, before * 1.6));
  },
  Math.max(1_200_000, inProportion(20_000)),
);
