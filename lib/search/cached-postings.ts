/** Which papers have a word or a stem; what was asked last stays in memory. */
import { prepared, preparedRaw } from "@/lib/search/connection";
import type { SearchIndex } from "@/lib/search/full-text";
import { decodePostings, mergePostings, NO_POSTINGS, type Postings, TITLE_MASK } from "@/lib/search/postings";

/** Bytes of postings that stay in memory. */
const CACHE_BYTES = 24_000_000;

/** Words of so many papers are kept beside their stems: to read them again takes long. */
const LONG_LIST = 500;

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

/** By paper, zero between calls: 1 where it has the stem, 3 where its title has. */
let marks = new Uint8Array(0);

/** How many papers have any word of a stem, and how many in their titles. Nothing of it stays in memory. */
export function countPapersOfStem(index: SearchIndex, stem: number): { papers: number; titles: number } {
  const rows = prepared<{ block: number; data: Buffer }>(
    index.connection,
    `SELECT search_posting.block AS block, search_posting.data AS data
     FROM search_word JOIN search_posting ON search_posting.word = search_word.id WHERE search_word.stem = ?`,
  ).all(stem);
  if (marks.length < index.columns.capacity) marks = new Uint8Array(index.columns.capacity);
  const lists = rows.map((row) => decodePostings([row]));
  const count = { papers: 0, titles: 0 };
  for (const { papers, counts } of lists)
    for (let i = 0; i < papers.length; i++) {
      const paper = papers[i] ?? 0;
      const before = marks[paper] ?? 0;
      const now = before | (((counts[i] ?? 0) & TITLE_MASK) !== 0 ? 3 : 1);
      if (before === 0) count.papers++;
      if (now === 3 && before !== 3) count.titles++;
      marks[paper] = now;
    }
  for (const { papers } of lists) for (let i = 0; i < papers.length; i++) marks[papers[i] ?? 0] = 0;
  return count;
}

/** Postings of each word of a stem, those of fewest papers first. Long ones stay in memory by themselves. */
function readWordsOfStem(index: SearchIndex, stem: number): Postings[] {
  const rows = preparedRaw<[word: number, block: number, data: Buffer]>(
    index.connection,
    `SELECT search_posting.word, search_posting.block, search_posting.data FROM search_word
     JOIN search_posting ON search_posting.word = search_word.id
     WHERE search_word.stem = ? ORDER BY search_posting.word, search_posting.block`,
  ).all(stem);
  const pieces = new Map<number, { block: number; data: Buffer }[]>();
  for (const [word, block, data] of rows) {
    const known = pieces.get(word);
    if (known === undefined) pieces.set(word, [{ block, data }]);
    else known.push({ block, data });
  }
  const lists = [...pieces].map(([word, ofWord]) => {
    const postings = decodePostings(ofWord);
    return postings.papers.length < LONG_LIST ? postings : cached(index, `w:${word}`, () => postings);
  });
  return lists.sort((a, b) => a.papers.length - b.papers.length);
}

/** Papers that have any word of a stem, by the stem's id. */
export function postingsOfStem(index: SearchIndex, stem: number): Postings {
  return cached(index, `s:${stem}`, () =>
    readWordsOfStem(index, stem).reduce(
      (sum, postings) => (sum === NO_POSTINGS ? postings : mergePostings(sum, postings)),
      NO_POSTINGS,
    ),
  );
}
