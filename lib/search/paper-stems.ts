/** Papers as stems in their order, read from their stored words; those that were asked for last stay in memory. */
import { prepared, preparedValue } from "@/lib/search/connection";
import { informationOf, type PaperStems, type SearchIndex } from "@/lib/search/full-text";

/** Papers whose stems stay in memory, some 700 bytes each: what is typed next ranks mostly the same papers. */
const STEMS_KEPT = 8_000;
/** Zeros between title and abstract: more than any window of nearness. */
const GAP = 8;
let stemBuffer = new Int32Array(4096);

/** The stems of a paper; empty when it is not indexed. To be read only. */
export function readStems(index: SearchIndex, paper: number): PaperStems {
  const kept = index.stems.get(paper);
  if (kept !== undefined) return kept;
  const stems = decodeStems(index, paper);
  if (index.stems.size >= STEMS_KEPT) {
    const oldest = index.stems.keys().next();
    if (!oldest.done) index.stems.delete(oldest.value);
  }
  index.stems.set(paper, stems);
  return stems;
}

function decodeStems(index: SearchIndex, paper: number): PaperStems {
  const bytes = preparedValue<Buffer>(index.connection, "SELECT words FROM search_paper WHERE id = ?").get(paper);
  if (bytes === undefined) return { stems: new Int32Array(0), titleLength: 0 };
  if (stemBuffer.length <= bytes.length + GAP) stemBuffer = new Int32Array(bytes.length * 2 + GAP);
  const stems = stemBuffer;
  const known = index.stemOfWord;
  let length = 0;
  let titleLength = -1;
  // Numbers as readNumber reads them: this is the longest part of many searches.
  for (let at = 0; at < bytes.length; ) {
    let byte = bytes[at++] ?? 0;
    let word = byte;
    if (byte > 127) {
      word &= 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] ?? 0;
        word |= (byte & 127) << shift;
      }
    }
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
  return { stems: stems.slice(0, length), titleLength: Math.max(0, titleLength) };
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
