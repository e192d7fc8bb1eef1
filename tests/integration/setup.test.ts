/** The commands as owners start them, where something is wrong: one sentence that says what to do, exit code 1. */
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { expect, onTestFinished } from "vitest";
import { ensureDatabase } from "@/lib/setup/database.mjs";
import { runCommand } from "@/tests/helpers/commands";
import { test } from "@/tests/helpers/database";

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "broadsheet-setup-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs a command that must fail, and gives what it said. */
async function complaintOf(words: string[], env: Record<string, string>): Promise<string> {
  const { code, stdout, stderr } = await runCommand(words, { env });
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  return stderr.trimEnd();
}

async function takePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

test("a port that is taken", async ({ databaseUrl }) => {
  const port = await takePort();
  expect(await complaintOf(["start"], { DATABASE_URL: databaseUrl, PORT: String(port) })).toBe(
    `Port ${port} is taken by another program. Stop it, or choose another: PORT=${port + 1} npm start`,
  );
});

test("an address that is not of this machine, and ports that are none", async ({ databaseUrl }) => {
  const start = (env: Record<string, string>) => complaintOf(["start"], { DATABASE_URL: databaseUrl, ...env });
  expect(await start({ HOST: "192.0.2.1", PORT: "0" })).toContain("HOST=192.0.2.1 is not an address of this machine.");
  expect(await start({ PORT: "http" })).toBe('PORT must be a whole number from 0 to 65535, not "http".');
  expect(await start({ PORT: "65536" })).toBe('PORT must be a whole number from 0 to 65535, not "65536".');
});

test("an address of a database that is not SQLite", async () => {
  expect(await complaintOf(["import", "x"], { DATABASE_URL: "postgresql://localhost/papers" })).toBe(
    'DATABASE_URL must look like file:./prisma/broadsheet.db, not "postgresql://localhost/papers".',
  );
});

test("a file that is no database stays as it is", async () => {
  const file = path.join(temporaryFolder(), "notes.db");
  const content = "Not a database, but somebody's notes.\n".repeat(100);
  writeFileSync(file, content);
  for (const words of [["start"], ["import", "x"]]) {
    expect(await complaintOf(words, { DATABASE_URL: `file:${file}`, PORT: "0" })).toContain(
      `${file} is not a readable SQLite database. Restore a backup of it`,
    );
  }
  expect(readFileSync(file, "utf8")).toBe(content);
});

test("a database whose pages are damaged", async ({ databaseFile }) => {
  const bytes = readFileSync(databaseFile);
  bytes.fill(0xff, 100, 4096);
  writeFileSync(databaseFile, bytes);
  expect(await complaintOf(["start"], { DATABASE_URL: `file:${databaseFile}`, PORT: "0" })).toContain(
    "is not a readable SQLite database",
  );
});

test("a folder that cannot be written to", async () => {
  const inTheWay = path.join(temporaryFolder(), "file");
  writeFileSync(inTheWay, "");
  const file = path.join(inTheWay, "broadsheet.db");
  expect(await complaintOf(["start"], { DATABASE_URL: `file:${file}`, PORT: "0" })).toBe(
    `Cannot write to ${file}. Make the file and its folder writable, or set DATABASE_URL to another file.`,
  );
});

test("a folder in place of the database", async () => {
  const folder = temporaryFolder();
  expect(await complaintOf(["start"], { DATABASE_URL: `file:${folder}`, PORT: "0" })).toContain("Cannot write to");
});

test("a database of a later version stays as it is", async ({ databaseFile, databaseUrl }) => {
  const database = new Database(databaseFile);
  database.exec(
    `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
     VALUES ('later', 'x', 1, '99990101000000_later', 1, 1)`,
  );
  database.close();
  expect(await complaintOf(["start"], { DATABASE_URL: databaseUrl, PORT: "0" })).toContain(
    "is newer than this version of Broadsheet (it has the migration 99990101000000_later). Update Broadsheet",
  );
});

test("a database of another program stays as it is", async () => {
  const file = path.join(temporaryFolder(), "bookmarks.db");
  const database = new Database(file);
  database.exec("CREATE TABLE bookmarks (id INTEGER)");
  database.close();
  expect(await complaintOf(["import", "x"], { DATABASE_URL: `file:${file}` })).toContain(
    "is a database of another program",
  );
});

test("a command that does not exist", async () => {
  expect(await complaintOf(["strat"], {})).toMatch(/^Commands: start, /);
});

test("an import starts in the caller's folder, makes the database, and keeps its output for the report", async () => {
  const folder = temporaryFolder();
  copyFileSync("tests/fixtures/pages/with-facts.txt", path.join(folder, "page.txt"));
  const env = { DATABASE_URL: `file:${path.join(folder, "data/catalogue.db")}` };
  const first = await runCommand(["import", "page.txt", "--json"], { env, cwd: folder });
  expect(first.stderr).toMatch(/^Bringing the database up to date … \d+\.\d s\n/);
  const lines = first.stdout.trimEnd().split("\n");
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ file: "page.txt", unchanged: 0 });
  expect(existsSync(path.join(folder, "data/catalogue.db"))).toBe(true);
  const second = await runCommand(["import", "page.txt", "--json"], { env, cwd: folder });
  expect(JSON.parse(second.stdout)).toMatchObject({ created: 0, updated: 0 });
  expect(second.stderr).not.toContain("Bringing");
});

test("an import passes the exit code of its report on", async ({ databaseUrl }) => {
  const file = path.join(temporaryFolder(), "empty.txt");
  writeFileSync(file, "");
  expect((await runCommand(["import", file], { env: { DATABASE_URL: databaseUrl } })).code).toBe(2);
});

test("imports that start together on a missing database both succeed", async () => {
  const folder = temporaryFolder();
  const env = { DATABASE_URL: `file:${path.join(folder, "shared.db")}` };
  const pages = ["with-facts.txt", "trending.txt"].map((name) => path.resolve("tests/fixtures/pages", name));
  const results = await Promise.all(pages.map((page) => runCommand(["import", page, "--json"], { env })));
  expect(results.map(({ code }) => code)).toEqual([0, 0]);
  const database = new Database(path.join(folder, "shared.db"));
  expect(database.prepare("SELECT count(*) FROM ImportRun").pluck().get()).toBe(2);
  expect(database.pragma("integrity_check", { simple: true })).toBe("ok");
  database.close();
});

test("an empty database gets the sample once, a part that is missing too, and one with imports none", async () => {
  const file = path.join(temporaryFolder(), "sample.db");
  const papers = (change = "") => {
    const database = new Database(file);
    database.exec(change);
    const count = database.prepare("SELECT count(*) FROM Paper").pluck().get();
    database.close();
    return count;
  };
  await ensureDatabase(file, { sample: false });
  expect(papers()).toBe(0);
  await ensureDatabase(file, { sample: true });
  expect(papers()).toBe(81);
  const oneDay =
    "DELETE FROM ImportRun WHERE source LIKE '%2025-12-08%'; DELETE FROM Paper WHERE firstListedOn = '2025-12-08'";
  expect(papers(oneDay)).toBeLessThan(81);
  await ensureDatabase(file, { sample: true });
  expect(papers()).toBe(81);
  papers("UPDATE ImportRun SET format = 'page-text' WHERE id = 1; DELETE FROM Paper");
  await ensureDatabase(file, { sample: true });
  expect(papers()).toBe(0);
});
