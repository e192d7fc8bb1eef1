/** `npm start` where everything is built already. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { runCommand } from "@/tests/helpers/commands";
import { startServer } from "@/tests/helpers/server";

test("a second start has nothing left to do, and stops when it is told to", async () => {
  test.slow();
  const folder = mkdtempSync(path.join(os.tmpdir(), "broadsheet-start-"));
  try {
    const env = { DATABASE_URL: `file:${path.join(folder, "data/new.db")}` };
    const first = await startServer(env);
    expect((await fetch(first.address)).status).toBe(200);
    const firstEnd = await first.stop();
    expect(firstEnd).toMatchObject({ code: 0 });
    expect(firstEnd.stderr).toMatch(/^Bringing the database up to date … .*\nImporting the bundled sample … .*\n$/);

    const second = await startServer({ ...env, METRICS: "on" });
    expect(await (await fetch(second.address)).text()).toContain("Broadsheet");
    // The compiler of Next.js would take 24 MB for as long as the server runs.
    if (process.platform === "linux") expect(readFileSync(`/proc/${second.pid}/maps`, "utf8")).not.toContain("swc");
    const metrics = await (await fetch(`${second.address}/metrics`)).text();
    expect(metrics).toContain(`\nbroadsheet_search_threads ${os.availableParallelism() > 1 ? 1 : 0}\n`);
    expect(await second.stop()).toMatchObject({ code: 0, stderr: "" });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("a setting that is wrong ends the start with one sentence", async () => {
  test.slow();
  const folder = mkdtempSync(path.join(os.tmpdir(), "broadsheet-start-"));
  try {
    const database = `file:${path.join(folder, "new.db")}`;
    const env = { DATABASE_URL: database, PORT: "0", PUBLIC_URL: "papers" };
    const onNewDatabase = await runCommand(["start"], { env });
    expect(onNewDatabase.code).toBe(1);
    expect(onNewDatabase.stderr).toMatch(/sample … failed\nWrong environment\. PUBLIC_URL: .*\n$/);
    const server = await startServer({ DATABASE_URL: database });
    await server.stop();
    const onFilledDatabase = await runCommand(["start"], { env });
    expect(onFilledDatabase.code).toBe(1);
    expect(onFilledDatabase.stderr).toMatch(/^Wrong environment\. PUBLIC_URL: .*\n$/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
