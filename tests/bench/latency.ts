/**
 * `npm run bench:latency [-- --sizes 6000,20000,80000 | --database FILE] [--json]`: how long one call of the search function takes on real
 * papers (`../shared/data`, or a copy of the database), with count and facets, and whether known papers are found. 500 seeded queries of 2 to 8 words
 * of titles, half misspelt, and again half of them under filters. Also: the longest that the event loop stood still,
 * how often a title with two typing errors finds its paper first, and three words of an abstract (one misspelt) within
 * the first ten. Each query is asked once, after a server's start (warmSearch) and other queries; `again` is the last of them
 * asked once more, which the search remembers; `first` is the very first search, before anything was read ahead.
 */
import { copyFileSync, createReadStream, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { createGunzip } from "node:zlib";
import { createDb, type Db } from "@/lib/db";
import { importInput } from "@/lib/ingest/import-input";
import { findInputs } from "@/lib/ingest/inputs";
import { importDocument } from "@/lib/ingest/run";
import type { PlacedEntry } from "@/lib/ingest/source";
import { parseArxivLine } from "@/lib/ingest/sources/arxiv-jsonl";
import { indexPending } from "@/lib/search/index-papers";
import { EMPTY_REQUEST, type SearchRequest, searchPapers } from "@/lib/search/search";
import { STOP_WORDS } from "@/lib/search/stop-words";
import { suggest } from "@/lib/search/suggest";
import { warmSearch } from "@/lib/search/warm";
import { type BenchPaper, createRandom, makeQueries, misspellSome, threeWords } from "@/tests/bench/latency-queries";
import { percentile } from "@/tests/bench/search-measures";
import { makeTemporaryCatalogue } from "@/tests/bench/temporary-catalogue";
import { sharedPath } from "@/tests/helpers/shared-data";

const QUERIES = 500;
/** Other queries before the clock runs. */
const WARMING = 100;
/** Queries at the end that are surely still remembered. */
const KEPT = 20;
const SEED = 20_260_801;
const INDEXED_AT_ONCE = 2_000;
const STATED = { captured: null, day: null, fetchedAt: null };

const round = (value: number): number => Number(value.toFixed(2));

async function importAnswers(db: Db, folder: string): Promise<void> {
  for await (const input of findInputs([folder]))
    if (input.kind !== "skipped") await importInput(db, input, STATED, { indexedLater: true });
  await indexPending(db, { papersPerStep: INDEXED_AT_ONCE });
}

/** Lines of the arXiv file as batches, until the catalogue would have so many papers. */
async function importArxiv(db: Db, file: string, from: number, to: number): Promise<void> {
  const entries: PlacedEntry[] = [];
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(file).pipe(createGunzip()) })) {
    line++;
    if (line <= from) continue;
    if (line > to) break;
    const reading = parseArxivLine(text, line);
    if (reading.ok) entries.push({ entry: reading.entry, line, place: `line ${line}` });
  }
  await importDocument(
    db,
    {
      source: "arxiv",
      digest: "0".repeat(64),
      format: "arxiv-jsonl",
      day: null,
      fetchedAt: null,
      captured: null,
      notes: [],
      batches: [{ entries, rejects: [] }],
    },
    { indexedLater: true },
  );
  await indexPending(db, { papersPerStep: INDEXED_AT_ONCE });
}

