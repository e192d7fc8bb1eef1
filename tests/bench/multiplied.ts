/**
 * Catalogues of any size, from all of `../shared/data`: beyond its papers they go on with copies of arXiv's whose title
 * and abstract are each put together from two papers, with dates and identifiers of their own. Seeded: a size is always
 * the same catalogue. Made once in a folder and taken up where it was left: papers are imported first, all of them, and
 * indexed then. Copies get the related papers of another paper: finding theirs would take longer than all else.
 */
import {
  copyFileSync,
  createReadStream,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import Database from "better-sqlite3";
import { createDb, type Db } from "@/lib/db";
import { importInput } from "@/lib/ingest/import-input";
import { findInputs } from "@/lib/ingest/inputs";
import { importDocument } from "@/lib/ingest/run";
import type { PlacedEntry } from "@/lib/ingest/source";
import { parseArxivLine } from "@/lib/ingest/sources/arxiv-jsonl";
import type { PaperEntry } from "@/lib/papers/paper";
import { addDays } from "@/lib/papers/periods";
import { indexPending } from "@/lib/search/index-papers";
import { relatePapers } from "@/lib/search/near";
import { migrate, readDefinition } from "@/lib/setup/migrations.mjs";
import { openDatabase } from "@/lib/setup/open-database.mjs";
import { createRandom } from "@/tests/bench/latency-queries";
import { makeDatabase } from "@/tests/helpers/make-database";
import { sharedPath } from "@/tests/helpers/shared-data";

const STATED = { captured: null, day: null, fetchedAt: null };
const SEED = 20_261_122;
const PAPERS_AT_ONCE = 10_000;
const INDEXED_AT_ONCE = 8_000;
/** Months that arXiv's file spans: each copy lies that much earlier than the one before. */
const MONTHS = 17;
const DAYS = 517;

export interface Built {
  file: string;
  papers: number;
  /** Papers a second of what was added last, indexing included; null where it is not known. */
  rate: number | null;
  /** The same for a second of processor, and its parts. */
  perProcessor?: { all: number; imported: number; indexed: number };
  /** Whether related papers are there, which a server would find meanwhile. */
  isRelated: boolean;
}

async function readArxiv(): Promise<PaperEntry[]> {
  const folder = sharedPath("data", "arxiv");
  const name = folder && readdirSync(folder).find((each) => each.endsWith(".jsonl.gz"));
  if (!folder || !name) throw new Error("../shared/data/arxiv is not here.");
  const entries: PaperEntry[] = [];
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(path.join(folder, name)).pipe(createGunzip()) })) {
    line += 1;
    const reading = parseArxivLine(text, line);
    if (reading.ok) entries.push(reading.entry);
  }
  return entries;
}

function halves(text: string, separator: RegExp): [first: string[], second: string[]] {
  const parts = text.split(separator);
  const middle = Math.ceil(parts.length / 2);
  return [parts.slice(0, middle), parts.slice(middle)];
}

/** `2503.01234` some copies before: the month moves, the number stays. */
function earlierId(id: string, copy: number): string {
  const [month = "", number = ""] = id.split(".");
  const months = Number(month.slice(0, 2)) * 12 + Number(month.slice(2)) - 1 - copy * MONTHS + 1_200;
  const year = String(Math.floor(months / 12) % 100).padStart(2, "0");
  return `${year}${String((months % 12) + 1).padStart(2, "0")}.${number}`;
}

/** A paper that is like one and a half others. */
function crossed(one: PaperEntry, other: PaperEntry, copy: number): PaperEntry {
  const day = (text: string | null) => text && addDays(text, -copy * DAYS);
  const title = [...halves(one.title, /\s+/)[0], ...halves(other.title, /\s+/)[1]].join(" ");
  const abstract = [...halves(one.abstract, /(?<=[.!?])\s+/)[0], ...halves(other.abstract, /(?<=[.!?])\s+/)[1]].join(
    " ",
  );
  return {
    ...one,
    arxivId: one.arxivId && earlierId(one.arxivId, copy),
    doi: null,
    title,
    abstract,
    links: [],
    publishedOn: day(one.publishedOn),
    listedOn: day(one.listedOn),
  };
}

const countPapers = (db: Db): Promise<number> => db.paper.count();

async function addCopies(db: Db, size: number): Promise<void> {
  const entries = await readArxiv();
  let missing = size - (await countPapers(db));
  const done = (await db.importRun.count({ where: { source: { startsWith: "copies" } } })) * PAPERS_AT_ONCE;
  for (let start = done; missing > 0; start += PAPERS_AT_ONCE) {
    const placed: PlacedEntry[] = [];
    for (let i = start; i < start + PAPERS_AT_ONCE && placed.length < missing; i += 1) {
      const copy = Math.floor(i / entries.length) + 1;
      const one = entries[i % entries.length];
      const other = entries[Math.floor(createRandom(SEED + i)() * entries.length)];
      if (one?.arxivId && other) placed.push({ entry: crossed(one, other, copy), line: i, place: `copy ${i}` });
    }
    const batches = [{ entries: placed, rejects: [] }];
    const known = { digest: "0".repeat(64), format: "arxiv-jsonl" as const, day: null, fetchedAt: null };
    await importDocument(
      db,
      { source: `copies ${start}`, ...known, captured: null, notes: [], batches },
      { indexedLater: true },
    );
    missing = size - (await countPapers(db));
    console.error(`${size - missing} papers of ${size}`);
  }
}

