/** `npm run check` sees each kind of fault, and `--repair` heals what is derived. */
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { expect } from "vitest";
import type { Db } from "@/lib/db";
import { toLink } from "@/lib/ingest/links";
import { writeBackup } from "@/lib/keep/backup.mjs";
import { checkDatabase } from "@/lib/keep/check";
import { repairDatabase } from "@/lib/keep/repair";
import { runCommand } from "@/tests/helpers/commands";
import { test } from "@/tests/helpers/database";
import { entry, importEntries } from "@/tests/helpers/entries";
import { readIndex } from "@/tests/helpers/read-index";

async function importShelf(db: Db): Promise<void> {
  const link = toLink("https://github.com/ada/marmots", "abstract");
  const papers = Array.from({ length: 12 }, (_, i) =>
    entry(`Marmots in winter ${i}`, {
      arxivId: `2501.0000${String(i).padStart(2, "0").slice(-1)}${Math.floor(i / 10)}`,
      authors: ["Ada Example", `Ben Example ${i}`],
      authorCount: 2,
      abstract: `Sparse attention for marmot number ${i}, and retrieval.`,
      listedOn: i % 2 === 0 ? "2025-01-02" : "2025-01-03",
      publishedOn: i % 3 === 0 ? null : "2025-01-01",
      upvotes: i,
      links: i === 4 && link !== null ? [link] : [],
    }),
  );
  await importEntries(db, papers, { format: "api-json" });
}

function change(file: string, sql: string): void {
  const database = new Database(file);
  database.unsafeMode(true);
  database.pragma("foreign_keys = OFF");
  database.exec(sql);
  database.close();
}

const sentences = (file: string) => checkDatabase(file).map(({ sentence }) => sentence);

/** A fault, what is said of it, and whether it can be made good. */
const FAULTS: [sql: string, sentence: string, healed: boolean][] = [
  [
    "UPDATE Edition SET papers = papers + 1 WHERE day = '2025-01-02'",
    "1 edition does not agree with its listings.",
    true,
  ],
  ["DELETE FROM Edition WHERE day = '2025-01-03'", "1 edition does not agree with its listings.", true],
  ["INSERT INTO Edition VALUES ('2031-01-01', 3, 0)", "1 edition does not agree with its listings.", true],
  ["UPDATE CatalogueState SET value = json_set(value, '$.papers', 99) WHERE key = 'counts'", '"papers":99', true],
  ["UPDATE Paper SET hasCode = 0 WHERE id = 5", "1 paper has its mark of code wrong.", true],
  [
    "UPDATE Paper SET firstListedOn = '2020-01-01' WHERE id = 2",
    "1 paper's days do not agree with its listings.",
    true,
  ],
  ["UPDATE Paper SET sortDay = '2020-01-01' WHERE id = 2", "1 paper's days do not agree with its listings.", true],
  ["DELETE FROM Author WHERE name = 'Ben Example 3'", "1 rows of PaperAuthor that belong to no Author.", true],
  ["DELETE FROM Paper WHERE id = 7", "rows of Listing that belong to no Paper.", true],
  ["DELETE FROM search_paper WHERE id = 3", "1 paper cannot be found by search.", true],
  ["INSERT INTO search_paper VALUES (77, x'0000000000')", "Search knows 1 paper that is gone.", true],
  [
    "UPDATE search_paper SET words = (SELECT words FROM search_paper WHERE id = 4) WHERE id = 3",
    "the words of a paper",
    true,
  ],
  [
    "UPDATE search_posting SET data = x'0101' WHERE word = (SELECT id FROM search_word WHERE word = 'marmot')",
    "the papers of a word",
    true,
  ],
  [
    "DELETE FROM search_posting WHERE word = (SELECT id FROM search_word WHERE word = 'sparse')",
    "the papers of a word",
    true,
  ],
  ["UPDATE search_word SET papers = papers - 1 WHERE word = 'sparse'", "the papers of a word", true],
  ["UPDATE search_stem SET papers = 0 WHERE stem = 'marmot'", "the papers of a stem", true],
  ["UPDATE search_state SET title_words = title_words + 1", "Search has its sums wrong once.", true],
  ["UPDATE ImportRun SET created = created - 1", "1 import report does not add up.", false],
  ["UPDATE ImportRun SET rejected = 1, entries = entries + 1", "1 import report lacks rejects that it counts.", false],
  ["DELETE FROM PaperTitle WHERE paperId = 3", "1 paper has no title to be known by.", false],
  ["DELETE FROM PaperAuthor WHERE paperId = 3 AND position = 0", "1 paper has gaps in its authors.", false],
];

