/** The import command, which reads in a second thread, against the same functions in one. */
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { expect } from "vitest";
import { importInputs } from "@/lib/ingest/import-input";
import { readInputs } from "@/lib/ingest/read-inputs";
import { reportJson } from "@/lib/ingest/report-text";
import { indexPending } from "@/lib/search/index-papers";
import { openSqlite } from "@/lib/sqlite";
import { runCommand } from "@/tests/helpers/commands";
import { dailyListJson, inventPapers } from "@/tests/helpers/daily-list";
import { test } from "@/tests/helpers/database";
import { readIndex } from "@/tests/helpers/read-index";

const arxivLine = (number: number) =>
  JSON.stringify({
    id: `2501.${String(number).padStart(5, "0")}`,
    title: `A robot arm that folds napkins, part ${number}`,
    abstract: "We train a robot arm. The code is at https://github.com/fold/napkins. Robots fold.",
    authors: ["Ada Lovelace", `Writer ${number}`],
    categories: ["cs.RO"],
    listed: "2025-01-02",
  });

/** Days, long lines of which one is broken, a page in another layout, and what cannot be read. */
function writeFolder(folder: string): void {
  mkdirSync(folder);
  for (const day of ["2025-02-03", "2025-02-04"])
    writeFileSync(path.join(folder, `${day}.json`), dailyListJson(inventPapers(day, 30)));
  const lines = Array.from({ length: 700 }, (_, number) => arxivLine(number + 1));
  writeFileSync(path.join(folder, "lines.jsonl"), [...lines, "{broken", arxivLine(1)].join("\n"));
  copyFileSync("tests/fixtures/pages/with-facts.txt", path.join(folder, "page.txt"));
  writeFileSync(path.join(folder, "picture.pdf"), "%PDF-1.7");
  writeFileSync(path.join(folder, "zz-again.json"), dailyListJson(inventPapers("2025-02-03", 30)));
}

function readPapers(file: string): unknown {
  const database = new Database(file, { readonly: true });
  const rows = {
    papers: database.prepare("SELECT id, slug, title, abstract, upvotes, factSources FROM Paper ORDER BY id").all(),
    topics: database.prepare("SELECT * FROM PaperTopic ORDER BY paperId, topicSlug").all(),
    items: database.prepare("SELECT * FROM ImportItem ORDER BY id").all(),
    rejects: database.prepare("SELECT * FROM ImportReject ORDER BY id").all(),
  };
  database.close();
  return rows;
}

test("two threads come to the reports, the catalogue and the index of one", async ({ databaseFile, databaseUrl }) => {
  const folder = path.join(path.dirname(databaseFile), "files");
  writeFolder(folder);
  const alone = path.join(path.dirname(databaseFile), "alone.db");
  copyFileSync(databaseFile, alone);

  const { code, stdout } = await runCommand(["import", folder, "--json"], { env: { DATABASE_URL: databaseUrl } });
  const { sql, close } = openSqlite(`file:${alone}`);
  const reports: string[] = [];
  const reads = readInputs({ inputs: [folder], captured: null, day: null, names: {} });
  for await (const report of importInputs(sql, reads)) reports.push(reportJson(report));
  await indexPending(sql, { papersPerStep: 8_000 });
  close();

  expect(code).toBe(1);
  expect(stdout.trimEnd().split("\n")).toEqual(reports);
  expect(reports).toHaveLength(6);
  expect(readPapers(databaseFile)).toEqual(readPapers(alone));
  expect(readIndex(databaseFile)).toEqual(readIndex(alone));
});
