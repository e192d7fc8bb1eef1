/** Reading the search index: words, postings and facts as they stand in one version of the catalogue. */

import { setImmediate as nextTurn } from "node:timers/promises";
import type { SqlHandle } from "@/lib/db";
import { processWide } from "@/lib/process-wide";
import { type MentionShares, shareMentions } from "@/lib/search/bm25";
import { type Columns, copyColumns, createColumns, growColumns, loadBlock } from "@/lib/search/columns";
import {
  type Connection,
  openSearchConnection,
  prepared,
  preparedValue,
  searchConnection,
} from "@/lib/search/connection";
import type { Alternative } from "@/lib/search/correct";
import { INDEX_FORMAT } from "@/lib/search/index-papers";
import { createKeptStems, forgetStems, type KeptStems } from "@/lib/search/kept-stems";
import type { Pieces } from "@/lib/search/pieces";
import { BLOCK_BITS } from "@/lib/search/postings";
import type { Scored } from "@/lib/search/scored";
import type { Vocabulary } from "@/lib/search/shortlist";
import { STOP_WORDS } from "@/lib/search/stop-words";

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
  cache: Map<string, Pieces>;
  cachedBytes: number;
  stems: KeptStems;
  /** Corrections found in this version. */
  alternatives: Map<string, Alternative[]>;
  /** Stem of a word by id (-1: a stop word) and papers of a stem by id, 0 where not yet asked. */
  stemOfWord: Int32Array;
  papersOfStem: Int32Array;
  informationOfStem: Float32Array;
  mentionShares: MentionShares;
  /** Lists that no search uses now. */
  idleLists: Scored[];
  /** Words for correction, learnt up to the id `last`; all there were in `version`. */
  learnt: { vocabulary: Vocabulary; last: number; version: number };
}

const indexes = processWide("search indexes", () => new WeakMap<Connection, Promise<SearchIndex>>());

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
    stems: createKeptStems(),
    alternatives: new Map(),
    stemOfWord: new Int32Array(0),
    papersOfStem: new Int32Array(0),
    informationOfStem: new Float32Array(0),
    mentionShares: shareMentions(1, 1),
    idleLists: [],
    learnt: { vocabulary: [], last: 0, version: -1 },
  };
}

function readBlock(index: SearchIndex, block: number): void {
  const row = prepared<{ version: number; data: Buffer }>(
    index.connection,
    "SELECT version, data FROM search_block WHERE block = ?",
  ).get(block);
  if (row === undefined) return;
  loadBlock(index.columns, block, row.data);
  index.blockVersions.set(block, row.version);
  forgetStems(index.stems, block);
}

/** Reads the facts of all papers, a block a turn; refreshIndex reads again what changes meanwhile. */
async function readAhead(connection: Connection): Promise<SearchIndex> {
  const index = createIndex(connection);
  const blocks = preparedValue<number>(connection, "SELECT block FROM search_block ORDER BY block").all();
  index.columns = createColumns(((blocks.at(-1) ?? -1) + 1) << BLOCK_BITS);
  for (const block of blocks) {
    readBlock(index, block);
    await nextTurn();
  }
  return index;
}

/** The index of a client's database, one per process. Call refreshIndex before reading. */
export async function openIndex(db: SqlHandle): Promise<SearchIndex> {
  const connection = await searchConnection(db);
  let index = indexes.get(connection);
  if (index === undefined) {
    index = readAhead(connection);
    indexes.set(connection, index);
    index.catch(() => indexes.delete(connection));
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
  index.mentionShares = shareMentions(index.meanTitle, index.meanAbstract);
  index.cache.clear();
  index.cachedBytes = 0;
  index.alternatives.clear();
  const blocks = prepared<{ block: number; version: number }>(
    connection,
    "SELECT block, version FROM search_block ORDER BY block",
  ).all();
  const capacity = ((blocks.at(-1)?.block ?? -1) + 1) << BLOCK_BITS;
  index.columns = growColumns(index.columns, capacity);
  for (const { block, version } of blocks) {
    if (index.blockVersions.get(block) !== version) readBlock(index, block);
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

/** An index on a connection of its own, at the state of this moment until it is closed. */
export interface Snapshot {
  index: SearchIndex;
  close: () => void;
}

/** Opens a snapshot of the database behind an index; what the index already holds in memory is taken over. */
export async function openSnapshot(db: SqlHandle, shared: SearchIndex): Promise<Snapshot> {
  const connection = await openSearchConnection(db);
  const index: SearchIndex = {
    ...createIndex(connection),
    columns: copyColumns(shared.columns),
    blockVersions: new Map(shared.blockVersions),
    learnt: shared.learnt,
  };
  connection.exec("BEGIN");
  refreshIndex(index);
  return { index, close: () => connection.close() };
}