test("each fault is seen, and what is derived is healed", { timeout: 120_000 }, async ({ db, databaseFile }) => {
  await importShelf(db);
  const sound = path.join(path.dirname(databaseFile), "sound.db");
  await writeBackup(databaseFile, sound);
  for (const [place, [sql, sentence, healed]] of FAULTS.entries()) {
    const file = path.join(path.dirname(databaseFile), `fault-${place}.db`);
    copyFileSync(sound, file);
    change(file, sql);
    expect(sentences(file).join("\n"), sql).toContain(sentence);
    await repairDatabase(file);
    const left = sentences(file).join("\n");
    if (healed) expect(left, sql).toBe("");
    else expect(left, sql).toContain(sentence);
  }
});

test("what is made anew is what was there", async ({ db, databaseFile }) => {
  await importShelf(db);
  const before = readIndex(databaseFile);
  await repairDatabase(databaseFile);
  expect(readIndex(databaseFile)).toEqual(before);
});

test("by command: a word for each fault, a copy before the repair, exit codes", async ({
  db,
  databaseFile,
  databaseUrl,
}) => {
  await importShelf(db);
  const env = { DATABASE_URL: databaseUrl };
  change(databaseFile, "UPDATE Edition SET papers = 0");
  expect(await runCommand(["check"], { env })).toEqual({
    code: 1,
    stdout: "2 editions do not agree with their listings.\nRepair it with: npm run check -- --repair\n",
    stderr: "",
  });
  const repaired = await runCommand(["check", "--repair"], { env });
  expect([repaired.code, repaired.stdout.trimEnd().split("\n").at(-1)]).toEqual([0, "Repaired: all is well."]);
  expect(readdirSync(path.dirname(databaseFile)).filter((name) => name.includes("before-repair"))).toHaveLength(1);
  const again = await runCommand(["check"], { env });
  expect(again).toEqual({ code: 0, stdout: `${databaseFile}: all is well.\n`, stderr: "" });
});

test("a damaged file is called damaged; an index of SQLite's own is made anew", async ({
  databaseFile,
  databaseUrl,
}) => {
  change(
    databaseFile,
    `PRAGMA writable_schema = ON;
     UPDATE sqlite_master SET sql = replace(sql, '("upvotes", "id")', '("comments", "id")') WHERE name = 'Paper_upvotes_id_idx'`,
  );
  change(
    databaseFile,
    `INSERT INTO Paper (slug, title, abstract, abstractKind, factSources, updatedAt, contentUpdatedAt, upvotes)
     VALUES ('a', 'a', '', 'none', '{}', 1, 1, 3); INSERT INTO PaperTitle VALUES ('a', 1);
     PRAGMA writable_schema = ON;
     UPDATE sqlite_master SET sql = replace(sql, '("comments", "id")', '("upvotes", "id")') WHERE name = 'Paper_upvotes_id_idx'`,
  );
  expect(sentences(databaseFile).join("\n")).toContain(
    "The file is damaged: row 1 missing from index Paper_upvotes_id_idx",
  );
  await repairDatabase(databaseFile);
  expect(sentences(databaseFile)).toEqual([]);

  const bytes = readFileSync(databaseFile);
  bytes.fill(0xff, 3 * 4096, 9 * 4096);
  writeFileSync(databaseFile, bytes);
  const { code, stdout } = await runCommand(["check"], { env: { DATABASE_URL: databaseUrl } });
  expect(code).toBe(1);
  expect(stdout).toContain("The file is damaged");
  expect(stdout).toContain("npm run restore");
});

test("a catalogue that was only imported into is found well", async ({ db, databaseFile }) => {
  expect(sentences(databaseFile)).toEqual([]);
  await importShelf(db);
  expect(sentences(databaseFile)).toEqual([]);
  await db.paper.update({ where: { id: 1 }, data: { title: "Changed, and waiting to be indexed" } });
  expect(sentences(databaseFile)).toEqual([]);
});
