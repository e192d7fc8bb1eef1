/** A clock that jumps, as when a laptop wakes or a time server corrects it by years. */

import { existsSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { expect, onTestFinished, vi } from "vitest";
import { checkDatabase } from "@/lib/keep/check";
import { backUpDaily } from "@/lib/keep/daily.mjs";
import { test } from "@/tests/helpers/database";
import { entry, importEntries } from "@/tests/helpers/entries";

const YEAR_MS = 365 * 86_400_000;

function useJumpingClock(): (years: number) => void {
  vi.useFakeTimers({ toFake: ["Date"] });
  onTestFinished(() => void vi.useRealTimers());
  const begun = Date.now();
  return (years) => vi.setSystemTime(begun + years * YEAR_MS);
}

test("imports at times that jump back and forth lose nothing, and each moves the version on", async ({
  db,
  databaseFile,
}) => {
  const jump = useJumpingClock();
  const versions: number[] = [];
  for (const [round, years] of [0, 30, -20, 5, -56, 70, 0].entries()) {
    jump(years);
    await importEntries(db, [
      entry("A paper of every round", { arxivId: "2501.00001", upvotes: round, listedOn: "2025-01-02" }),
      entry(`Paper of round ${round}`, { listedOn: "2025-01-03" }),
    ]);
    const rows = await db.$queryRawUnsafe<{ value: string }[]>(
      "SELECT value FROM CatalogueState WHERE key = 'version'",
    );
    versions.push(Number(rows[0]?.value));
  }
  expect(versions).toEqual([...versions].sort((a, b) => a - b));
  expect(new Set(versions).size).toBe(7);
  expect(await db.paper.count()).toBe(8);
  expect(checkDatabase(databaseFile)).toEqual([]);
});

test("an import that waits for another writer goes by the time that has passed, not by the clock", async ({
  db,
  databaseFile,
}) => {
  const jump = useJumpingClock();
  const holder = new Database(databaseFile);
  onTestFinished(() => void holder.close());
  holder.exec("BEGIN IMMEDIATE");
  const importing = importEntries(db, [entry("Marmots who wait")]);
  await new Promise((resolve) => setTimeout(resolve, 150));
  jump(2);
  await new Promise((resolve) => setTimeout(resolve, 300));
  holder.exec("ROLLBACK");
  expect((await importing).created).toBe(1);
  expect(checkDatabase(databaseFile)).toEqual([]);
});

test("a day that comes again is not backed up again, and a copy begun in the future does not stand in the way", async ({
  databaseFile,
}) => {
  const folder = path.join(path.dirname(databaseFile), "daily");
  const on = (day: string) => backUpDaily(databaseFile, { folder, keep: 9, now: new Date(`${day}T12:00:00Z`) });
  expect(await on("2030-05-01")).not.toBeNull();
  expect(await on("2026-05-01")).not.toBeNull();
  expect(await on("2030-05-01")).toBeNull();
  expect(existsSync(path.join(folder, "test-2026-05-01.db"))).toBe(true);
});
