/**
 * How SQLite answers every query. Plans depend on indexes alone here: the catalogue is never analysed, so that SQLite
 * knows no sizes and plans for 80,000 papers as it does for these few.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { expect, vi } from "vitest";
import type { Db } from "@/lib/db";
import { parseListAddress } from "@/lib/formats/list-address";
import { importInput } from "@/lib/ingest/import-input";
import { findInputs } from "@/lib/ingest/inputs";
import { parsePeriod } from "@/lib/papers/periods";
import * as authors from "@/lib/papers/queries-authors";
import * as card from "@/lib/papers/queries-card";
import * as catalogue from "@/lib/papers/queries-catalogue";
import * as dated from "@/lib/papers/queries-dated";
import * as edition from "@/lib/papers/queries-edition";
import * as list from "@/lib/papers/queries-list";
import * as listed from "@/lib/papers/queries-listed";
import * as paper from "@/lib/papers/queries-paper";
import * as readings from "@/lib/papers/queries-readings";
import * as record from "@/lib/papers/queries-record";
import * as related from "@/lib/papers/queries-related";
import * as result from "@/lib/papers/queries-result";
import * as runs from "@/lib/papers/queries-runs";
import * as saved from "@/lib/papers/queries-saved";
import * as sitemap from "@/lib/papers/queries-sitemap";
import * as status from "@/lib/papers/queries-status";
import * as stored from "@/lib/papers/queries-stored";
import * as suggest from "@/lib/papers/queries-suggest";
import * as sync from "@/lib/papers/queries-sync";
import * as topicCounts from "@/lib/papers/queries-topic-counts";
import * as topics from "@/lib/papers/queries-topics";
import * as trending from "@/lib/papers/queries-trending";
import * as trends from "@/lib/papers/queries-trends";
import { parseListState } from "@/lib/papers/search-params";
import { warmSearch } from "@/lib/search/warm";
import { loadTaxonomy } from "@/lib/topics/taxonomy";
import { test } from "@/tests/helpers/database";

/** Tables that have a row or more for each paper. */
const BIG =
  /^(?:Paper|PaperAuthor|Author|PaperTopic|PaperTitle|Link|Listing|Reading|ImportItem|FormerSlug|search_\w+)$/;
/** Of the search index: a few rows, or one for some thousand papers. */
const SMALL = /^search_(?:state|block|label|pending)$/;

/** Scans that are meant, by a part of the query, with the reason. */
const ALLOWED: [part: string, why: string][] = [
  ["COUNT(DISTINCT paperId) AS papers, MIN(day)", "the status page counts what every source gave, for its owner"],
  ["SELECT COUNT(*) FROM Paper", "counts: once for each import"],
  ["SELECT COUNT(*) AS papers FROM Paper", "the sitemap's length: once a version, from an index alone"],
  ["SELECT id FROM Paper ORDER BY id LIMIT 1 OFFSET", "where a part of the sitemap begins: once a part and version"],
  [
    "MIN(g.position) AS position FROM Listing g WHERE g.source",
    "all papers of all editions, for the API: once a version",
  ],
];

async function drain(rows: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of rows);
}

const DAY = "2025-08-12";
const SLUG = "2508.00001";
/** Of a paper that shares no words with any. */
const AGENTS = [{ slug: "agents", name: "Agents", origin: "derived" as const }];
const some = (text: string) => {
  const period = parsePeriod(text);
  if (period === null) throw new Error(text);
  return period;
};
const addresses = [
  "papers",
  "papers?q=models&topic=agents&sort=upvotes",
  "topics/agents",
  "editions/2025-08",
  "editions",
];
const more = ["trending?window=month", `editions/${DAY}?topic=agents&code=1`, "authors/ada-quill"];

