/**
 * A disk that is full or read-only, a file that is locked or replaced: reading goes on, writing fails with one clear
 * sentence, nothing is torn. The disk is a tmpfs of some megabytes.
 */
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { expect, onTestFinished } from "vitest";
import { createDb } from "@/lib/db";
import { writeBackup } from "@/lib/keep/backup.mjs";
import { checkDatabase } from "@/lib/keep/check";
import { EMPTY_REQUEST, searchPapers } from "@/lib/search/search";
import { openCatalogue } from "@/lib/serve/catalogue.mjs";
import { runCommand } from "@/tests/helpers/commands";
import { dailyListJson, inventPapers } from "@/tests/helpers/daily-list";
import { test } from "@/tests/helpers/database";
import { entry, importEntries } from "@/tests/helpers/entries";
import { mountSmallDisk, type SmallDisk } from "@/tests/helpers/small-disk";

/** A catalogue with one paper on a disk of its own. */
async function catalogueOn(disk: SmallDisk, templateFile: string): Promise<string> {
  const file = path.join(disk.folder, "papers.db");
  copyFileSync(templateFile, file);
  const db = await createDb(`file:${file}`);
  await importEntries(db, [entry("Marmots before the flood")]);
  await db.$disconnect();
  return file;
}

function titlesIn(file: string): unknown[] {
  const database = new Database(file, { readonly: true });
  const titles = database.prepare("SELECT title FROM Paper ORDER BY id").pluck().all();
  database.close();
  return titles;
}

/** Fills the disk but for so many bytes. Gives a function that frees it again. */
function fill(disk: SmallDisk, free: number): () => void {
  const { bavail, bsize } = statfsSync(disk.folder);
  const filler = path.join(disk.folder, "filler");
  writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - free)));
  return () => rmSync(filler);
}

function writeDay(folder: string, day: string, papers: number): string {
  const file = path.join(folder, `${day}.json`);
  writeFileSync(file, dailyListJson(inventPapers(day, papers)));
  return file;
}

test("a full disk: an import says so and leaves nothing half; reading goes on; with room again it works", async ({
  templateFile,
  databaseFile,
}) => {
  const disk = mountSmallDisk(16);
  if (disk === null) return;
  const file = await catalogueOn(disk, templateFile);
  const env = { DATABASE_URL: `file:${file}` };
  const elsewhere = path.dirname(databaseFile);
  const [small, large] = [writeDay(elsewhere, "2025-02-03", 4), writeDay(elsewhere, "2025-02-04", 900)];
  const free = fill(disk, 700_000);

  const failed = await runCommand(["import", small, large, "--json"], { env });
  expect(failed.code).toBe(2);
  expect(failed.stdout.trimEnd().split("\n")).toHaveLength(1);
  expect(failed.stderr).toBe(
    `The disk that holds ${file} is full. Free some space and start again. What was being read is left out whole; what was read before is in.\n`,
  );
  expect(checkDatabase(file)).toEqual([]);
  expect(titlesIn(file)).toHaveLength(5);
  const db = await createDb(env.DATABASE_URL);
  expect((await searchPapers(db, { ...EMPTY_REQUEST, q: "marmots" })).total).toBe(1);
  await db.$disconnect();

  // How much the failed import left of the space depends on where it was when that ran out.
  free();
  const freeAgain = fill(disk, 100_000);
  const backup = await runCommand(["backup", path.join(disk.folder, "copy.db")], { env });
  expect([backup.code, backup.stderr]).toEqual([1, `The disk that holds ${disk.folder} is full: no copy was made.\n`]);
  expect(readdirSync(disk.folder).filter((name) => name.includes("copy"))).toEqual([]);

  freeAgain();
  expect((await runCommand(["import", small, large, "--json"], { env })).code).toBe(0);
  expect(titlesIn(file)).toHaveLength(905);
  expect(checkDatabase(file)).toEqual([]);
});

test("a full disk stops a migration before it begins", async ({ templateFile }) => {
  const disk = mountSmallDisk(8);
  if (disk === null) return;
  const file = await catalogueOn(disk, templateFile);
  const database = new Database(file);
  database.exec(
    "DELETE FROM _prisma_migrations WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations)",
  );
  database.close();
  fill(disk, 100_000);
  const { code, stderr } = await runCommand(["import", "-"], { env: { DATABASE_URL: `file:${file}` } });
  expect(code).toBe(1);
  expect(stderr).toContain(`The disk that holds ${disk.folder} is full: no copy was made.`);
  expect(titlesIn(file)).toEqual(["Marmots before the flood"]);
});

test("a read-only disk: commands say what to do, and the file stays as it is", async ({
  templateFile,
  databaseFile,
}) => {
  const disk = mountSmallDisk(8);
  if (disk === null) return;
  const backup = path.join(path.dirname(databaseFile), "copy.db");
  await writeBackup(templateFile, backup);
  const other = path.join(disk.folder, "other.db");
  copyFileSync(backup, other);
  const before = readFileSync(other);
  disk.remount("ro");
  const env = { DATABASE_URL: `file:${other}`, PORT: "0" };
  const day = writeDay(path.dirname(databaseFile), "2025-02-03", 4);
  for (const words of [["start"], ["import", day], ["restore", backup]]) {
    const { code, stderr } = await runCommand(words, { env });
    expect([words[0], code, stderr.trimEnd().split("\n").length]).toEqual([words[0], 1, 1]);
    expect(stderr).toMatch(/^Cannot write .*other\.db.*Make (the file and )?its folder writable, or /);
  }
  expect(readFileSync(other).equals(before)).toBe(true);
});

test("a file that is replaced under a server: its readers keep the old one, and it says that it is not ready", async ({
  databaseFile,
  templateFile,
  db,
}) => {
  await importEntries(db, [entry("Marmots that were here first")]);
  const catalogue = openCatalogue(databaseFile, { lookEveryMs: 0 });
  onTestFinished(catalogue.close);
  expect(catalogue.problem()).toBeNull();
  const fresh = `${databaseFile}.new`;
  copyFileSync(templateFile, fresh);
  renameSync(fresh, databaseFile);
  expect(catalogue.problem()).toBe(
    `${databaseFile} was replaced or removed while the server runs. Restart the server; npm run restore does it right.`,
  );
  expect((await searchPapers(db, { ...EMPTY_REQUEST, q: "marmots" })).total).toBe(1);
  expect(catalogue.readVersion()).toBe("1");
});

test("a locked database: reading goes on, a command says so", async ({ databaseFile, databaseUrl, db }) => {
  await importEntries(db, [entry("Marmots behind a lock")]);
  const holder = new Database(databaseFile);
  holder.exec("BEGIN IMMEDIATE");
  onTestFinished(() => void holder.close());
  expect((await searchPapers(db, { ...EMPTY_REQUEST, q: "marmots" })).total).toBe(1);
  // A backup is a reader.
  const copy = path.join(path.dirname(databaseFile), "copy.db");
  expect((await runCommand(["backup", copy], { env: { DATABASE_URL: databaseUrl } })).code).toBe(0);
  expect(existsSync(copy)).toBe(true);
});
