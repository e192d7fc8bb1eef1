/**
 * kill -9 at random moments of a sync, a backup, a restore, a migration and a digest. After each kill everything that can
 * be counted is counted again; imports are killed in import-kill.test.ts. `FAULT_ROUNDS` says how often each is killed.
 */
import { spawn } from "node:child_process";
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Database from "better-sqlite3";
import { expect } from "vitest";
import { createDb } from "@/lib/db";
import { askForList, confirmSubscription } from "@/lib/digest/subscriptions";
import { writeBackup } from "@/lib/keep/backup.mjs";
import { checkDatabase } from "@/lib/keep/check";
import { addDays } from "@/lib/papers/periods";
import { ensureBundle } from "@/lib/setup/script.mjs";
import { dailyListJson, inventPapers } from "@/tests/helpers/daily-list";
import { test as databaseTest } from "@/tests/helpers/database";
import { entry, importEntries } from "@/tests/helpers/entries";
import { FAULT_ROUNDS, FAULTS_SEED } from "@/tests/helpers/fault-rounds";
import { startMailServer } from "@/tests/helpers/mail-server";
import { body, type MisbehavingServer, servers } from "@/tests/helpers/misbehaving-server";
import { seededRandom } from "@/tests/helpers/random";

const test = databaseTest.extend<{ server: MisbehavingServer }>({ server: servers.server });

/** Runs `node` and kills it after some milliseconds or at a moment, or lets it end. True where it ended by itself. */
async function runKilled(args: string[], moment: number | Promise<void> | null): Promise<boolean> {
  const child = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  const kill = () => child.kill("SIGKILL");
  const timer = typeof moment === "number" ? setTimeout(kill, moment) : undefined;
  if (moment instanceof Promise) void moment.then(kill);
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) => {
    child.once("close", (...end) => resolve(end));
  });
  clearTimeout(timer);
  // 1: it did its work and has something to say of it.
  if (signal === null && code !== 0 && code !== 1) throw new Error(`It ended with ${code}: ${said}`);
  return signal === null;
}

/** How long it takes when it is left alone: kills fall anywhere in it. */
async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function read(file: string, sql: string): unknown {
  const database = new Database(file, { readonly: true });
  try {
    return database.prepare(sql).pluck().get();
  } finally {
    database.close();
  }
}

const inline = (code: string, ...words: string[]) => ["--input-type=module", "-e", code, ...words];
const moduleAt = (file: string) => JSON.stringify(path.resolve(file));

async function fill(file: string, papers: number): Promise<void> {
  const db = await createDb(`file:${file}`);
  await importEntries(
    db,
    Array.from({ length: papers }, (_, i) => entry(`Paper ${i}`, { abstract: `Marmots ${i} sleep. `.repeat(60) })),
  );
  await db.$disconnect();
}

test("a killed sync leaves whole lists, and the next one the rest", async ({ databaseFile, databaseUrl, server }) => {
  const random = seededRandom(FAULTS_SEED);
  const days = Array.from({ length: 12 }, (_, index) => addDays("2025-07-01", index));
  for (const day of days) {
    server.on(`/api/daily_papers?date=${day}&limit=100`, body(dailyListJson(inventPapers(day, 30))));
  }
  const script = await ensureBundle("tests/helpers/sync-process.ts");
  const words = (url: string) => [script, url, server.origin, "--from", days[0] ?? "", "--to", days.at(-1) ?? ""];
  const alone = `${databaseFile}.alone`;
  copyFileSync(databaseFile, alone);
  const whole = await timeOf(() => runKilled(words(`file:${alone}`), null));
  let kills = 0;
  for (let round = 0; round < FAULT_ROUNDS; round += 1) {
    if (!(await runKilled(words(databaseUrl), random() * whole))) kills += 1;
    const lists = Number(read(databaseFile, "SELECT count(*) FROM Edition"));
    expect(read(databaseFile, "SELECT count(*) FROM Paper")).toBe(lists * 30);
    expect(read(databaseFile, "SELECT count(*) FROM SyncList WHERE fetchedAt IS NOT NULL")).toBeLessThanOrEqual(lists);
    expect(checkDatabase(databaseFile)).toEqual([]);
  }
  await runKilled(words(databaseUrl), null);
  expect(read(databaseFile, "SELECT count(*) FROM Paper")).toBe(12 * 30);
  expect(checkDatabase(databaseFile)).toEqual([]);
  console.log(`sync: ${kills} kills in ${FAULT_ROUNDS} rounds, papers lost: 0`);
});