async function addShared(db: Db, folders: readonly string[]): Promise<void> {
  for (const name of folders) {
    const folder = sharedPath("data", name);
    if (folder === null) throw new Error(`../shared/data/${name} is not here.`);
    for await (const input of findInputs([folder]))
      if (input.kind !== "skipped") await importInput(db, input, STATED, { indexedLater: true });
  }
}

/** Papers without related ones get those of one that has some, in turn. */
async function lendRelated(db: Db): Promise<void> {
  await db.$executeRawUnsafe(
    `WITH related AS (SELECT near, row_number() OVER (ORDER BY paper) - 1 AS place FROM search_near)
     INSERT INTO search_near (paper, near)
     SELECT p.id, r.near FROM search_paper p JOIN related r ON r.place = p.id % (SELECT count(*) FROM search_near)
     WHERE p.id NOT IN (SELECT paper FROM search_near)`,
  );
}

/** Sizes of the catalogues in a folder that are whole, smallest first. */
export function findBuilt(folder: string): number[] {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const sizes = names.flatMap((name) => /^papers-(\d+)\.db\.json$/.exec(name)?.[1] ?? []);
  const isWhole = (size: number) => {
    const { isRelated }: Partial<Built> = JSON.parse(readFileSync(path.join(folder, `papers-${size}.db.json`), "utf8"));
    return isRelated === true;
  };
  return sizes
    .map(Number)
    .filter(isWhole)
    .toSorted((a, b) => a - b);
}

/** Seconds since then, by the clock and of processor. */
function measureTime(): () => { clock: number; processor: number } {
  const [began, used] = [performance.now(), process.cpuUsage()];
  return () => {
    const { user, system } = process.cpuUsage(used);
    return { clock: (performance.now() - began) / 1_000, processor: (user + system) / 1e6 };
  };
}

/**
 * Brings a catalogue made by earlier code to today's definition of the database. What of the index would be made anew for
 * that stays: nobody wrote to the file since it was indexed, and related papers are lent anyway.
 */
async function keepUp(file: string): Promise<void> {
  const database = await openDatabase(file);
  const readPending = database.prepare("SELECT count(*) FROM search_pending").pluck();
  const wasIndexed = readPending.get() === 0;
  database.exec("CREATE TEMP TABLE kept_near AS SELECT paper, near FROM search_near");
  const { searchRebuilt } = migrate(database, readDefinition(path.resolve("prisma")));
  if (searchRebuilt && wasIndexed) {
    database.exec("DELETE FROM search_pending");
    database.exec("INSERT OR IGNORE INTO search_near (paper, near) SELECT paper, near FROM kept_near");
  }
  database.close();
  fold(file);
}

/** Nothing may lie beside a file that is copied. */
function fold(file: string): void {
  const database = new Database(file);
  database.pragma("wal_checkpoint(TRUNCATE)");
  database.close();
}

/**
 * The catalogue of about `size` papers in `folder`: up to 7,000 of saved answers alone, up to 80,000 with arXiv's, beyond
 * with copies, grown from the largest smaller one that is there.
 */
export async function buildCatalogue(folder: string, size: number, smaller: string | null): Promise<Built> {
  const file = path.join(folder, `papers-${size}.db`);
  const notes = `${file}.json`;
  if (existsSync(notes)) {
    await keepUp(file);
    return { file, isRelated: false, ...JSON.parse(readFileSync(notes, "utf8")) };
  }
  const growing = `${file}.growing`;
  if (!existsSync(growing)) {
    if (size > 80_000 && smaller !== null) {
      copyFileSync(smaller, `${growing}.copy`);
      renameSync(`${growing}.copy`, growing);
    } else await makeDatabase(growing);
  }
  const db = await createDb(`file:${growing}`);
  const before = await countPapers(db);
  const clock = measureTime();
  if (before === 0) await addShared(db, size <= 7_000 ? ["hf-api"] : ["hf-api", "text", "html", "feeds", "arxiv"]);
  if (size > 80_000) await addCopies(db, size);
  const papers = await countPapers(db);
  const imported = clock();
  await indexPending(db, { papersPerStep: INDEXED_AT_ONCE });
  const all = clock();
  if (size > 80_000) await lendRelated(db);
  await relatePapers(db, { alone: true });
  await db.$disconnect();
  fold(growing);
  renameSync(growing, file);
  const perSecond = (seconds: number) => Math.round((papers - before) / seconds);
  const built = {
    papers,
    rate: perSecond(all.clock),
    perProcessor: {
      all: perSecond(all.processor),
      imported: perSecond(imported.processor),
      indexed: perSecond(all.processor - imported.processor),
    },
    isRelated: true,
  };
  writeFileSync(notes, JSON.stringify(built));
  return { file, ...built };
}
