/** Several server processes on one port. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { finished, runCommand, spawnCommand } from "@/tests/helpers/commands";

interface Answer {
  status: number;
  /** Which process answered: its own beginning of request ids. */
  process: string;
  text: string;
}

/** Each on a connection of its own, so that every process gets its turn. */
function ask(address: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    http
      .request(address, { agent: false, headers: { connection: "close" }, timeout: 10_000 }, (answer) => {
        let text = "";
        answer.setEncoding("utf8").on("data", (part) => {
          text += part;
        });
        answer.on("end", () => {
          const id = String(answer.headers["x-request-id"]).split("-")[0] ?? "";
          resolve({ status: answer.statusCode ?? 0, process: id, text });
        });
      })
      .on("timeout", function (this: http.ClientRequest) {
        this.destroy(new Error(`no answer from ${address}`));
      })
      .on("error", reject)
      .end();
  });
}

async function askAll(address: string, times = 8): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let time = 0; time < times; time += 1) answers.push(await ask(address));
  return answers;
}

const processesOf = (answers: Answer[]): Set<string> => new Set(answers.map((answer) => answer.process));

const childrenOf = (pid: number): number[] =>
  execFileSync("ps", ["-o", "pid=", "--ppid", String(pid)], { encoding: "utf8" })
    .split("\n")
    .flatMap((line) => Number(line) || []);

const TOKEN = "a token of this test";

/** Starts a server as an owner does and does something with it while it runs. */
async function withServer(
  processes: string,
  use: (server: { address: string; pid: number; env: Record<string, string> }) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "broadsheet-processes-"));
  const database = { DATABASE_URL: `file:${path.join(folder, "papers.db")}` };
  const env = { ...database, WEB_CONCURRENCY: processes, PORT: "0", METRICS: "on", ADMIN_TOKEN: TOKEN };
  const child = spawnCommand(["start"], { env });
  const ended = finished(child);
  try {
    const address = await new Promise<string>((resolve, reject) => {
      child.stdout?.on("data", (text) => {
        const ready = /is ready: (\S+)/.exec(String(text))?.[1];
        if (ready !== undefined) resolve(ready.replace("localhost", "127.0.0.1"));
      });
      ended.then(({ stderr }) => reject(new Error(stderr)), reject);
    });
    await use({ address, pid: child.pid ?? 0, env });
    child.kill("SIGTERM");
    expect((await ended).code).toBe(0);
  } finally {
    child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  }
}

test("two processes answer on one port, agree after an import, and one that dies is replaced", async () => {
  test.skip(process.platform !== "linux", "Processes are found with Linux's ps.");
  test.slow();
  await withServer("2", async ({ address, pid, env }) => {
    const before = await askAll(`${address}/papers?q=kilnfire`);
    expect(processesOf(before).size).toBe(2);

    const imported = await runCommand(["import", "tests/fixtures/api/paper.json"], { env });
    expect(imported.code, imported.stderr).toBe(0);
    const after = await askAll(`${address}/papers?q=kilnfire`);
    expect(processesOf(after).size).toBe(2);
    for (const { text } of after) expect(text).toContain("Glazing Small");

    // The desk follows its jobs in the memory of one process: whoever is asked hands the question on to it.
    const desk = await askAll(`${address}/import`);
    expect(new Set(desk.map(({ status }) => status))).toEqual(new Set([200]));
    expect(processesOf(desk).size).toBe(1);

    const [first, second] = childrenOf(pid);
    for (const victim of [first, second]) {
      if (victim === undefined) throw new Error("a process is missing");
      process.kill(victim, "SIGKILL");
      // A connection that was just being handed to the one that died is lost with it.
      const alive = () => askAll(`${address}/healthz`).then(processesOf, () => new Set());
      await expect.poll(async () => (await alive()).size, { timeout: 60_000 }).toBe(2);
      expect(childrenOf(pid)).not.toContain(victim);
    }
    await expect.poll(async () => (await ask(`${address}/import`)).status).toBe(200);
  });
});

test("one process by number searches by itself, and is replaced when it dies", async () => {
  test.skip(process.platform !== "linux", "Processes are found with Linux's ps.");
  test.slow();
  await withServer("1", async ({ address, pid, env }) => {
    const imported = await runCommand(["import", "tests/fixtures/api/paper.json"], { env });
    expect(imported.code, imported.stderr).toBe(0);
    const found = await askAll(`${address}/papers?q=kilnfire`, 2);
    expect(processesOf(found).size).toBe(1);
    for (const { text } of found) expect(text).toContain("Glazing Small");
    const metrics = await fetch(`${address}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } });
    expect(await metrics.text()).toContain("\nbroadsheet_search_threads 0\n");

    const [victim] = childrenOf(pid);
    if (victim === undefined) throw new Error("the process is missing");
    process.kill(victim, "SIGKILL");
    const state = () =>
      ask(`${address}/papers?q=kilnfire`).then(
        ({ status }) => status,
        () => 0,
      );
    await expect.poll(state, { timeout: 60_000 }).toBe(200);
    expect(childrenOf(pid)).not.toContain(victim);
  });
});
