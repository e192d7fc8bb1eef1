/**
 * Brings the search index into agreement with the table. Triggers note changed papers in search_pending; here they are
 * cut into words, and postings, facts and sums are changed, a few papers to one short transaction, so that neither
 * readers nor other writers wait long. What the index says depends on the table alone, not on the order of changes.
 */
import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import type { Db } from "@/lib/db";
import { decodeFacts, encodeFacts, type PaperFacts } from "@/lib/search/columns";
import { type Connection, isBusy, prepared, searchConnection } from "@/lib/search/connection";
import { countsOfWords, countWords, decodeWords, encodeWords, wordsOfPaper } from "@/lib/search/paper-words";
import { BLOCK_BITS, decodePostings, editPostings, encodePostings, NO_POSTINGS } from "@/lib/search/postings";
import { stemWord } from "@/lib/search/stem";
import { STOP_WORDS } from "@/lib/search/stop-words";

/** Moves when words, stems or bytes change their form: an index of another format is made anew. */
export const INDEX_FORMAT = 1;

/** Papers of one transaction while a server is answering: about 30 ms. */
const PAPERS_PER_STEP = 16;
/** Longest wait for another writer. */
const PATIENCE_MS = 60_000;
const DAY_MS = 86_400_000;

interface PaperRow {
  title: string;
  abstract: string;
  sortDay: string | null;
  upvotes: number | null;
  hasCode: number;
  authorCount: number | null;
  projectPage: string | null;
  organization: string | null;
}

interface LinkRow {
  owner: string | null;
  name: string | null;
  stars: number | null;
}

/** Words and stems that were met; kept over the steps of one run. */
interface Lexicon {
  ids: Map<string, number>;
  stemOf: Map<number, number>;
  stems: Map<string, number>;
  /** The greatest id of a word, once one was added. */
  lastId: number | null;
}

const createLexicon = (): Lexicon => ({ ids: new Map(), stemOf: new Map(), stems: new Map(), lastId: null });

/** What one step changes, gathered before it is written. */
interface Changes {
  /** Word, block, then paper and its new counts (0: no longer there). */
  postings: Map<number, Map<number, Map<number, number>>>;
  words: Map<number, number>;
  stems: Map<number, number>;
  facts: Map<number, PaperFacts | null>;
  papers: number;
  titleWords: number;
  abstractWords: number;
}

function labelId(connection: Connection, text: string): number {
  const known = prepared<{ id: number }>(connection, "SELECT id FROM search_label WHERE text = ?").get(text);
  if (known !== undefined) return known.id;
  return Number(prepared(connection, "INSERT INTO search_label (text) VALUES (?)").run(text).lastInsertRowid);
}

function readPaper(connection: Connection, id: number) {
  const row = prepared<PaperRow>(
    connection,
    `SELECT title, abstract, sortDay, upvotes, hasCode, authorCount, projectPage, organization FROM Paper WHERE id = ?`,
  ).get(id);
  if (row === undefined) return null;
  const names = prepared<{ name: string }>(
    connection,
    "SELECT name FROM PaperAuthor JOIN Author ON Author.id = authorId WHERE paperId = ? ORDER BY position",
  ).all(id);
  const repositories = prepared<LinkRow>(
    connection,
    "SELECT owner, name, stars FROM Link WHERE paperId = ? AND kind = 'repository' ORDER BY position",
  ).all(id);
  const topics = prepared<{ topicSlug: string }>(
    connection,
    "SELECT topicSlug FROM PaperTopic WHERE paperId = ? ORDER BY topicSlug",
  ).all(id);
  const authorNames = names.map(({ name }) => name);
  const words = wordsOfPaper(row.title, row.abstract, authorNames, repositories);
  const stars = repositories.flatMap((repository) => (repository.stars === null ? [] : [repository.stars]));
  const facts: PaperFacts = {
    titleWords: countWords(words[0]),
    abstractWords: countWords(words[1]),
    day: row.sortDay === null ? null : Math.floor(Date.parse(row.sortDay) / DAY_MS),
    upvotes: row.upvotes,
    stars: stars.length ? Math.max(...stars) : null,
    authors: row.authorCount,
    hasCode: row.hasCode === 1,
    hasProject: row.projectPage !== null,
    organization: row.organization === null ? 0 : labelId(connection, `org:${row.organization}`),
    topics: topics.map(({ topicSlug }) => labelId(connection, `topic:${topicSlug}`)),
  };
  return { words, facts };
}