test("a killed backup is none, and the catalogue is as it was", async ({ databaseFile }) => {
  const random = seededRandom(FAULTS_SEED + 1);
  await fill(databaseFile, 2_000);
  const folder = path.join(path.dirname(databaseFile), "copies");
  const code = `import { writeBackup } from ${moduleAt("lib/keep/backup.mjs")}; await writeBackup(process.argv[1], process.argv[2]);`;
  const backUp = (name: string, killAfter: number | null) =>
    runKilled(inline(code, databaseFile, path.join(folder, name)), killAfter);
  const whole = await timeOf(() => backUp("first.db", null));
  let kills = 0;
  for (let round = 0; round < FAULT_ROUNDS; round += 1) {
    if (!(await backUp(`${round}.db`, (0.3 + 0.7 * random()) * whole))) kills += 1;
    if (existsSync(path.join(folder, `${round}.db`)))
      expect(checkDatabase(path.join(folder, `${round}.db`))).toEqual([]);
  }
  for (const name of readdirSync(folder).filter((each) => each.endsWith(".db"))) {
    expect(read(path.join(folder, name), "SELECT count(*) FROM Paper")).toBe(2_000);
  }
  expect(checkDatabase(databaseFile)).toEqual([]);
  console.log(`backup: ${kills} kills in ${FAULT_ROUNDS} rounds, half backups: 0`);
});

test("a killed restore leaves the old catalogue or the new one", async ({ databaseFile }) => {
  const random = seededRandom(FAULTS_SEED + 2);
  const folder = path.dirname(databaseFile);
  const [one, two] = [path.join(folder, "one.db"), path.join(folder, "two.db")];
  await fill(databaseFile, 300);
  await writeBackup(databaseFile, one);
  await fill(databaseFile, 1_200);
  await writeBackup(databaseFile, two);
  const place = path.join(folder, "restored", "papers.db");
  mkdirSync(path.dirname(place));
  copyFileSync(one, place);
  const code = `import { restoreBackup } from ${moduleAt("lib/keep/restore.mjs")}; await restoreBackup(process.argv[1], process.argv[2]);`;
  const restore = (backup: string, killAfter: number | null) => runKilled(inline(code, backup, place), killAfter);
  const whole = await timeOf(() => restore(two, null));
  let kills = 0;
  for (let round = 0; round < FAULT_ROUNDS; round += 1) {
    if (!(await restore(round % 2 === 0 ? one : two, (0.3 + 0.7 * random()) * whole))) kills += 1;
    expect([300, 1_200]).toContain(read(place, "SELECT count(*) FROM Paper"));
    expect(checkDatabase(place)).toEqual([]);
  }
  console.log(`restore: ${kills} kills in ${FAULT_ROUNDS} rounds, catalogues lost: 0`);
});

