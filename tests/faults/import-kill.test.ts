/** An import that is killed at any moment leaves each file wholly in or wholly out, and the next one completes it. */
import { spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import Database from "better-sqlite3";
import { expect } from "vitest";
import { checkDatabase } from "@/lib/keep/check";
import { addDays } from "@/lib/papers/periods";
import { ensureBundle } from "@/lib/setup/script.mjs";
import { dailyListJson, type InventedPaper, inventPapers } from "@/tests/helpers/daily-list";
import { test } from "@/tests/helpers/database";
import { FAULT_ROUNDS, FAULTS_SEED } from "@/tests/helpers/fault-rounds";
import { makeDatabase } from "@/tests/helpers/make-database";
import { seededRandom } from "@/tests/helpers/random";
import { readIndex } from "@/tests/helpers/read-index";

/** Of some 50 papers each: about ten of them share a transaction. */
const FILES = 60;
const KILLS = FAULT_ROUNDS + 2;

/** Files of a day each: new papers, and one of the day before that has more votes by now. */
function writeFiles(folder: string): Map<string, number> {
  const papersOf = new Map<string, number>();
  let before: InventedPaper | undefined;
  for (let index = 0; index < FILES; index += 1) {
    const day = addDays("2025-01-01", index);
    const papers = inventPapers(day, 25 + ((index * 7) % 50));
    const all = before ? [...papers, { ...before, day, upvotes: 200 }] : papers;
    writeFileSync(path.join(folder, `${day}.json`), dailyListJson(all));
    papersOf.set(day, all.length);
    before = papers[0];
  }
  return papersOf;
}

interface ImportRun {
  /** Files done, by the lines it printed. */
  lines: number;
  status: number | null;
}

/** Runs the import as a process; kills it so many milliseconds after so many lines. */
async function runImport(
  command: string,
  databaseUrl: string,
  folder: string,
  kill?: { afterLines: number; ms: number },
): Promise<ImportRun> {
  const child = spawn(process.execPath, [command, folder, "--json"], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const closed = new Promise<number | null>((resolve) => child.once("close", resolve));
  const killSoon = () => {
    if (kill) setTimeout(() => child.kill("SIGKILL"), kill.ms);
  };
  if (kill?.afterLines === 0) killSoon();
  let lines = 0;
  for await (const _ of createInterface({ input: child.stdout })) {
    lines += 1;
    if (lines === kill?.afterLines) killSoon();
  }
  return { lines, status: await closed };
}

/** Holds after any kill; gives the number of files that are in. */
function checkWhole(file: string, papersOf: Map<string, number>): number {
  expect(checkDatabase(file)).toEqual([]);
  const database = new Database(file);
  try {
    expect(database.pragma("integrity_check", { simple: true })).toBe("ok");
    expect(database.pragma("foreign_key_check")).toEqual([]);
    const count = (sql: string, ...values: unknown[]) =>
      database
        .prepare(sql)
        .pluck()
        .get(...values);
    const days = database.prepare<[], string>("SELECT day FROM Edition").pluck().all();
    for (const [day, papers] of papersOf) {
      const isIn = days.includes(day);
      const runs = count("SELECT count(*) FROM ImportRun WHERE source LIKE ? AND created > 0", `%${day}.json`);
      expect([day, count("SELECT count(*) FROM Listing WHERE day = ?", day), runs]).toEqual(
        isIn ? [day, papers, 1] : [day, 0, 0],
      );
      if (isIn) expect(count("SELECT papers FROM Edition WHERE day = ?", day)).toBe(papers);
    }
    expect(count("SELECT coalesce(sum(created), 0) FROM ImportRun")).toBe(count("SELECT count(*) FROM Paper"));
    expect(count("SELECT count(*) FROM ImportRun WHERE entries <> created + updated + unchanged + rejected")).toBe(0);
    expect(
      count("SELECT count(*) FROM Paper p WHERE NOT EXISTS (SELECT 1 FROM PaperAuthor WHERE paperId = p.id)"),
    ).toBe(0);
    return days.length;
  } finally {
    database.close();
  }
}

/** What is said of papers: numbers of rows and times of our own writing are left out. */
const CATALOGUE = {
  papers: `SELECT id, slug, arxivId, title, abstract, abstractKind, authorCount, publishedOn, upvotes, comments,
    firstListedOn, lastListedOn, sortDay, hasCode, thumbnail, factSources FROM Paper ORDER BY id`,
  authors: `SELECT paperId, position, name, slug FROM PaperAuthor JOIN Author a ON a.id = authorId ORDER BY 1, 2`,
  links: "SELECT paperId, url, kind, provenance, stars, position FROM Link ORDER BY 1, 2",
  listings: "SELECT paperId, day, source, position FROM Listing ORDER BY 1, 2, 3",
  editions: "SELECT day, papers, withCode FROM Edition ORDER BY 1",
  readings: "SELECT paperId, readAt, source, upvotes, comments, stars FROM Reading ORDER BY 1, 2, 3",
  titles: "SELECT titleKey, paperId FROM PaperTitle ORDER BY 1, 2",
  topics: "SELECT paperId, topicSlug, score, origin FROM PaperTopic ORDER BY 1, 2",
};

function readCatalogue(file: string): Record<string, unknown[]> {
  const database = new Database(file, { readonly: true });
  const rows = Object.entries(CATALOGUE).map(([name, sql]) => [name, database.prepare(sql).all()] as const);
  database.close();
  return Object.fromEntries(rows);
}

test("an import killed at any moments comes to the same catalogue as one left alone", async ({
  databaseFile,
  databaseUrl,
}) => {
  const random = seededRandom(FAULTS_SEED);
  const command = await ensureBundle("lib/ingest/cli.ts");
  const folder = path.join(path.dirname(databaseFile), "files");
  mkdirSync(folder);
  const papersOf = writeFiles(folder);
  const undisturbed = path.join(path.dirname(databaseFile), "undisturbed.db");
  await makeDatabase(undisturbed);
  const began = performance.now();
  expect(await runImport(command, `file:${undisturbed}`, folder)).toEqual({ lines: FILES, status: 0 });
  const whole = performance.now() - began;
  expect(checkWhole(undisturbed, papersOf)).toBe(FILES);

  const story: string[] = [];
  let filesIn = 0;
  for (let round = 0; round < KILLS; round += 1) {
    // The last ones after the last file, while it indexes; the others anywhere between its start and its end.
    const afterLines = round >= KILLS - 2 ? FILES : 0;
    const ms = random() * (afterLines === FILES ? 40 : whole);
    const { lines } = await runImport(command, databaseUrl, folder, { afterLines, ms });
    const nowIn = checkWhole(databaseFile, papersOf);
    story.push(`kill ${ms.toFixed(0)} ms after line ${afterLines}: ${lines} lines, ${nowIn} files in`);
    // Nothing that was in is lost, and what a line said is in.
    expect(nowIn, story.join("\n")).toBeGreaterThanOrEqual(Math.max(filesIn, lines));
    filesIn = nowIn;
    if (filesIn < FILES || round >= KILLS - 3) continue;
    for (const ending of ["", "-wal", "-shm"]) rmSync(`${databaseFile}${ending}`, { force: true });
    await makeDatabase(databaseFile);
    filesIn = 0;
  }
  console.log(`import: ${KILLS} kills, seed ${FAULTS_SEED}\n${story.join("\n")}`);

  expect(await runImport(command, databaseUrl, folder)).toEqual({ lines: FILES, status: 0 });
  expect(checkWhole(databaseFile, papersOf)).toBe(FILES);
  expect(readCatalogue(databaseFile)).toEqual(readCatalogue(undisturbed));
  expect(readIndex(databaseFile)).toEqual(readIndex(undisturbed));
});