function stemId(connection: Connection, lexicon: Lexicon, stem: string): number {
  let id = lexicon.stems.get(stem);
  if (id !== undefined) return id;
  const known = prepared<{ id: number }>(connection, "SELECT id FROM search_stem WHERE stem = ?").get(stem);
  const insert = prepared(connection, "INSERT INTO search_stem (stem, papers) VALUES (?, 0)");
  id = known?.id ?? Number(insert.run(stem).lastInsertRowid);
  lexicon.stems.set(stem, id);
  return id;
}

function addWord(connection: Connection, lexicon: Lexicon, word: string): number {
  lexicon.lastId ??=
    prepared<{ id: number | null }>(connection, "SELECT max(id) AS id FROM search_word").get()?.id ?? 0;
  const id = ++lexicon.lastId;
  const stem = stemId(connection, lexicon, stemWord(word));
  prepared(connection, "INSERT INTO search_word (word, id, stem, papers) VALUES (?, ?, ?, 0)").run(word, id, stem);
  lexicon.stemOf.set(id, stem);
  return id;
}

function wordId(connection: Connection, lexicon: Lexicon, word: string): number {
  let id = lexicon.ids.get(word);
  if (id !== undefined) return id;
  const known = prepared<{ id: number }>(connection, "SELECT id FROM search_word WHERE word = ?").get(word);
  id = known?.id ?? addWord(connection, lexicon, word);
  lexicon.ids.set(word, id);
  return id;
}

function stemOfWordId(connection: Connection, lexicon: Lexicon, word: number): number {
  let stem = lexicon.stemOf.get(word);
  if (stem === undefined) {
    stem = prepared<{ stem: number }>(connection, "SELECT stem FROM search_word WHERE id = ?").get(word)?.stem ?? 0;
    lexicon.stemOf.set(word, stem);
  }
  return stem;
}

const bump = (sums: Map<number, number>, key: number, by: number): void => {
  sums.set(key, (sums.get(key) ?? 0) + by);
};

function gather(connection: Connection, papers: readonly number[], lexicon: Lexicon): Changes {
  const stopIds = new Set([...STOP_WORDS].map((word) => wordId(connection, lexicon, word)));
  const isStopWord = (word: number) => stopIds.has(word);
  const changes: Changes = {
    postings: new Map(),
    words: new Map(),
    stems: new Map(),
    facts: new Map(),
    papers: 0,
    titleWords: 0,
    abstractWords: 0,
  };
  for (const paper of papers) {
    const before = prepared<{ words: Buffer }>(connection, "SELECT words FROM search_paper WHERE id = ?").get(paper);
    const now = readPaper(connection, paper);
    const segments = (now?.words ?? []).map((words) => words.map((word) => wordId(connection, lexicon, word)));
    changes.facts.set(paper, now?.facts ?? null);
    if (now === null) prepared(connection, "DELETE FROM search_paper WHERE id = ?").run(paper);
    const data = encodeWords(segments);
    if (before !== undefined && now !== null && before.words.equals(data)) continue;
    if (now !== null)
      prepared(connection, "INSERT OR REPLACE INTO search_paper (id, words) VALUES (?, ?)").run(paper, data);
    const old = countsOfWords(before === undefined ? [] : decodeWords(before.words), isStopWord);
    const fresh = countsOfWords(segments, isStopWord);
    const block = paper >> BLOCK_BITS;
    const change = (word: number, counts: number): void => {
      const blocks = changes.postings.get(word) ?? new Map<number, Map<number, number>>();
      changes.postings.set(word, blocks);
      const edits = blocks.get(block) ?? new Map<number, number>();
      blocks.set(block, edits);
      edits.set(paper, counts);
    };
    const oldStems = new Set<number>();
    const freshStems = new Set<number>();
    for (const word of old.keys()) {
      oldStems.add(stemOfWordId(connection, lexicon, word));
      if (fresh.has(word)) continue;
      change(word, 0);
      bump(changes.words, word, -1);
    }
    for (const [word, counts] of fresh) {
      freshStems.add(stemOfWordId(connection, lexicon, word));
      if (!old.has(word)) bump(changes.words, word, 1);
      if (old.get(word) !== counts) change(word, counts);
    }
    for (const stem of oldStems) if (!freshStems.has(stem)) bump(changes.stems, stem, -1);
    for (const stem of freshStems) if (!oldStems.has(stem)) bump(changes.stems, stem, 1);
  }
  return changes;
}

