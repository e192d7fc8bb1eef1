/** Backups of a catalogue in use, and their way back. */
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { expect, onTestFinished } from "vitest";
import { writeBackup } from "@/lib/keep/backup.mjs";
import { backUpDaily } from "@/lib/keep/daily.mjs";
import { restoreBackup } from "@/lib/keep/restore.mjs";
import { ensureDatabase } from "@/lib/setup/database.mjs";
import { runCommand } from "@/tests/helpers/commands";
import { test } from "@/tests/helpers/database";
import { entry, importEntries } from "@/tests/helpers/entries";

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "broadsheet-backup-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function titlesIn(file: string): unknown[] {
  const database = new Database(file, { readonly: true });
  const titles = database.prepare("SELECT title FROM Paper ORDER BY id").pluck().all();
  database.close();
  return titles;
}

function change(file: string, sql: string): void {
  const database = new Database(file);
  database.exec(sql);
  database.close();
}

test("a backup has one state of a catalogue that is being written to, in one file", async ({ db, databaseFile }) => {
  const papers = Array.from({ length: 2_000 }, (_, i) => entry(`Paper ${i}`, { abstract: `Words ${i}. `.repeat(300) }));
  await importEntries(db, papers);
  const target = path.join(temporaryFolder(), "new", "copy.db");
  let running = true;
  const importing = (async () => {
    for (let i = 0; running; i += 1) await importEntries(db, [entry(`Late ${i}`), entry(`Later ${i}`)]);
  })();
  const report = await writeBackup(databaseFile, target);
  running = false;
  await importing;
  expect(readdirSync(path.dirname(target))).toEqual(["copy.db"]);
  expect(report).toEqual({ file: target, papers: titlesIn(target).length, bytes: statSync(target).size });
  // Each import was two papers: a state between them would be odd.
  expect(report.papers % 2).toBe(0);
  expect(report.papers).toBeGreaterThanOrEqual(2_000);
  expect(titlesIn(databaseFile).length).toBeGreaterThan(report.papers);
});

test("what stands at the place of a backup is not overwritten", async ({ databaseFile }) => {
  const target = path.join(temporaryFolder(), "notes.txt");
  writeFileSync(target, "notes");
  await expect(writeBackup(databaseFile, target)).rejects.toThrow(`${target} exists already.`);
  expect(readFileSync(target, "utf8")).toBe("notes");
});

test("a backup by command into a folder; nothing is restored while a server has the catalogue open", async ({
  db,
  databaseFile,
  databaseUrl,
}) => {
  await importEntries(db, [entry("One")]);
  const folder = temporaryFolder();
  const env = { DATABASE_URL: databaseUrl };
  const made = await runCommand(["backup", `${folder}/`], { env });
  expect(made.code).toBe(0);
  expect(made.stdout).toMatch(/\/test-\d{8}-\d{6}\.db: 1 paper, \d\.\d MB, checked\.\n$/);
  const [name = ""] = readdirSync(folder);
  await importEntries(db, [entry("Two")]);

  const refused = await runCommand(["restore", path.join(folder, name)], { env });
  expect(refused).toMatchObject({ code: 1, stdout: "" });
  expect(refused.stderr).toBe(
    `${databaseFile} is in use. Stop the server, and imports and syncs that run, then run the same command again.\n`,
  );
  expect(titlesIn(databaseFile)).toEqual(["One", "Two"]);
});

test("a restore by command: what was there is kept, and the version goes on", async ({ databaseFile, databaseUrl }) => {
  const papers = (database: string, title: string) =>
    change(
      database,
      `INSERT INTO Paper (slug, title, abstract, abstractKind, factSources, updatedAt, contentUpdatedAt)
       VALUES ('${title}', '${title}', '', 'none', '{}', 1, 1);
       INSERT OR REPLACE INTO CatalogueState VALUES ('version', '7')`,
    );
  papers(databaseFile, "One");
  const backup = path.join(temporaryFolder(), "copy.db");
  await writeBackup(databaseFile, backup);
  papers(databaseFile, "Two");
  change(databaseFile, "UPDATE CatalogueState SET value = '19' WHERE key = 'version'");
  const { code, stdout } = await runCommand(["restore", backup], { env: { DATABASE_URL: databaseUrl } });
  expect([code, titlesIn(databaseFile)]).toEqual([0, ["One"]]);
  const kept = /^What was there is kept: (.+)$/m.exec(stdout)?.[1] ?? "";
  expect(path.basename(kept)).toMatch(/^test\.replaced-\d{8}-\d{6}\.db$/);
  expect(titlesIn(kept)).toEqual(["One", "Two"]);
  expect(titlesIn(backup)).toEqual(["One"]);
  const database = new Database(databaseFile);
  expect(database.prepare("SELECT value FROM CatalogueState WHERE key = 'version'").pluck().get()).toBe("20");
  database.close();
});

