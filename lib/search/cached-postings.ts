/** Which papers have a word or a stem; what was asked last stays in memory. */
import { prepared } from "@/lib/search/connection";
import type { SearchIndex } from "@/lib/search/full-text";
import { decodePostings, mergePostings, NO_POSTINGS, type Postings } from "@/lib/search/postings";
import { wordsOfStem } from "@/lib/search/words";

/** Bytes of postings that stay in memory. */
const CACHE_BYTES = 24_000_000;

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