function writePostings(connection: Connection, changes: Changes): void {
  const read = prepared<{ data: Buffer }>(connection, "SELECT data FROM search_posting WHERE word = ? AND block = ?");
  const write = prepared(connection, "INSERT OR REPLACE INTO search_posting (word, block, data) VALUES (?, ?, ?)");
  const remove = prepared(connection, "DELETE FROM search_posting WHERE word = ? AND block = ?");
  for (const [word, blocks] of changes.postings)
    for (const [block, edits] of blocks) {
      const stored = read.get(word, block);
      const old = stored === undefined ? NO_POSTINGS : decodePostings([{ block, data: stored.data }]);
      const { papers, counts } = editPostings(old, edits);
      if (papers.length === 0) remove.run(word, block);
      else write.run(word, block, encodePostings(papers, counts, block));
    }
}

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
  for (const table of ["word", "stem", "posting", "paper", "block", "label"])
    connection.exec(`DELETE FROM search_${table}`);
  connection.exec("INSERT OR IGNORE INTO search_pending SELECT id FROM Paper");
  prepared(
    connection,
    "UPDATE search_state SET format = ?, version = version + 1, papers = 0, title_words = 0, abstract_words = 0",
  ).run(INDEX_FORMAT);
}

/** Indexes up to `limit` pending papers in one transaction; gives how many it did. Throws SQLITE_BUSY at once. */
function indexStep(connection: Connection, limit: number, lexicon: Lexicon): number {
  return connection
    .transaction(() => {
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
      const papers = pending.map(({ paper }) => paper);
      if (papers.length === 0) return 0;
      const changes = gather(connection, papers, lexicon);
      writePostings(connection, changes);
      writeFacts(connection, changes, (state?.version ?? 0) + 1);
      const word = prepared(connection, "UPDATE search_word SET papers = papers + ? WHERE word = ?");
      const text = prepared<{ word: string }>(connection, "SELECT word FROM search_word WHERE id = ?");
      for (const [id, by] of changes.words) if (by !== 0) word.run(by, text.get(id)?.word);
      const stem = prepared(connection, "UPDATE search_stem SET papers = papers + ? WHERE id = ?");
      for (const [id, by] of changes.stems) if (by !== 0) stem.run(by, id);
      prepared(
        connection,
        `UPDATE search_state SET version = version + 1, papers = papers + ?, title_words = title_words + ?,
           abstract_words = abstract_words + ?`,
      ).run(changes.papers, changes.titleWords, changes.abstractWords);
      const done = prepared(connection, "DELETE FROM search_pending WHERE paper = ?");
      for (const paper of papers) done.run(paper);
      return papers.length;
    })
    .immediate();
}

export interface IndexOptions {
  /** Papers of one transaction; a command-line import, which nobody waits beside, is fastest with some thousands. */
  papersPerStep?: number;
  /** Stop after so many papers. */
  limit?: number;
  /** Wait for another writer, or leave the rest to a later call. */
  wait?: boolean;
}

/**
 * Indexes what changed since the last call, by whatever process. To be awaited after each committed change of papers;
 * searching does the same for a few papers, so that a forgotten call delays and never loses. Gives how many papers it did.
 * Throws when another writer holds the file for more than a minute.
 */
export async function indexPending(db: Db, options: IndexOptions = {}): Promise<number> {
  const { papersPerStep = PAPERS_PER_STEP, limit = Number.POSITIVE_INFINITY, wait = true } = options;
  const connection = await searchConnection(db);
  let lexicon = createLexicon();
  const giveUpAt = Date.now() + PATIENCE_MS;
  let done = 0;
  while (done < limit) {
    try {
      const step = indexStep(connection, Math.min(papersPerStep, limit - done), lexicon);
      done += step;
      if (step === 0) break;
      // Another process may add words meanwhile.
      lexicon.lastId = null;
      await nextTurn();
    } catch (error) {
      lexicon = createLexicon();
      if (!isBusy(error) || (wait && Date.now() > giveUpAt)) throw error;
      if (!wait) break;
      await sleep(5);
    }
  }
  return done;
}
