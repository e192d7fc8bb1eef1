/** What becomes of words, stems and facts when papers changed: gathered over many papers before any of it is written. */
import type { PaperFacts } from "@/lib/search/columns";
import { type Connection, prepared } from "@/lib/search/connection";
import { inRanges, type PaperCutter } from "@/lib/search/cut-papers";
import { type Lexicon, labelId, stemOfWord, wordId } from "@/lib/search/lexicon";
import { createWriter, writeNumber } from "@/lib/search/packed";
import { countsOfWords, decodeWords, encodeWords, type WordCounts } from "@/lib/search/paper-words";
import { addPosting, createPostingChanges, type PostingChanges } from "@/lib/search/posting-changes";
import { readSearchedPapers, type SearchedPaper } from "@/lib/search/searched-paper";
import { STOP_WORDS } from "@/lib/search/stop-words";
import { addTo, createSums, type Sums, withRoom } from "@/lib/search/sums";

export interface Changes {
  postings: PostingChanges;
  /** By how many the papers with a word or stem grow. */
  words: Sums;
  stems: Sums;
  facts: Map<number, PaperFacts | null>;
  papers: number;
  titleWords: number;
  abstractWords: number;
}

const WAS = 1;
const IS = 2;

/** The stems of one paper: whether it had and has each. */
interface StemMarks {
  marks: Uint8Array;
  marked: number[];
}

function mark(stems: StemMarks, stem: number, how: number): void {
  stems.marks = withRoom(stems.marks, stem, (length) => new Uint8Array(length));
  const before = stems.marks[stem] ?? 0;
  if (before === 0) stems.marked.push(stem);
  stems.marks[stem] = before | how;
}

/** Counts the stems that a paper got or lost, and begins anew. */
function noteStems(changes: Changes, stems: StemMarks): void {
  for (const stem of stems.marked) {
    if (stems.marks[stem] === WAS) addTo(changes.stems, stem, -1);
    if (stems.marks[stem] === IS) addTo(changes.stems, stem, 1);
    stems.marks[stem] = 0;
  }
  stems.marked.length = 0;
}

/** Notes what becomes of one paper's words. Both lists have their words rising. */
function noteWords(
  changes: Changes,
  paper: number,
  old: WordCounts,
  fresh: WordCounts,
  stems: StemMarks,
  stemOf: (word: number) => number,
): void {
  let i = 0;
  let j = 0;
  while (i < old.words.length || j < fresh.words.length) {
    const left = old.words[i] ?? Number.POSITIVE_INFINITY;
    const right = fresh.words[j] ?? Number.POSITIVE_INFINITY;
    const word = Math.min(left, right);
    const before = left === word ? (old.counts[i++] ?? 0) : 0;
    const now = right === word ? (fresh.counts[j++] ?? 0) : 0;
    mark(stems, stemOf(word), (before !== 0 ? WAS : 0) | (now !== 0 ? IS : 0));
    if (before === now) continue;
    addPosting(changes.postings, word, paper, now);
    if (before === 0) addTo(changes.words, word, 1);
    if (now === 0) addTo(changes.words, word, -1);
  }
  noteStems(changes, stems);
}

/** A paper with its words as the index numbers them. */
interface NumberedPaper {
  facts: PaperFacts;
  /** As encodeWords gives it. */
  data: Uint8Array;
  /** In any order. */
  found: WordCounts;
}

/** Notes the words of a paper that the index did not have. */
function noteNewWords(
  changes: Changes,
  paper: number,
  { words, counts }: WordCounts,
  stems: StemMarks,
  stemOf: (word: number) => number,
): void {
  for (let place = 0; place < words.length; place++) {
    const word = words[place] ?? 0;
    addPosting(changes.postings, word, paper, counts[place] ?? 0);
    addTo(changes.words, word, 1);
    mark(stems, stemOf(word), IS);
  }
  noteStems(changes, stems);
}

function factsOf(connection: Connection, lexicon: Lexicon, paper: Omit<SearchedPaper, "words">): PaperFacts {
  const label = (text: string) => labelId(connection, lexicon, text);
  const organization = paper.organization === null ? 0 : label(paper.organization);
  return { ...paper.facts, organization, topics: paper.topics.map(label) };
}