/** A call of every query. */
const CALLS: Record<string, (db: Db, id: number) => Promise<unknown>> = {
  getAuthor: (db) => authors.getAuthor(db, "ada-quill", { name: null, page: 1 }),
  findCards: (db, id) => card.findCards(db, [id]),
  findBriefCards: (db, id) => card.findBriefCards(db, [id]),
  getCounts: (db) => catalogue.getCounts(db),
  getVersion: (db) => catalogue.getVersion(db),
  findEditionDays: (db) => edition.findEditionDays(db),
  getLatestDay: (db) => edition.getLatestDay(db),
  findEditionPaperIds: (db) => edition.findEditionPaperIds(db, some("2025-08")),
  getEdition: (db) => edition.getEdition(db, some(DAY)),
  findEitherSide: async (db) => {
    const found = await edition.getEdition(db, some(DAY));
    return found && edition.findEitherSide(db, { ...found, papers: found.papers.slice(0, 1) });
  },
  findNearestEditions: (db) => edition.findNearestEditions(db, some("2025-08-13")),
  findTopicNames: (db) => list.findTopicNames(db),
  findList: async (db) => {
    await list.findList(db, parseListState({ q: "author:quill models has:code stars>3", org: "kiln" }));
    await list.findList(db, parseListState({ q: '"language models" repo:kilnfire modles' }));
    return list.findList(db, parseListState({ topic: "agents", code: "1", from: "2024-01-01", sort: "upvotes" }));
  },
  findListedPart: (db) => listed.findListedPart(db, { kind: "editions" }, { start: 0, end: 50 }),
  findSearchedPart: (db) => listed.findSearchedPart(db, parseListState({ q: "models" }), { start: 19, end: 40 }),
  findSearched: (db) => listed.findSearched(db, parseListState({ q: "models" })),
  findDailyIds: async (db) => {
    await listed.findDailyIds(db, null, "someone");
    return listed.findDailyIds(db, some(DAY), null);
  },
  findListedIds: async (db) => {
    for (const address of [...addresses, ...more]) {
      const [way = "", query = ""] = address.split("?");
      const parsed = parseListAddress(way.split("/"), new URLSearchParams(query));
      if (parsed === null) throw new Error(`${address} is no list`);
      await listed.findListedIds(db, parsed);
    }
  },
  getPaper: (db) => paper.getPaper(db, SLUG),
  findMovedSlug: (db) => paper.findMovedSlug(db, "kilnfire"),
  getNewestSlug: (db) => paper.getNewestSlug(db),
  findUpvoteReadings: (db, id) => readings.findUpvoteReadings(db, [id]),
  findRecords: (db, id) => record.findRecords(db, [id]),
  streamRecords: (db, id) => drain(record.streamRecords(db, [id])),
  findPaperId: (db) => record.findPaperId(db, SLUG),
  getContentTime: (db, id) => record.getContentTime(db, [id]),
  findRelated: (db, id) => related.findRelated(db, { id, title: "Small models", abstract: "", topics: AGENTS }, 4),
  findPapersLikeText: (db) => related.findPapersLikeText(db, "Small language models are glazed.", 4),
  findFoundPapers: async (db, id) => {
    await result.findFoundPapers(db, [id], []);
    await result.findFoundPapers(db, [id], [{ word: "models", weight: 1 }]);
  },
  findCited: (db, id) => result.findCited(db, [id]),
  findRuns: (db) => runs.findRuns(db, 20),
  getRun: (db) => runs.getRun(db, 1),
  findRunItems: (db) => runs.findRunItems(db, 1, "created", 100),
  findSavedFacts: (db) => saved.findSavedFacts(db, [SLUG]),
  findAddedTimes: (db, id) => saved.findAddedTimes(db, [id]),
  findSlugByIdentifier: async (db) => {
    await saved.findSlugByIdentifier(db, { arxivId: SLUG });
    return saved.findSlugByIdentifier(db, { doi: "10.1000/1" });
  },
  countPages: (db) => sitemap.countPages(db),
  streamPages: async (db) => {
    await drain(sitemap.streamPages(db, 0, 50_000));
    await drain(sitemap.streamPages(db, (await sitemap.countPages(db)) - 2, 2));
  },
  findSourceCounts: (db) => status.findSourceCounts(db),
  countUnlisted: (db) => status.countUnlisted(db),
  streamKept: (db) => drain(stored.streamKept(db)),
  findStored: (db) => stored.findStored(db, { arxivIds: [SLUG], dois: ["10.1000/1"], titleKeys: ["kilnfire"] }),
  findTakenSlugs: (db) => stored.findTakenSlugs(db, [SLUG]),
  greatestPaperId: (db) => stored.greatestPaperId(db),
  findSuggestions: async (db) => {
    for (const typed of ["kil", "ada q", SLUG, "topic:ag", "author:qu", "2025-08"]) {
      await suggest.findSuggestions(db, typed, 8, DAY);
    }
  },
  getSyncedList: (db) => sync.getSyncedList(db, DAY),
  findFailedLists: (db) => sync.findFailedLists(db, 10),
  getLastSyncRun: (db) => sync.getLastSyncRun(db, { reachesNewest: true }),
  findTopicCounts: (db) => topicCounts.findTopicCounts(db),
  getTopic: (db) => topics.getTopic(db, loadTaxonomy().topics[0]?.slug ?? ""),
  getTrending: (db) => trending.getTrending(db, "month"),
  readDatedPapers: (db) => dated.readDatedPapers(db, async () => {}),
  readTopicPapers: (db) => drain(dated.readTopicPapers(db, async () => {})),
  readTitles: (db) => dated.readTitles(db, [[DAY, 1]], async () => {}),
  getTopics: (db) => trends.getTopics(db),
  getTrends: (db) => trends.getTrends(db),
};

