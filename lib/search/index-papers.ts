/**
 * Brings the search index into agreement with the table. Triggers note changed papers in search_pending; here they are
 * cut into words, and postings, facts and sums are changed, a few papers to one short transaction, so that neither
 * readers nor other writers wait long. What the index says depends on the table alone, not on the order of changes.
 */
import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import type { SqlHandle } from "@/lib/db";
import { decodeFacts, encodeFacts, type PaperFacts } from "@/lib/search/columns";
import { type Connection, prepared, searchConnection } from "@/lib/search/connection";
import type { PaperCutter } from "@/lib/search/cut-papers";
import { type Changes, gatherChanges, gatherCutChanges } from "@/lib/search/index-changes";
import { beginStep, createLexicon, endStep, type Lexicon } from "@/lib/search/lexicon";
import { writePostings } from "@/lib/search/posting-changes";
import { BLOCK_BITS } from "@/lib/search/postings";
import { isBusy } from "@/lib/sqlite";

/** Moves when words, stems or bytes change their form: an index of another format is made anew. */
export const INDEX_FORMAT = 1;

/** Papers of one transaction while a server is answering: about 30 ms. */
const PAPERS_PER_STEP = 16;
/** From so many papers of one transaction on, all words of the index are read first. */
const MANY_PAPERS = 1_000;
/** Longest wait for another writer. */
const PATIENCE_MS = 60_000;

function writeFacts(connection: Connection, changes: Changes, version: number): void {
  const blocks = new Set([...changes.facts.keys()].map((paper) => paper >> BLOCK_BITS));
  for (const block of blocks) {
    const stored = prepared<{ data: Buffer }>(connection, "SELECT data FROM search_block WHERE block = ?").get(block);
    const facts = stored === undefined ? new Map<number, PaperFacts>() : decodeFacts(stored.data, block);
    for (const [paper, fresh] of changes.facts) {
      if (paper >> BLOCK_BITS !== block) continue;
      const old = facts.get(paper);
      changes.papers += (fresh === null ? 0 : 1) - (old === undefined ? 0 : 1);
      changes.titleWords += (fresh?.titleWords ?? 0) - (old?.titleWords ?? 0);
      changes.abstractWords += (fresh?.abstractWords ?? 0) - (old?.abstractWords ?? 0);
      if (fresh === null) facts.delete(paper);
      else facts.set(paper, fresh);
    }
    prepared(connection, "INSERT OR REPLACE INTO search_block (block, version, data) VALUES (?, ?, ?)").run(
      block,
      version,
      encodeFacts(facts, block),
    );
  }
}

function startAnew(connection: Connection): void {
  for (const table of ["word", "stem", "posting", "paper", "block", "label", "near"])
    connection.exec(`DELETE FROM search_${table}`);
  connection.exec("INSERT OR IGNORE INTO search_pending SELECT id FROM Paper");
  prepared(
    connection,
    "UPDATE search_state SET format = ?, version = version + 1, papers = 0, title_words = 0, abstract_words = 0",
  ).run(INDEX_FORMAT);
}

interface Step {
  /** Rising. */
  papers: number[];
  /** Version of the index before. */
  version: number;
  /** Greatest number of a word before. */
  savedWords: number;
}

/** Begins a step inside a transaction; null where no paper is pending. */
function openStep(connection: Connection, limit: number, lexicon: Lexicon): Step | null {
  const state = prepared<{ format: number; version: number }>(
    connection,
    "SELECT format, version FROM search_state",
  ).get();
  if (state?.format !== INDEX_FORMAT) {
    startAnew(connection);
    Object.assign(lexicon, createLexicon());
  }
  const pending = prepared<{ paper: number }>(
    connection,
    "SELECT paper FROM search_pending ORDER BY paper LIMIT ?",
  ).all(limit);
  if (pending.length === 0) return null;
  beginStep(connection, lexicon, pending.length >= MANY_PAPERS);
  return { papers: pending.map(({ paper }) => paper), version: state?.version ?? 0, savedWords: lexicon.savedWords };
}

function writeStep(connection: Connection, lexicon: Lexicon, step: Step, changes: Changes): void {
  writePostings(connection, changes.postings, step.savedWords);
  writeFacts(connection, changes, step.version + 1);
  endStep(connection, lexicon, changes.words, changes.stems);
  prepared(
    connection,
    `UPDATE search_state SET version = version + 1, papers = papers + ?, title_words = title_words + ?,
       abstract_words = abstract_words + ?`,
  ).run(changes.papers, changes.titleWords, changes.abstractWords);
  prepared(connection, "DELETE FROM search_pending WHERE paper <= ?").run(step.papers.at(-1));
}

/** Indexes up to `limit` pending papers in one transaction; gives how many it did. Throws SQLITE_BUSY at once. */
function indexStep(connection: Connection, limit: number, lexicon: Lexicon): number {
  return connection
    .transaction(() => {
      const step = openStep(connection, limit, lexicon);
      if (step === null) return 0;
      writeStep(connection, lexicon, step, gatherChanges(connection, step.papers, lexicon));
      return step.papers.length;
    })
    .immediate();
}

/** The same, while somebody else reads and cuts the papers: nothing but this may use the connection meanwhile. */
async function indexCutStep(
  connection: Connection,
  limit: number,
  lexicon: Lexicon,
  cut: PaperCutter,
): Promise<number> {
  connection.exec("BEGIN IMMEDIATE");
  try {
    const step = openStep(connection, limit, lexicon);
    if (step !== null) {
      const changes = await gatherCutChanges(connection, step.papers, lexicon, cut);
      writeStep(connection, lexicon, step, changes);
    }
    connection.exec("COMMIT");
    return step?.papers.length ?? 0;
  } catch (error) {
    if (connection.inTransaction) connection.exec("ROLLBACK");
    throw error;
  }
}

export interface IndexOptions {
  /** Papers of one transaction; a command-line import, which nobody waits beside, is fastest with some thousands. */
  papersPerStep?: number;
  /** Stop after so many papers. */
  limit?: number;
  /** Reads and cuts the papers in another thread; only where nobody searches in this one meanwhile. */
  cut?: PaperCutter;
  /** Wait for another writer, or leave the rest to a later call. */
  wait?: boolean;
}

/**
 * Indexes what changed since the last call, by whatever process. To be awaited after each committed change of papers;
 * searching does the same for a few papers, so that a forgotten call delays and never loses. Gives how many papers it did.
 * Throws when another writer holds the file for more than a minute.
 */
export async function indexPending(db: SqlHandle, options: IndexOptions = {}): Promise<number> {
  const { papersPerStep = PAPERS_PER_STEP, limit = Number.POSITIVE_INFINITY, wait = true, cut } = options;
  const connection = await searchConnection(db);
  let lexicon = createLexicon();
  const giveUpAt = performance.now() + PATIENCE_MS;
  let done = 0;
  while (done < limit) {
    try {
      const most = Math.min(papersPerStep, limit - done);
      const step = cut ? await indexCutStep(connection, most, lexicon, cut) : indexStep(connection, most, lexicon);
      done += step;
      if (step === 0) break;
      await nextTurn();
    } catch (error) {
      lexicon = createLexicon();
      if (!isBusy(error) || (wait && performance.now() > giveUpAt)) throw error;
      if (!wait) break;
      await sleep(5);
    }
  }
  return done;
}
