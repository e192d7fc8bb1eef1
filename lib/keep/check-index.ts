/**
 * The search index held against the table: every word of every paper, every posting, fact and sum. What is read is the
 * stored index; what it should be is worked out anew from the papers.
 */
import type Database from "better-sqlite3";
import { countedFinding, type Finding } from "@/lib/keep/finding";
import { decodeFacts, type PaperFacts } from "@/lib/search/columns";
import { INDEX_FORMAT } from "@/lib/search/index-papers";
import { countsOfWords, decodeWords } from "@/lib/search/paper-words";
import { decodePostings } from "@/lib/search/postings";
import { readSearchedPaper } from "@/lib/search/searched-paper";
import { STOP_WORDS } from "@/lib/search/stop-words";

type Connection = Database.Database;

interface State {
  format: number;
  papers: number;
  title_words: number;
  abstract_words: number;
}

/** For each word, what its postings add up to: papers, and a sum that an exchanged paper or count would change. */
interface Sums {
  papers: Uint32Array;
  marks: Uint32Array;
}

const createSums = (words: number): Sums => ({ papers: new Uint32Array(words), marks: new Uint32Array(words) });

/** Spreads a paper and its count over 32 bits (the finaliser of MurmurHash3, Austin Appleby, public domain). */
function markOf(paper: number, count: number): number {
  let mark = (Math.imul(paper, 256) + count) | 0;
  mark = Math.imul(mark ^ (mark >>> 16), 0x85ebca6b);
  mark = Math.imul(mark ^ (mark >>> 13), 0xc2b2ae35);
  return (mark ^ (mark >>> 16)) >>> 0;
}

function add(sums: Sums, word: number, paper: number, count: number): void {
  sums.papers[word] = (sums.papers[word] ?? 0) + 1;
  sums.marks[word] = (sums.marks[word] ?? 0) + markOf(paper, count);
}

const sameSegments = (a: readonly (readonly string[])[], b: readonly (readonly string[])[]): boolean =>
  a.length === b.length &&
  a.every((words, i) => words.length === b[i]?.length && words.join("\n") === b[i]?.join("\n"));

interface StoredPaper {
  id: number;
  words: Buffer;
}

function readFacts(connection: Connection): Map<number, PaperFacts> {
  const blocks = connection.prepare<[], { block: number; data: Buffer }>("SELECT block, data FROM search_block");
  const facts = new Map<number, PaperFacts>();
  for (const { block, data } of blocks.iterate())
    for (const [paper, fact] of decodeFacts(data, block)) facts.set(paper, fact);
  return facts;
}

function sumPostings(connection: Connection, words: number): Sums {
  const sums = createSums(words);
  const rows = connection.prepare<[], { word: number; block: number; data: Buffer }>(
    "SELECT word, block, data FROM search_posting",
  );
  for (const { word, ...piece } of rows.iterate()) {
    const { papers, counts } = decodePostings([piece]);
    for (const [i, paper] of papers.entries()) add(sums, word, paper, counts[i] ?? 0);
  }
  return sums;
}

/** Papers missing on either side; those that wait to be indexed are not missing. */
function checkPresence(connection: Connection): Finding[] {
  const count = (sql: string) => Number(connection.prepare(sql).pluck().get());
  const waiting = "(SELECT paper FROM search_pending)";
  const unfindable = count(
    `SELECT count(*) FROM Paper WHERE id NOT IN (SELECT id FROM search_paper) AND id NOT IN ${waiting}`,
  );
  const gone = count(
    `SELECT count(*) FROM search_paper WHERE id NOT IN (SELECT id FROM Paper) AND id NOT IN ${waiting}`,
  );
  return [
    ...countedFinding("derived", unfindable, {
      one: "1 paper cannot be found by search.",
      many: (papers) => `${papers} papers cannot be found by search.`,
    }),
    ...countedFinding("derived", gone, {
      one: "Search knows 1 paper that is gone.",
      many: (papers) => `Search knows ${papers} papers that are gone.`,
    }),
  ];
}

