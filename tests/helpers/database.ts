/** A fresh database for each test: a copy of a template file that is migrated once. */
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { test as base } from "vitest";
import { createDb, type Db } from "@/lib/db";
import { makeDatabase } from "@/tests/helpers/make-database";

interface DatabaseFixtures {
  /** Path of a migrated database without papers, of this test alone. */
  databaseFile: string;
  /** The same as `DATABASE_URL` says it: for commands that a test starts. */
  databaseUrl: string;
  /** A client for it. Opened when a test asks for it, closed after the test. */
  db: Db;
}

interface WorkerFixtures {
  templateFile: string;
}

/** Vitest's `test` with a database of its own: `test("saves a paper", async ({ db }) => { … })`. */
export const test = base.extend<DatabaseFixtures & WorkerFixtures>({
  templateFile: [
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads the pattern to know what a fixture needs
    async ({}, use) => {
      const folder = mkdtempSync(path.join(os.tmpdir(), "broadsheet-template-"));
      const file = path.join(folder, "template.db");
      await makeDatabase(file);
      await use(file);
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: "worker" },
  ],
  databaseFile: async ({ templateFile }, use) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), "broadsheet-test-"));
    const file = path.join(folder, "test.db");
    copyFileSync(templateFile, file);
    await use(file);
    rmSync(folder, { recursive: true, force: true });
  },
  databaseUrl: async ({ databaseFile }, use) => {
    await use(`file:${databaseFile}`);
  },
  db: async ({ databaseUrl }, use) => {
    const db = await createDb(databaseUrl);
    await use(db);
    await db.$disconnect();
  },
});
