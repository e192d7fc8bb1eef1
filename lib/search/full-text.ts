/** Reading the search index: words, postings and facts as they stand in one version of the catalogue. */
import type { SqlHandle } from "@/lib/db";
import { type Columns, createColumns, growColumns, loadBlock } from "@/lib/search/columns";
import { type Connection, prepared, searchConnection } from "@/lib/search/connection";
import type { Alternative } from "@/lib/search/correct";
import { INDEX_FORMAT } from "@/lib/search/index-papers";
import { readNumber } from "@/lib/search/packed";
import { BLOCK_BITS, decodePostings, mergePostings, NO_POSTINGS, type Postings } from "@/lib/search/postings";
import { stemWord } from "@/lib/search/stem";
import { STOP_WORDS } from "@/lib/search/stop-words";

/** Bytes of postings that stay in memory. */
const CACHE_BYTES = 24_000_000;
/** Papers whose stems stay in memory, some 700 bytes each: what is typed next ranks mostly the same papers. */
const STEMS_KEPT = 8_000;

export interface WordEntry {
  word: string;
  id: number;
  stem: number;
  /** Papers that have it. */
  papers: number;
}

export interface StemEntry {
  id: number;
  stem: string;
  papers: number;
}

/** An open index. What depends on the version is made anew by refreshIndex. */
export interface SearchIndex {
  connection: Connection;
  version: number;
  papers: number;
  /** Mean words of a title and of an abstract, at least 1. */
  meanTitle: number;
  meanAbstract: number;
  columns: Columns;
  blockVersions: Map<number, number>;
  labels: Map<number, string>;
  labelIds: Map<string, number>;
  greatestLabel: number;
  /** Postings by key `w:` or `s:` and id, the least recently used first. */
  cache: Map<string, Postings>;
  cachedBytes: number;
  /** Stems of the papers that were ranked last, the oldest first. */
  stems: Map<number, PaperStems>;
  /** Corrections found in this version. */
  alternatives: Map<string, Alternative[]>;
  /** Stem of a word by id (-1: a stop word) and papers of a stem by id, 0 where not yet asked. */
  stemOfWord: Int32Array;
  papersOfStem: Int32Array;
  informationOfStem: Float32Array;
  /** One place a paper for sums while ranking; zero between searches. */
  scores: Float32Array;
  mass: Float32Array;
  /** Which round last touched a paper: any number at first. */
  stamps: Uint32Array;
  lastStamp: number;
}

const indexes = new WeakMap<Connection, SearchIndex>();

function createIndex(connection: Connection): SearchIndex {
  return {
    connection,
    version: -1,
    papers: 0,
    meanTitle: 1,
    meanAbstract: 1,
    columns: createColumns(0),
    blockVersions: new Map(),
    labels: new Map(),
    labelIds: new Map(),
    greatestLabel: 0,
    cache: new Map(),
    cachedBytes: 0,
    stems: new Map(),
    alternatives: new Map(),
    stemOfWord: new Int32Array(0),
    papersOfStem: new Int32Array(0),
    informationOfStem: new Float32Array(0),
    scores: new Float32Array(0),
    mass: new Float32Array(0),
    stamps: new Uint32Array(0),
    lastStamp: 0,
  };
}

/** The index of a client's database, one per process. Call refreshIndex before reading. */
export async function openIndex(db: SqlHandle): Promise<SearchIndex> {
  const connection = await searchConnection(db);
  let index = indexes.get(connection);
  if (index === undefined) {
    index = createIndex(connection);
    indexes.set(connection, index);
  }
  return index;
}

interface StateRow {
  format: number;
  version: number;
  papers: number;
  title_words: number;
  abstract_words: number;
  pending: number;
}

/** Whether papers wait to be indexed. */
export function hasPending(index: SearchIndex): boolean {
  const state = prepared<StateRow>(
    index.connection,
    "SELECT format, EXISTS (SELECT 1 FROM search_pending) AS pending FROM search_state",
  ).get();
  return state === undefined || state.pending === 1 || state.format !== INDEX_FORMAT;
}