/** Everything search keeps, against the papers. Reads only; some seconds for each 10,000 papers. */
export function checkIndex(connection: Connection): Finding[] {
  const state = connection
    .prepare<[], State>("SELECT format, papers, title_words, abstract_words FROM search_state")
    .get();
  if (state === undefined) return [{ kind: "derived", sentence: "The search index is missing." }];
  const pending = new Set(connection.prepare<[], number>("SELECT paper FROM search_pending").pluck().all());
  // Nothing was indexed yet, or an older version of Broadsheet did it: the next search or import begins anew.
  if (state.format !== INDEX_FORMAT) {
    const papers = connection.prepare<[], number>("SELECT count(*) FROM Paper").pluck().get() ?? 0;
    if (pending.size >= papers) return [];
    return [{ kind: "derived", sentence: "The search index is of another version." }];
  }

  const texts = new Map<number, string>();
  const stems = new Map<number, number>();
  const stored = connection.prepare<[], { id: number; word: string; stem: number; papers: number }>(
    "SELECT id, word, stem, papers FROM search_word",
  );
  const words = stored.all();
  for (const { id, word, stem } of words) {
    texts.set(id, word);
    stems.set(id, stem);
  }
  const size = words.reduce((most, { id }) => Math.max(most, id), 0) + 1;
  const stopIds = new Set(words.flatMap(({ id, word }) => (STOP_WORDS.has(word) ? [id] : [])));
  const labels = new Map(
    connection
      .prepare<[], { id: number; text: string }>("SELECT id, text FROM search_label")
      .all()
      .map(({ id, text }) => [id, text]),
  );

  const facts = readFacts(connection);
  const expected = createSums(size);
  const papersOfStem = new Map<number, number>();
  const sums = { papers: facts.size, title: 0, abstract: 0 };
  for (const fact of facts.values()) {
    sums.title += fact.titleWords;
    sums.abstract += fact.abstractWords;
  }
  let otherWords = 0;
  let otherFacts = 0;
  for (const { id, words: data } of connection
    .prepare<[], StoredPaper>("SELECT id, words FROM search_paper")
    .iterate()) {
    const segments = decodeWords(data);
    const counted = countsOfWords(segments, (word) => stopIds.has(word));
    const ofPaper = new Set<number>();
    for (const [i, word] of counted.words.entries()) {
      add(expected, word, id, counted.counts[i] ?? 0);
      ofPaper.add(stems.get(word) ?? 0);
    }
    for (const stem of ofPaper) papersOfStem.set(stem, (papersOfStem.get(stem) ?? 0) + 1);
    if (pending.has(id)) continue;
    const paper = readSearchedPaper(connection, id);
    if (paper === null) continue;
    if (
      !sameSegments(
        paper.words,
        segments.map((segment) => segment.map((word) => texts.get(word) ?? "")),
      )
    )
      otherWords += 1;
    const fact = facts.get(id);
    const should = JSON.stringify([paper.facts, paper.organization, paper.topics]);
    if (fact === undefined || should !== JSON.stringify(inWords(fact, labels))) otherFacts += 1;
  }

  const found = sumPostings(connection, size);
  let wrongPostings = 0;
  for (const { id, papers } of words) {
    const agrees = found.papers[id] === expected.papers[id] && found.marks[id] === expected.marks[id];
    if (!agrees || papers !== expected.papers[id]) wrongPostings += 1;
  }
  const stemRows = connection.prepare<[], { id: number; papers: number }>("SELECT id, papers FROM search_stem").all();
  const wrongStems = stemRows.filter(({ id, papers }) => papers !== (papersOfStem.get(id) ?? 0)).length;
  const sumsAgree =
    state.papers === sums.papers && state.title_words === sums.title && state.abstract_words === sums.abstract;

  const derived = (count: number, what: string) =>
    countedFinding("derived", count, {
      one: `Search has ${what} wrong once.`,
      many: (times) => `Search has ${what} wrong ${times} times.`,
    });
  return [
    ...checkPresence(connection),
    ...derived(otherWords, "the words of a paper"),
    ...derived(otherFacts, "the facts of a paper"),
    ...derived(wrongPostings, "the papers of a word"),
    ...derived(wrongStems, "the papers of a stem"),
    ...derived(sumsAgree ? 0 : 1, "its sums"),
  ];
}

/** Facts with labels in words, in the order in which readSearchedPaper gives them. */
function inWords({ organization, topics, ...rest }: PaperFacts, labels: ReadonlyMap<number, string>) {
  return [
    rest,
    organization === 0 ? null : (labels.get(organization) ?? ""),
    topics.map((topic) => labels.get(topic) ?? "").sort(),
  ];
}