test("what is no backup is refused, and everything stays", async ({ databaseFile, templateFile }) => {
  const folder = temporaryFolder();
  const before = readFileSync(databaseFile);
  const refusal = (file: string) =>
    restoreBackup(file, databaseFile).then(
      () => "restored",
      (error: Error) => error.message,
    );
  const notes = path.join(folder, "notes.db");
  writeFileSync(notes, "not a database, but notes. ".repeat(100));
  expect(await refusal(notes)).toBe(`${notes} is not a readable SQLite database.`);

  const foreign = path.join(folder, "bookmarks.db");
  change(foreign, "CREATE TABLE bookmarks (id)");
  expect(await refusal(foreign)).toContain(`${foreign} is a database of another program`);

  const newer = path.join(folder, "newer.db");
  await writeBackup(templateFile, newer);
  change(
    newer,
    `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
     VALUES ('later', 'x', 1, '99990101000000_later', 1, 1)`,
  );
  expect(await refusal(newer)).toBe(
    `${newer} is newer than this version of Broadsheet (it has the migration 99990101000000_later). Update Broadsheet to restore it.`,
  );

  const cut = path.join(folder, "cut.db");
  writeFileSync(cut, readFileSync(templateFile).subarray(0, 40_000));
  expect(await refusal(cut)).toMatch(/damaged|not a readable/);

  expect(await refusal(path.join(folder, "nowhere.db"))).toContain("There is no file");
  expect(readFileSync(databaseFile).equals(before)).toBe(true);
  expect(readdirSync(path.dirname(databaseFile)).filter((name) => !/-(wal|shm)$/.test(name))).toEqual(["test.db"]);
});

test("a damaged catalogue gives way to its backup, with its log", async ({ databaseFile }) => {
  const backup = path.join(temporaryFolder(), "copy.db");
  await writeBackup(databaseFile, backup);
  writeFileSync(databaseFile, "torn".repeat(5_000));
  writeFileSync(`${databaseFile}-wal`, "a log of what is gone");
  const { replaced } = await restoreBackup(backup, databaseFile);
  expect(titlesIn(databaseFile)).toEqual([]);
  expect(readFileSync(replaced ?? "", "utf8").slice(0, 8)).toBe("torntorn");
  expect(readFileSync(`${replaced}-wal`, "utf8")).toBe("a log of what is gone");
});

test("a restore where no catalogue is", async ({ databaseFile }) => {
  const missing = path.join(temporaryFolder(), "catalogue.db");
  expect(await restoreBackup(databaseFile, missing)).toMatchObject({ replaced: null, pending: [] });
  expect(titlesIn(missing)).toEqual([]);
});

test("a database is copied before migrations change it; three copies stay", async ({ databaseFile }) => {
  const folder = path.dirname(databaseFile);
  const copies = () => readdirSync(folder).filter((name) => name.includes("before-migration"));
  for (let day = 1; day <= 4; day += 1) {
    writeFileSync(path.join(folder, `test.before-migration-2025010${day}-000000.db`), "");
  }
  await ensureDatabase(databaseFile, { sample: false });
  expect(copies()).toHaveLength(4);
  // As the version before left it: without the last migration, which here only added a table.
  change(
    databaseFile,
    `DELETE FROM _prisma_migrations WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations);
     INSERT INTO CatalogueState VALUES ('mark', 'before')`,
  );
  await ensureDatabase(databaseFile, { sample: false }).catch(() => undefined);
  expect(copies()).toHaveLength(3);
  expect(copies().slice(0, 2)).toEqual([
    "test.before-migration-20250103-000000.db",
    "test.before-migration-20250104-000000.db",
  ]);
  const copy = new Database(path.join(folder, copies()[2] ?? ""));
  expect(copy.prepare("SELECT value FROM CatalogueState WHERE key = 'mark'").pluck().get()).toBe("before");
  copy.close();
});

test("one copy a day, the newest are kept, other files are let be", async ({ databaseFile }) => {
  const folder = path.join(temporaryFolder(), "daily");
  const on = (day: string) => backUpDaily(databaseFile, { folder, keep: 2, now: new Date(`${day}T03:00:00Z`) });
  await on("2026-01-01");
  expect(await on("2026-01-01")).toBeNull();
  writeFileSync(path.join(folder, "test-2025.db"), "somebody's own");
  await on("2026-01-02");
  await on("2026-01-03");
  expect(readdirSync(folder).sort()).toEqual(["test-2025.db", "test-2026-01-02.db", "test-2026-01-03.db"]);
  const begun = path.join(folder, "test-2026-01-04.db.part-1");
  writeFileSync(begun, "");
  utimesSync(begun, new Date("2026-01-04T02:59:00Z"), new Date("2026-01-04T02:59:00Z"));
  expect(await on("2026-01-04")).toBeNull();
  utimesSync(begun, new Date("2026-01-04T02:00:00Z"), new Date("2026-01-04T02:00:00Z"));
  expect(await on("2026-01-04")).not.toBeNull();
  expect(existsSync(path.join(folder, "test-2026-01-04.db"))).toBe(true);
  expect(existsSync(begun)).toBe(false);
});