/** Brings what is held in memory to the version of the database; cheap when nothing changed. */
export function refreshIndex(index: SearchIndex): void {
  const { connection } = index;
  const state = prepared<StateRow>(connection, "SELECT * FROM search_state").get();
  if (state === undefined) throw new Error("The search index is missing: run the migrations.");
  if (state.version === index.version) return;
  index.version = state.version;
  index.papers = state.papers;
  index.meanTitle = Math.max(1, state.title_words / Math.max(1, state.papers));
  index.meanAbstract = Math.max(1, state.abstract_words / Math.max(1, state.papers));
  index.cache.clear();
  index.cachedBytes = 0;
  index.stems.clear();
  index.alternatives.clear();
  const blocks = prepared<{ block: number; version: number }>(
    connection,
    "SELECT block, version FROM search_block ORDER BY block",
  ).all();
  const capacity = ((blocks.at(-1)?.block ?? -1) + 1) << BLOCK_BITS;
  index.columns = growColumns(index.columns, capacity);
  for (const { block, version } of blocks) {
    if (index.blockVersions.get(block) === version) continue;
    const row = prepared<{ data: Buffer }>(connection, "SELECT data FROM search_block WHERE block = ?").get(block);
    if (row !== undefined) loadBlock(index.columns, block, row.data);
    index.blockVersions.set(block, version);
  }
  if (index.scores.length < index.columns.capacity) {
    index.scores = new Float32Array(index.columns.capacity);
    index.mass = new Float32Array(index.columns.capacity);
    index.stamps = new Uint32Array(index.columns.capacity);
  }
  const words = prepared<{ id: number | null }>(connection, "SELECT max(id) AS id FROM search_word").get()?.id ?? 0;
  const stems = prepared<{ id: number | null }>(connection, "SELECT max(id) AS id FROM search_stem").get()?.id ?? 0;
  index.stemOfWord = new Int32Array(words + 1);
  index.papersOfStem = new Int32Array(stems + 1);
  index.informationOfStem = new Float32Array(stems + 1);
  const find = prepared<{ id: number }>(connection, "SELECT id FROM search_word WHERE word = ?");
  for (const word of STOP_WORDS) index.stemOfWord[find.get(word)?.id ?? 0] = -1;
  const labels = prepared<{ id: number; text: string }>(connection, "SELECT id, text FROM search_label").all();
  index.labels = new Map(labels.map(({ id, text }) => [id, text]));
  index.labelIds = new Map(labels.map(({ id, text }) => [text, id]));
  index.greatestLabel = labels.reduce((greatest, { id }) => Math.max(greatest, id), 0);
}

/** What the index knows of a folded word; null when no paper has it. */
export function findWord(index: SearchIndex, word: string): WordEntry | null {
  const row = prepared<WordEntry>(
    index.connection,
    "SELECT word, id, stem, papers FROM search_word WHERE word = ? AND papers > 0",
  ).get(word);
  return row ?? null;
}

/** The stem that a folded word has, if any paper has a word of that stem. */
export function findStem(index: SearchIndex, word: string): StemEntry | null {
  const row = prepared<StemEntry>(
    index.connection,
    "SELECT id, stem, papers FROM search_stem WHERE stem = ? AND papers > 0",
  ).get(stemWord(word));
  return row ?? null;
}

/** The text of a stem, by its id. */
export function stemById(index: SearchIndex, id: number): string | null {
  return (
    prepared<{ stem: string }>(index.connection, "SELECT stem FROM search_stem WHERE id = ?").get(id)?.stem ?? null
  );
}

/** Words of a stem. */
export function wordsOfStem(index: SearchIndex, stem: number): WordEntry[] {
  return prepared<WordEntry>(
    index.connection,
    "SELECT word, id, stem, papers FROM search_word WHERE stem = ? AND papers > 0",
  ).all(stem);
}

/** Known words that begin so, the most frequent first. */
export function wordsByPrefix(index: SearchIndex, prefix: string, limit: number): WordEntry[] {
  return prepared<WordEntry>(
    index.connection,
    `SELECT word, id, stem, papers FROM search_word WHERE word >= ? AND word < ? AND papers > 0
     ORDER BY papers DESC, word LIMIT ?`,
  ).all(prefix, `${prefix}\u{10ffff}`, limit);
}

/** With what two arrays take beside their numbers. */
const bytesOf = ({ papers }: Postings): number => papers.length * 5 + 500;