/** Takes papers one after the other, their ids rising, and gathers what they change. Their words are written at once. */
function startGathering(connection: Connection, lexicon: Lexicon) {
  const stopIds = new Set([...STOP_WORDS].map((word) => wordId(connection, lexicon, word)));
  const isStopWord = (word: number) => stopIds.has(word);
  const stemOf = (word: number) => stemOfWord(connection, lexicon, word);
  const stems: StemMarks = { marks: new Uint8Array(1024), marked: [] };
  const changes: Changes = {
    postings: createPostingChanges(),
    words: createSums(),
    stems: createSums(),
    facts: new Map(),
    papers: 0,
    titleWords: 0,
    abstractWords: 0,
  };
  const readWords = prepared<{ words: Buffer }>(connection, "SELECT words FROM search_paper WHERE id = ?");
  const writeWords = prepared(connection, "INSERT OR REPLACE INTO search_paper (id, words) VALUES (?, ?)");
  const removeWords = prepared(connection, "DELETE FROM search_paper WHERE id = ?");
  const forgetNear = prepared(connection, "DELETE FROM search_near WHERE paper = ?");
  const remove = (paper: number) => {
    const before = readWords.get(paper);
    changes.facts.set(paper, null);
    removeWords.run(paper);
    forgetNear.run(paper);
    const old = countsOfWords(before === undefined ? [] : decodeWords(before.words), isStopWord);
    noteWords(changes, paper, old, countsOfWords([], isStopWord), stems, stemOf);
  };
  const put = (paper: number, { facts, data, found }: NumberedPaper) => {
    const before = readWords.get(paper);
    changes.facts.set(paper, facts);
    if (before?.words.equals(data)) return;
    writeWords.run(paper, data);
    if (before === undefined) {
      noteNewWords(changes, paper, found, stems, stemOf);
      return;
    }
    forgetNear.run(paper);
    const [old, fresh] = [before.words, data].map((words) => countsOfWords(decodeWords(words), isStopWord));
    if (old && fresh) noteWords(changes, paper, old, fresh, stems, stemOf);
  };
  return { changes, put, remove, isStopWord };
}

/** Reads the papers, whose ids rise, and gathers what they change. */
export function gatherChanges(connection: Connection, papers: readonly number[], lexicon: Lexicon): Changes {
  const { changes, put, remove, isStopWord } = startGathering(connection, lexicon);
  for (const range of inRanges(papers)) {
    const read = readSearchedPapers(connection, range[0] ?? 0, range.at(-1) ?? 0);
    for (const id of range) {
      const paper = read.get(id);
      if (paper === undefined) {
        remove(id);
        continue;
      }
      const facts = factsOf(connection, lexicon, paper);
      const segments = paper.words.map((words) => words.map((word) => wordId(connection, lexicon, word)));
      put(id, { facts, data: encodeWords(segments), found: countsOfWords(segments, isStopWord) });
    }
  }
  return changes;
}

/** The same with papers that somebody else reads and cuts. */
export async function gatherCutChanges(
  connection: Connection,
  papers: number[],
  lexicon: Lexicon,
  cut: PaperCutter,
): Promise<Changes> {
  const { changes, put, remove } = startGathering(connection, lexicon);
  const texts = [""];
  /** Numbers of the index by those of the cutter; 0: not known yet. */
  let ids = new Uint32Array(1024);
  const idOf = (number: number): number => {
    const known = ids[number] ?? 0;
    if (known !== 0) return known;
    const id = wordId(connection, lexicon, texts[number] ?? "");
    ids[number] = id;
    return id;
  };
  const writer = createWriter(4096);
  for await (const range of cut(papers)) {
    for (const word of range.newWords) texts.push(word);
    ids = withRoom(ids, texts.length, (length) => new Uint32Array(length));
    let next = 0;
    let from = 0;
    let wordsFrom = 0;
    for (const id of range.ids) {
      const paper = range.papers[next];
      if (paper?.id !== id) {
        remove(id);
        continue;
      }
      const { to, wordsTo } = paper;
      const words = range.words.subarray(wordsFrom, wordsTo).map(idOf);
      const found = { words, counts: range.counts.subarray(wordsFrom, wordsTo) };
      writer.length = 0;
      for (let place = from; place < to; place++) {
        const number = range.numbers[place] ?? 0;
        writeNumber(writer, number === 0 ? 0 : idOf(number));
      }
      const data = writer.bytes.subarray(0, writer.length);
      put(id, { facts: factsOf(connection, lexicon, paper), data, found });
      next += 1;
      from = to;
      wordsFrom = wordsTo;
    }
  }
  return changes;
}