/** Names of all queries: what the files export that takes a client. */
function exportedQueries(): string[] {
  const folder = path.resolve("lib/papers");
  const files = readdirSync(folder).filter((name) => name.startsWith("queries-"));
  const EXPORT = /^export (?:async )?(?:function\*? (\w+)\(\s*db\b|const (\w+): \(db\b)/gm;
  return files.flatMap((file) =>
    [...readFileSync(path.join(folder, file), "utf8").matchAll(EXPORT)].map((found) => found[1] ?? found[2] ?? ""),
  );
}

/** The table that a name stands for in a query. */
function tableOf(sql: string, name: string): string {
  const alias = new RegExp(
    `(?:FROM|JOIN|UPDATE|INTO)\\s+"?(?:main"?\\."?)?(\\w+)"?\\s+(?:AS\\s+)?"?${name}"?(?!\\w)`,
    "i",
  );
  return alias.exec(sql)?.[1] ?? name;
}

/** What a plan scans of the big tables. */
function scans(database: Database.Database, sql: string): string[] {
  const steps = database.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
  const places = (sql.match(/\?/g) ?? []).length;
  return steps.all(...Array.from({ length: places }, () => null)).flatMap(({ detail }) => {
    const name = /^SCAN (\w+)(?! VIRTUAL)/.exec(detail)?.[1];
    const table = name === undefined ? "" : tableOf(sql, name);
    return BIG.test(table) && !SMALL.test(table) ? [`${detail} (${table})`] : [];
  });
}

test("no query reads a whole big table, but for those that are meant to", async ({ db, databaseFile }) => {
  expect(Object.keys(CALLS).sort(), "a query is not called here").toEqual(exportedQueries().sort());
  const prepare = vi.spyOn(Database.prototype, "prepare");
  for await (const input of findInputs(["tests/fixtures/api", "tests/fixtures/arxiv", "tests/fixtures/pages"])) {
    if (input.kind !== "skipped") await importInput(db, input, { captured: null, day: null, fetchedAt: null });
  }
  const first = await db.paper.findFirstOrThrow({ select: { id: true } });
  await warmSearch(db);
  for (const call of Object.values(CALLS)) await call(db, first.id);
  const queries = new Set(prepare.mock.calls.map(([sql]) => sql.trim()));
  prepare.mockRestore();
  expect(queries.size).toBeGreaterThan(80);

  const database = new Database(databaseFile, { readonly: true });
  const used = new Set<string>();
  const refused = [...queries].flatMap((sql) => {
    if (!/^(?:SELECT|WITH|INSERT|UPDATE|DELETE|REPLACE)/i.test(sql)) return [];
    const found = scans(database, sql);
    if (found.length === 0) return [];
    const allowed = ALLOWED.filter(([part]) => sql.replace(/\s+/g, " ").includes(part));
    for (const [part] of allowed) used.add(part);
    return allowed.length > 0 ? [] : [{ scans: found, sql: sql.replace(/\s+/g, " ").slice(0, 400) }];
  });
  database.close();
  expect(refused).toEqual([]);
  expect(
    ALLOWED.map(([part]) => part).filter((part) => !used.has(part)),
    "allowed without need",
  ).toEqual([]);
});