function cached(index: SearchIndex, key: string, read: () => Postings): Postings {
  const known = index.cache.get(key);
  if (known !== undefined) {
    index.cache.delete(key);
    index.cache.set(key, known);
    return known;
  }
  const postings = read();
  index.cache.set(key, postings);
  index.cachedBytes += bytesOf(postings);
  for (const [oldest, postings] of index.cache) {
    if (index.cachedBytes <= CACHE_BYTES) break;
    index.cache.delete(oldest);
    index.cachedBytes -= bytesOf(postings);
  }
  return postings;
}

/** Papers that have a word, by its id. */
export function postingsOfWord(index: SearchIndex, word: number): Postings {
  return cached(index, `w:${word}`, () =>
    decodePostings(
      prepared<{ block: number; data: Buffer }>(
        index.connection,
        "SELECT block, data FROM search_posting WHERE word = ? ORDER BY block",
      ).all(word),
    ),
  );
}

/** Papers that have any word of a stem, by the stem's id. */
export function postingsOfStem(index: SearchIndex, stem: number): Postings {
  return cached(index, `s:${stem}`, () =>
    wordsOfStem(index, stem)
      .sort((a, b) => a.papers - b.papers)
      .map((word) => postingsOfWord(index, word.id))
      .reduce((sum, postings) => (sum === NO_POSTINGS ? postings : mergePostings(sum, postings)), NO_POSTINGS),
  );
}

/** Title and abstract of a paper as stems in order, without stop words; a gap of zeros between title and abstract. */
export interface PaperStems {
  stems: Int32Array;
  titleLength: number;
}

/** Zeros between title and abstract: more than any window of nearness. */
const GAP = 8;
let stemBuffer = new Int32Array(4096);

/** The stems of a paper; empty when it is not indexed. To be read only. */
export function readStems(index: SearchIndex, paper: number): PaperStems {
  const kept = index.stems.get(paper);
  if (kept !== undefined) return kept;
  const stems = decodeStems(index, paper);
  const oldest = index.stems.keys().next();
  if (index.stems.size >= STEMS_KEPT && !oldest.done) index.stems.delete(oldest.value);
  index.stems.set(paper, stems);
  return stems;
}

function decodeStems(index: SearchIndex, paper: number): PaperStems {
  const row = prepared<{ words: Buffer }>(index.connection, "SELECT words FROM search_paper WHERE id = ?").get(paper);
  if (row === undefined) return { stems: new Int32Array(0), titleLength: 0 };
  const reader = { bytes: row.words, at: 0 };
  if (stemBuffer.length < row.words.length + GAP) stemBuffer = new Int32Array(row.words.length * 2 + GAP);
  let length = 0;
  const readSegment = (): void => {
    for (let word = readNumber(reader); word !== 0; word = readNumber(reader)) {
      const stem = stemOfWord(index, word);
      if (stem > 0) stemBuffer[length++] = stem;
    }
  };
  readSegment();
  const titleLength = length;
  stemBuffer.fill(0, length, length + GAP);
  length += GAP;
  readSegment();
  return { stems: stemBuffer.slice(0, length), titleLength };
}

/** The stem of a word that occurs in some paper; -1 for stop words. */
export function stemOfWord(index: SearchIndex, word: number): number {
  const known = index.stemOfWord[word];
  if (known) return known;
  const row = prepared<{ stem: number; papers: number }>(
    index.connection,
    `SELECT search_word.stem AS stem, search_stem.papers AS papers FROM search_word
     JOIN search_stem ON search_stem.id = search_word.stem WHERE search_word.id = ?`,
  ).get(word);
  return row === undefined ? 0 : rememberStem(index, word, row.stem, row.papers);
}

/** Keeps the stem of a word, and how many papers have the stem, until the version changes; gives what stemOfWord does. */
export function rememberStem(index: SearchIndex, word: number, stem: number, papers: number): number {
  const known = index.stemOfWord[word];
  if (known) return known;
  index.stemOfWord[word] = stem;
  index.papersOfStem[stem] = papers;
  index.informationOfStem[stem] = informationOf(index.papers, papers);
  return stem;
}

/** Inverse document frequency as in BM25: how much a word tells when `papers` of `all` have it. */
export const informationOf = (all: number, papers: number): number =>
  Math.log(1 + (all - papers + 0.5) / (papers + 0.5));

/** Runs a synchronous reading on one state of the database, with the index at that state. */
export function readIndex<T>(index: SearchIndex, read: () => T): T {
  return index.connection
    .transaction(() => {
      refreshIndex(index);
      return read();
    })
    .deferred();
}