function requestsFor(papers: readonly BenchPaper[]): SearchRequest[] {
  return makeQueries(papers, QUERIES, SEED).map((q, i) => ({
    ...EMPTY_REQUEST,
    q,
    from: i % 4 === 2 ? "2025-01-01" : null,
    code: i % 8 === 3,
    topics: i % 16 === 5 ? ["language-models"] : [],
  }));
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function measure(file: string, importMs: number) {
  const db = await createDb(`file:${file}`);
  const papers = await db.paper.findMany({ select: { id: true, title: true, abstract: true }, orderBy: { id: "asc" } });
  const requests = requestsFor(papers);
  const first = await timed(() => searchPapers(db, { ...EMPTY_REQUEST, q: "sparse attention" }));
  await warmSearch(db);
  for (const q of makeQueries(papers, WARMING, SEED + 2)) await searchPapers(db, { ...EMPTY_REQUEST, q });
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const times: number[] = [];
  for (const request of requests) {
    times.push(await timed(() => searchPapers(db, request)));
    await new Promise(setImmediate);
  }
  delay.disable();
  const again: number[] = [];
  for (const request of requests.slice(-KEPT)) again.push(await timed(() => searchPapers(db, request)));
  const lists: number[] = [];
  for (const from of ["2020-01-01", "2020-01-02", "2020-01-03"])
    lists.push(await timed(() => searchPapers(db, { ...EMPTY_REQUEST, from })));
  const offered: number[] = [];
  for (const { q } of requests.slice(0, 200)) offered.push(await timed(() => suggest(db, q.slice(0, 14))));
  const random = createRandom(SEED + 1);
  const known = Array.from({ length: QUERIES }, () => papers[Math.floor(random() * Math.min(papers.length, 5_800))]);
  let titles = 0;
  let middles = 0;
  for (const paper of known) {
    if (paper === undefined) continue;
    const title = misspellSome(random, paper.title.split(/\s+/), 2).join(" ");
    const byTitle = await searchPapers(db, { ...EMPTY_REQUEST, q: title });
    if (byTitle.hits[0]?.id === paper.id) titles++;
    const three = threeWords(random, paper.abstract, (word) => STOP_WORDS.has(word));
    const byMiddle = await searchPapers(db, { ...EMPTY_REQUEST, q: three });
    if (byMiddle.hits.some(({ id }) => id === paper.id)) middles++;
  }
  await db.$disconnect();
  return {
    papers: papers.length,
    p50ms: round(percentile(times, 0.5)),
    p95ms: round(percentile(times, 0.95)),
    p99ms: round(percentile(times, 0.99)),
    worstMs: round(Math.max(...times)),
    againP50ms: round(percentile(again, 0.5)),
    loopMaxMs: round(delay.max / 1e6),
    firstMs: round(first),
    listMs: round(Math.min(...lists)),
    suggestP95ms: round(percentile(offered, 0.95)),
    titlesFirst: round(titles / QUERIES),
    threeWordsInTen: round(middles / QUERIES),
    importS: round(importMs / 1000),
    fileMB: Math.round(statSync(file).size / 1e6),
  };
}

const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: "6000,20000,80000" },
    database: { type: "string" },
    json: { type: "boolean", default: false },
  },
});
const lines: Awaited<ReturnType<typeof measure>>[] = [];

function note(line: (typeof lines)[number]): void {
  lines.push(line);
  if (values.json) console.log(JSON.stringify(line));
}

async function measureCopy(database: string): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "broadsheet-latency-"));
  const file = path.join(folder, "latency.db");
  copyFileSync(database, file);
  try {
    note(await measure(file, 0));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureGrowing(): Promise<void> {
  const answers = sharedPath("data", "hf-api");
  const arxivFolder = sharedPath("data", "arxiv");
  if (answers === null || arxivFolder === null) process.exit(1);
  const arxiv = path.join(arxivFolder, readdirSync(arxivFolder).find((name) => name.endsWith(".jsonl.gz")) ?? "");
  const catalogue = await makeTemporaryCatalogue();
  const start = performance.now();
  let spent = 0;
  let read = 0;
  await importAnswers(catalogue.db, answers);
  for (const size of values.sizes.split(",").map(Number)) {
    const missing = size - (await catalogue.db.paper.count());
    if (missing > 0) await importArxiv(catalogue.db, arxiv, read, read + missing);
    read += Math.max(0, missing);
    const line = await measure(catalogue.file, performance.now() - start - spent);
    spent += performance.now() - start - spent - line.importS * 1000;
    note(line);
  }
  await catalogue.close();
}

if (values.database === undefined) await measureGrowing();
else await measureCopy(values.database);
if (!values.json) console.table(lines);
