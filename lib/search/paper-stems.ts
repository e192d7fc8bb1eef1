/** Papers as stems in their order, read from their stored words once and kept in memory. */
import { prepared, preparedRaw, preparedValue } from "@/lib/search/connection";
import { informationOf, type SearchIndex } from "@/lib/search/full-text";
import {
  GAP,
  hasRoom,
  isKept,
  keepStems,
  type PackedStems,
  type PaperStems,
  recallPacked,
  recallStems,
} from "@/lib/search/kept-stems";
import { numberAt, widthOf } from "@/lib/search/packed";

/** The paper that was decoded last. */
let stemBuffer = new Int32Array(4096);

/** Of a paper without words. */
const NOTHING_KEPT: PackedStems = { bytes: new Uint8Array(2), start: 0 };

/** The stems of a paper; empty when it is not indexed. They stand in memory that the next call uses again. */
export function peekStems(index: SearchIndex, paper: number): PaperStems {
  const kept = recallStems(index.stems, paper);
  if (kept !== null) return kept;
  const stems = decodeStems(index, readWords(index, paper));
  keepStems(index.stems, paper, stems);
  return stems;
}

/** The same as they are kept, for those who look at them number by number. */
export function peekPacked(index: SearchIndex, paper: number): PackedStems {
  const known = recallPacked(index.stems, paper);
  if (known !== null) return known;
  keepStems(index.stems, paper, decodeStems(index, readWords(index, paper)));
  return recallPacked(index.stems, paper) ?? NOTHING_KEPT;
}

/** The same for the caller to keep; how many papers have each of the stems is known afterwards. */
export function readStems(index: SearchIndex, paper: number): PaperStems {
  const { stems, titleLength } = peekStems(index, paper);
  const { informationOfStem } = index;
  for (let i = 0; i < stems.length; i++) {
    const stem = stems[i] ?? 0;
    if (informationOfStem[stem] === 0 && stem > 0) learnInformation(index, stem);
  }
  return { stems: stems.slice(), titleLength };
}

/** The same without keeping anything in memory: for those who read all papers once. */
export function readStemsOnce(index: SearchIndex, paper: number): PaperStems {
  const { stems, titleLength } = decodeStems(index, readWords(index, paper));
  return { stems: stems.slice(), titleLength };
}

/** Reads up to `count` papers below an id into memory; gives the least id read, 0 where there are no more or no room. */
export function readStemsAhead(index: SearchIndex, below: number, count: number): number {
  const rows = preparedRaw<[id: number, words: Buffer]>(
    index.connection,
    "SELECT id, words FROM search_paper WHERE id < ? ORDER BY id DESC LIMIT ?",
  ).all(below, count);
  for (const [paper, words] of rows) {
    if (!hasRoom(index.stems)) return 0;
    if (!isKept(index.stems, paper)) keepStems(index.stems, paper, decodeStems(index, words));
  }
  return rows.length < count ? 0 : (rows.at(-1)?.[0] ?? 0);
}

const readWords = (index: SearchIndex, paper: number): Uint8Array | undefined =>
  preparedValue<Buffer>(index.connection, "SELECT words FROM search_paper WHERE id = ?").get(paper);

/** Stems from the words that encodeWords wrote. */
function decodeStems(index: SearchIndex, words: Uint8Array | undefined): PaperStems {
  const bytes = words ?? new Uint8Array(2);
  if (stemBuffer.length < bytes.length + GAP) stemBuffer = new Int32Array(bytes.length * 2 + GAP);
  const stems = stemBuffer;
  const known = index.stemOfWord;
  let length = 0;
  let titleLength = -1;
  for (let at = 0; at < bytes.length; ) {
    const word = numberAt(bytes, at);
    at += widthOf(word);
    if (word === 0) {
      if (titleLength >= 0) break;
      titleLength = length;
      stems.fill(0, length, length + GAP);
      length += GAP;
      continue;
    }
    const stem = known[word] || stemOfWord(index, word);
    // No branch: every second word is a stop word, and processors guess that badly.
    stems[length] = stem;
    length += stem > 0 ? 1 : 0;
  }
  return { stems: stems.subarray(0, length), titleLength };
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
  rememberPapers(index, stem, papers);
  return stem;
}

function rememberPapers(index: SearchIndex, stem: number, papers: number): void {
  index.papersOfStem[stem] = papers;
  index.informationOfStem[stem] = informationOf(index.papers, papers);
}

/** How much a stem tells, read where it is not yet known in this version. */
export function learnInformation(index: SearchIndex, stem: number): number {
  const papers = preparedValue<number>(index.connection, "SELECT papers FROM search_stem WHERE id = ?").get(stem);
  rememberPapers(index, stem, papers ?? 0);
  return index.informationOfStem[stem] ?? 0;
}
