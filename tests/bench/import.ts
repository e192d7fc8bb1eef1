/**
 * `npm run bench:import [-- --only answers,arxiv --port 3200]`: how fast real papers (`../shared/data`) come into an empty
 * catalogue through the command that an owner types, findable at its end, and what that takes in processor time and
 * memory; then the same again, when everything is known. With `--port` a server answers pages meanwhile: how long they
 * take before and during the import, and whether a reader ever sees part of a file. Others may use the machine: processor
 * time is what to compare, and the bare loop, which puts the same titles and abstracts into one table in the same run.
 */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import Database from "better-sqlite3";
import { type ImportRun, runImport } from "@/tests/bench/import-process";
import { percentile } from "@/tests/bench/search-measures";
import { makeDatabase } from "@/tests/helpers/make-database";
import { startServer, type TestServer } from "@/tests/helpers/server";
import { sharedPath } from "@/tests/helpers/shared-data";

const PAGES = ["/", "/papers", "/papers?q=sparse+attention", "/topics"];
const PAGE_EVERY_MS = 50;
const PAGES_BEFORE = 60;

/** Processor seconds of a bare loop over the papers of a catalogue: one table, one transaction. */
function bareLoop(database: string, folder: string): number {
  const from = new Database(database, { readonly: true });
  const to = new Database(path.join(folder, "bare.db"));
  to.pragma("journal_mode = WAL");
  to.exec("CREATE TABLE paper (id INTEGER PRIMARY KEY, title TEXT, abstract TEXT)");
  const insert = to.prepare("INSERT INTO paper (title, abstract) VALUES (?, ?)");
  const papers = from.prepare<[], { title: string; abstract: string }>("SELECT title, abstract FROM Paper").all();
  const start = process.cpuUsage();
  to.transaction(() => {
    for (const { title, abstract } of papers) insert.run(title, abstract);
  })();
  const { user, system } = process.cpuUsage(start);
  from.close();
  to.close();
  return (user + system) / 1e6;
}

/** Asks for pages in turn until told to stop; gives milliseconds of each. */
async function readPages(server: TestServer, isDone: (pages: number) => boolean): Promise<number[]> {
  const times: number[] = [];
  while (!isDone(times.length)) {
    const start = performance.now();
    const answer = await fetch(`${server.address}${PAGES[times.length % PAGES.length]}`);
    await answer.text();
    if (!answer.ok) throw new Error(`A page answered ${answer.status}.`);
    times.push(performance.now() - start);
    await sleep(PAGE_EVERY_MS);
  }
  return times;
}

/** How often the papers in the catalogue were not those that the reports of whole files say. */
async function countHalfFiles(database: string, isDone: () => boolean): Promise<{ looks: number; halves: number }> {
  const connection = new Database(database, { readonly: true });
  const look = connection
    .prepare<[], number>(
      "SELECT (SELECT count(*) FROM Paper) = (SELECT coalesce(sum(created), 0) FROM ImportRun) FROM (SELECT 1)",
    )
    .pluck();
  const counts = { looks: 0, halves: 0 };
  while (!isDone()) {
    counts.looks += 1;
    if (look.get() !== 1) counts.halves += 1;
    await sleep(PAGE_EVERY_MS);
  }
  connection.close();
  return counts;
}

async function beside(server: TestServer, database: string, work: () => Promise<ImportRun>): Promise<ImportRun> {
  await readPages(server, (pages) => pages >= PAGES.length * 3);
  const before = await readPages(server, (pages) => pages >= PAGES_BEFORE);
  let done = false;
  const [run, during, half] = await Promise.all([
    work().finally(() => {
      done = true;
    }),
    readPages(server, () => done),
    countHalfFiles(database, () => done),
  ]);
  const median = [percentile(before, 0.5), percentile(during, 0.5)] as const;
  console.log(
    `  pages: median ${median[0].toFixed(0)} ms before, ${median[1].toFixed(0)} ms during (× ${(median[1] / median[0]).toFixed(2)}, ` +
      `${during.length} pages); part of a file seen ${half.halves} times in ${half.looks} looks`,
  );
  return run;
}

function runText(run: ImportRun): string {
  const perSecond = (seconds: number) => Math.round(run.entries / seconds).toLocaleString("en");
  return (
    `${run.entries} entries, ${run.created} new: ${run.seconds.toFixed(1)} s (${perSecond(run.seconds)}/s), processor ` +
    `${run.cpuSeconds.toFixed(2)} s (${perSecond(run.cpuSeconds)}/s; ${(run.cpuSeconds - run.savedCpuSeconds).toFixed(2)} s of it ` +
    `indexing), peak ${run.peakMB.toFixed(0)} MB`
  );
}

async function measure(name: string, files: string, port: string | undefined): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "broadsheet-bench-"));
  const database = path.join(folder, "bench.db");
  await makeDatabase(database);
  console.log(`${name}, load ${os.loadavg()[0]?.toFixed(1)} on ${os.availableParallelism()} cores`);
  const server = port === undefined ? null : await startServer({ DATABASE_URL: `file:${database}`, PORT: port });
  try {
    const first = server
      ? await beside(server, database, () => runImport(database, files))
      : await runImport(database, files);
    console.log(`  first run:  ${runText(first)}`);
    console.log(`  processor ms per thousand, saving: ${first.perThousand.join(" ")}`);
    const second = await runImport(database, files);
    console.log(
      `  second run: ${runText(second)}; ${(first.seconds / second.seconds).toFixed(1)} times as fast, ` +
        `${(first.cpuSeconds / second.cpuSeconds).toFixed(1)} times in processor time`,
    );
    const bare = bareLoop(database, folder);
    console.log(
      `  bare loop: ${bare.toFixed(2)} s; the first run takes ${(first.cpuSeconds / bare).toFixed(0)} times that`,
    );
  } finally {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const { values } = parseArgs({
  options: { only: { type: "string", default: "answers,arxiv" }, port: { type: "string" } },
});
const answers = sharedPath("data", "hf-api");
const arxiv = sharedPath("data", "arxiv");
if (answers === null || arxiv === null) process.exit(1);
if (values.only.includes("answers")) await measure(`${readdirSync(answers).length} API files`, answers, values.port);
if (values.only.includes("arxiv")) await measure("arXiv", arxiv, values.port);
