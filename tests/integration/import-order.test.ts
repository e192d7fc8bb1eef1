/** The same files in any order come to the same catalogue. */
import { copyFileSync, existsSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { expect } from "vitest";
import { createDb, type Db } from "@/lib/db";
import { importInput } from "@/lib/ingest/import-input";
import { findInputs } from "@/lib/ingest/inputs";
import { importSample } from "@/lib/ingest/sample";
import { test } from "@/tests/helpers/database";
import { seededRandom } from "@/tests/helpers/random";
import { sharedPath } from "@/tests/helpers/shared-data";

const SEED = Number(process.env.ORDER_SEED ?? 20_251_122);
/** Days with papers in common, in all the forms of three years, and with HTML pages, feeds and seeds beside them. */
const API_DAYS = [
  ...["2024-05-27", "2024-08-01", "2024-08-02", "2024-12-20", "2025-03-11", "2025-03-12", "2025-08-11", "2025-08-12"],
  ...["2025-08-13", "2025-12-05", "2025-12-08", "2025-12-09", "2025-12-31"],
];

/** The invented pages of saved text give one title to papers with different identifiers, which no rule can tell apart. */
const FIXTURES = ["api", "html", "feeds", "arxiv"];

/** Every fact of every paper under its identifier, else its titles; ids, addresses and times of writing left out. */
const CATALOGUE = `
SELECT coalesce(p.arxivId, (SELECT json_group_array(titleKey ORDER BY titleKey) FROM PaperTitle WHERE paperId = p.id)) AS identity,
  arxivId, doi, title, abstract, abstractKind, authorCount, publishedOn, upvotes, comments, firstListedOn, lastListedOn,
  sortDay, hasCode, projectPage, thumbnail, organization, organizationName, submittedBy, categories, keywords, comment,
  aiSummary, (SELECT json_group_array(json_array(key, value) ORDER BY key) FROM json_each(factSources)) AS factSources,
  (SELECT json_group_array(titleKey ORDER BY titleKey) FROM PaperTitle WHERE paperId = p.id) AS titles,
  (SELECT json_group_array(a.name ORDER BY position) FROM PaperAuthor JOIN Author a ON a.id = authorId
    WHERE paperId = p.id) AS authors,
  (SELECT json_group_array(json_array(url, kind, host, owner, name, provenance, stars, starsReadAt, position)
    ORDER BY url) FROM Link WHERE paperId = p.id) AS links,
  (SELECT json_group_array(json_array(day, source, position) ORDER BY day, source) FROM Listing
    WHERE paperId = p.id) AS listings,
  (SELECT json_group_array(json_array(readAt, source, upvotes, comments, stars) ORDER BY readAt, source) FROM Reading
    WHERE paperId = p.id) AS readings,
  (SELECT json_group_array(json_array(topicSlug, score, origin) ORDER BY topicSlug) FROM PaperTopic
    WHERE paperId = p.id) AS topics
FROM Paper p ORDER BY identity`;
const EDITIONS = "SELECT day, papers, withCode FROM Edition ORDER BY day";

const NO_DIFFERENCE = { only: [], other: [] };

type Row = Record<string, unknown>;

/** The catalogue as one line a fact, so that a difference shows as the few lines it is. */
function readCatalogue(file: string): Set<string> {
  const database = new Database(file, { readonly: true });
  const papers = database.prepare<[], Row>(CATALOGUE).all();
  const editions = database.prepare<[], Row>(EDITIONS).all();
  database.close();
  return new Set([
    ...papers.flatMap(({ identity, ...facts }) =>
      Object.entries(facts).map(([name, value]) => `${identity} ${name}: ${JSON.stringify(value)}`),
    ),
    ...editions.map((edition) => `edition ${JSON.stringify(edition)}`),
  ]);
}

/** Lines of the first that the second has not, and the reverse. */
function differences(a: ReadonlySet<string>, b: ReadonlySet<string>): { only: string[]; other: string[] } {
  return { only: [...a].filter((line) => !b.has(line)), other: [...b].filter((line) => !a.has(line)) };
}

async function importFile(db: Db, file: string): Promise<void> {
  for await (const input of findInputs([file])) {
    if (input.kind === "skipped") continue;
    await importInput(db, input, { captured: null, day: null, fetchedAt: null }, { indexedLater: true });
  }
}

/** What is imported: folders count by their files. */
async function filesToImport(): Promise<string[]> {
  const shared = sharedPath("data");
  const real = shared === null ? [] : API_DAYS.map((day) => path.join(shared, "hf-api", `${day}.json`));
  const folders = shared === null ? [] : ["html", "text", "feeds"].map((name) => path.join(shared, name));
  const seeds = shared === null ? [] : [sharedPath("seeds")].filter((folder) => folder !== null);
  const files: string[] = [];
  for await (const input of findInputs([
    ...FIXTURES.map((name) => path.resolve("tests/fixtures", name)),
    ...real,
    ...folders,
    ...seeds,
  ])) {
    if (input.kind === "document" || input.kind === "lines") files.push(input.name);
  }
  return files.filter((file) => existsSync(file));
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

async function importInOrder(empty: string, name: string, steps: ((db: Db) => Promise<unknown>)[]) {
  const file = path.join(path.dirname(empty), name);
  copyFileSync(empty, file);
  const db = await createDb(`file:${file}`);
  for (const step of steps) await step(db);
  await db.$disconnect();
  return readCatalogue(file);
}

test("importing everything in another order gives the same catalogue", async ({ databaseFile }) => {
  const files = await filesToImport();
  const steps = [(db: Db) => importSample(db, process.cwd()), ...files.map((file) => (db: Db) => importFile(db, file))];
  const forwards = await importInOrder(databaseFile, "forwards.db", steps);
  expect(forwards.size).toBeGreaterThan(1_000);
  const backwards = await importInOrder(databaseFile, "backwards.db", steps.toReversed());
  expect(differences(forwards, backwards)).toEqual(NO_DIFFERENCE);
  const mixed = await importInOrder(databaseFile, "mixed.db", shuffled(steps, seededRandom(SEED)));
  expect(differences(forwards, mixed), `seed ${SEED}`).toEqual(NO_DIFFERENCE);
}, 120_000);