test("a killed migration is wholly in or wholly out", async ({ databaseFile }) => {
  const random = seededRandom(FAULTS_SEED + 3);
  await fill(databaseFile, 3_000);
  const folder = path.dirname(databaseFile);
  const definition = path.join(folder, "prisma");
  cpSync("prisma", definition, { recursive: true, filter: (source) => !source.includes(".db") });
  // As Prisma alters a table: a new one, all rows over, the old one gone, its name to the new one.
  const columns = new Database(databaseFile).prepare<[], { sql: string }>(
    "SELECT sql FROM sqlite_master WHERE name = 'Paper'",
  );
  const created = columns.get()?.sql ?? "";
  const added = path.join(definition, "migrations/99990101000000_later");
  mkdirSync(added);
  writeFileSync(
    path.join(added, "migration.sql"),
    `${created.replace('"Paper"', '"new_Paper"').replace('"title"', '"later" TEXT DEFAULT \'x\', "title"')};
     INSERT INTO new_Paper SELECT id, slug, arxivId, doi, 'x', ${paperColumnsAfter(created, "doi")} FROM Paper;
     DROP TABLE Paper; ALTER TABLE new_Paper RENAME TO Paper;
     CREATE INDEX later_index ON Paper(later, title, abstract);`,
  );
  const code = `import { openDatabase } from ${moduleAt("lib/setup/open-database.mjs")};
    import { migrate, readDefinition } from ${moduleAt("lib/setup/migrations.mjs")};
    const database = await openDatabase(process.argv[1]);
    migrate(database, readDefinition(process.argv[2]));`;
  const migrate = (file: string, killAfter: number | null) => runKilled(inline(code, file, definition), killAfter);
  const copyOf = (name: string) => {
    const file = path.join(folder, name);
    copyFileSync(databaseFile, file);
    return file;
  };
  const whole = await timeOf(() => migrate(copyOf("alone.db"), null));
  let kills = 0;
  for (let round = 0; round < FAULT_ROUNDS; round += 1) {
    const file = copyOf(`migrated-${round}.db`);
    if (!(await migrate(file, (0.2 + 0.8 * random()) * whole))) kills += 1;
    const isNoted = read(file, "SELECT count(*) FROM _prisma_migrations WHERE migration_name LIKE '%_later'") === 1;
    const isIn = read(file, "SELECT count(*) FROM pragma_table_info('Paper') WHERE name = 'later'") === 1;
    expect(isIn).toBe(isNoted);
    expect(read(file, "SELECT count(*) FROM Paper")).toBe(3_000);
    expect(read(file, "PRAGMA integrity_check")).toBe("ok");
    if (!isIn) expect(checkDatabase(file)).toEqual([]);
    await migrate(file, null);
    expect(read(file, "SELECT count(*) FROM pragma_table_info('Paper') WHERE name = 'later'")).toBe(1);
    expect(read(file, "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'Paper'")).toBe(3);
  }
  console.log(`migration: ${kills} kills in ${FAULT_ROUNDS} rounds, half migrations: 0`);
});

/** Names of the columns of a CREATE TABLE that follow one of them. */
function paperColumnsAfter(created: string, column: string): string {
  const names = [...created.matchAll(/^\s+"(\w+)" /gm)].flatMap(([, name]) => name ?? []);
  return names
    .slice(names.indexOf(column) + 1)
    .map((name) => `"${name}"`)
    .join(", ");
}

test("a killed digest reaches nobody twice", async ({ db, databaseFile, databaseUrl }) => {
  const random = seededRandom(FAULTS_SEED + 4);
  const mails = await startMailServer();
  const at = new Date("2025-08-13T07:30:00Z");
  const papers = [1, 2, 3].map((n) => entry(`Marmots ${n}`, { arxivId: `2508.0000${n}`, listedOn: "2025-08-12" }));
  await importEntries(db, papers, { day: "2025-08-12" });
  const readers = Array.from({ length: 4 * FAULT_ROUNDS }, (_, index) => `reader-${index}@readers.test`);
  for (const email of readers) {
    const { confirmToken } = await askForList(db, { email, list: "/editions", every: "day" }, at);
    await confirmSubscription(db, confirmToken ?? "", at);
  }
  const script = await ensureBundle("tests/helpers/digest-process.ts");
  const words = [script, databaseUrl, mails.url, "https://papers.test", at.toISOString()];
  let kills = 0;
  for (let round = 0; round < FAULT_ROUNDS; round += 1) {
    // Somewhere in or after the first, second or third mail of this process.
    const enough = mails.received.length + 1 + Math.floor(random() * 3);
    const moment = (async () => {
      while (mails.received.length < enough) await sleep(1);
      await sleep(random() * 20);
    })();
    if (!(await runKilled(words, moment))) kills += 1;
    const reached = mails.received.map(({ to }) => to);
    expect(new Set(reached).size).toBe(reached.length);
    expect(read(databaseFile, "SELECT count(*) FROM DigestMail WHERE state = 'sending'")).toBeLessThanOrEqual(1);
  }
  await runKilled(words, null);
  await mails.close();
  const reached = mails.received.map(({ to }) => to);
  expect(new Set(reached).size).toBe(reached.length);
  const count = (state: string) =>
    Number(read(databaseFile, `SELECT count(*) FROM DigestMail WHERE state = '${state}'`));
  // Of one that was cut off between the mail server and the note of it, nobody knows whether it came: not sent again.
  expect(count("sent") + count("unknown")).toBe(readers.length);
  expect(reached.length).toBeGreaterThanOrEqual(count("sent"));
  expect(count("unknown")).toBeLessThanOrEqual(kills);
  expect(checkDatabase(databaseFile)).toEqual([]);
  console.log(
    `digest: ${kills} kills in ${FAULT_ROUNDS} rounds, sent twice: 0, not known whether sent: ${count("unknown")}`,
  );
});
