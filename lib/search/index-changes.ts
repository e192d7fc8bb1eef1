/** What becomes of words, stems and facts when papers changed: gathered over many papers before any of it is written. */
import type { PaperFacts } from "@/lib/search/columns";
import { type Connection, prepared } from "@/lib/search/connection";
import { type Lexicon, labelId, stemOfWord, wordId } from "@/lib/search/lexicon";
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

/** Papers read at one go, and how far apart their ids may lie. */
const RANGE_PAPERS = 256;
const WIDEST_GAP = 8;

/** Runs of ids that are read together. */
function* inRanges(papers: readonly number[]): Generator<readonly number[]> {
  let start = 0;
  for (let i = 1; i <= papers.length; i++) {
    const goesOn = (papers[i] ?? Number.POSITIVE_INFINITY) - (papers[i - 1] ?? 0) <= WIDEST_GAP;
    if (goesOn && i - start < RANGE_PAPERS) continue;
    yield papers.slice(start, i);
    start = i;
  }
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
  for (const stem of stems.marked) {
    if (stems.marks[stem] === WAS) addTo(changes.stems, stem, -1);
    if (stems.marks[stem] === IS) addTo(changes.stems, stem, 1);
    stems.marks[stem] = 0;
  }
  stems.marked.length = 0;
}

function factsOf(connection: Connection, lexicon: Lexicon, paper: SearchedPaper): PaperFacts {
  const label = (text: string) => labelId(connection, lexicon, text);
  const organization = paper.organization === null ? 0 : label(paper.organization);
  return { ...paper.facts, organization, topics: paper.topics.map(label) };
}

/** Reads the papers, whose ids rise, and gathers what they change. Their words are written at once. */
export function gatherChanges(connection: Connection, papers: readonly number[], lexicon: Lexicon): Changes {
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
  for (const range of inRanges(papers)) {
    const read = readSearchedPapers(connection, range[0] ?? 0, range.at(-1) ?? 0);
    for (const paper of range) {
      const before = readWords.get(paper);
      const now = read.get(paper);
      changes.facts.set(paper, now === undefined ? null : factsOf(connection, lexicon, now));
      const segments = (now?.words ?? []).map((words) => words.map((word) => wordId(connection, lexicon, word)));
      if (now === undefined) {
        removeWords.run(paper);
        forgetNear.run(paper);
      }
      const data = encodeWords(segments);
      if (before !== undefined && now !== undefined && before.words.equals(data)) continue;
      if (now !== undefined) writeWords.run(paper, data);
      if (before !== undefined) forgetNear.run(paper);
      const old = countsOfWords(before === undefined ? [] : decodeWords(before.words), isStopWord);
      noteWords(changes, paper, old, countsOfWords(segments, isStopWord), stems, stemOf);
    }
  }
  return changes;
}
