/** Which papers have a word or a stem; what was asked last stays in memory. */
import { prepared, preparedRaw, preparedValue } from "@/lib/search/connection";
import type { SearchIndex } from "@/lib/search/full-text";
import { joinPieces, type Pieces, type StoredPiece, sizeOf } from "@/lib/search/pieces";
import { BLOCK_BITS, decodePostings, TITLE_MASK } from "@/lib/search/postings";

/** Bytes of postings that stay in memory: as many for each paper of a large catalogue, and never fewer. */
const BYTES_PER_PAPER = 48;
const LEAST_ROOM = 24_000_000;

export const roomForPostings = ({ papers }: SearchIndex): number => Math.max(LEAST_ROOM, papers * BYTES_PER_PAPER);

function cached(index: SearchIndex, key: string, read: () => Pieces): Pieces {
  const known = index.cache.get(key);
  if (known !== undefined) {
    index.cache.delete(key);
    index.cache.set(key, known);
    return known;
  }
  const pieces = read();
  index.cache.set(key, pieces);
  index.cachedBytes += sizeOf(pieces);
  for (const [oldest, pieces] of index.cache) {
    if (index.cachedBytes <= roomForPostings(index)) break;
    index.cache.delete(oldest);
    index.cachedBytes -= sizeOf(pieces);
  }
  return pieces;
}

/** Papers that have a word, by its id. */
export function piecesOfWord(index: SearchIndex, word: number): Pieces {
  return cached(index, `w:${word}`, () =>
    joinPieces(
      preparedRaw<StoredPiece>(
        index.connection,
        "SELECT word, block, data FROM search_posting WHERE word = ? ORDER BY block",
      ).all(word),
    ),
  );
}

/** Papers that have any word of a stem, by the stem's id. */
export function piecesOfStem(index: SearchIndex, stem: number): Pieces {
  return cached(index, `s:${stem}`, () =>
    joinPieces(
      preparedRaw<StoredPiece>(
        index.connection,
        `SELECT search_posting.word, search_posting.block, search_posting.data FROM search_word
         JOIN search_posting ON search_posting.word = search_word.id WHERE search_word.stem = ?`,
      ).all(stem),
    ),
  );
}

/** By paper, zero between calls: 1 where it has the stem, 3 where its title has. */
let marks = new Uint8Array(0);

/** So many pieces are always counted, and of a stem that few papers have as many as hold so many of its papers. */
export const COUNTED_BLOCKS = 16;
const COUNTED_PAPERS = 256;

/**
 * How many papers have any word of a stem, and how many in their titles; in catalogues of more than 131,072 papers, of the
 * newest ones, so that a stem of many papers takes no longer in a larger catalogue. Nothing of it stays in memory.
 */
export function countPapersOfStem(index: SearchIndex, stem: number): { papers: number; titles: number } {
  const last =
    (preparedValue<number | null>(index.connection, "SELECT max(id) FROM search_paper").get() ?? 0) >> BLOCK_BITS;
  const share = COUNTED_PAPERS / Math.max(1, index.papersOfStem[stem] ?? 0);
  const counted = Math.max(COUNTED_BLOCKS, Math.ceil((last + 1) * share));
  const rows = prepared<{ block: number; data: Buffer }>(
    index.connection,
    `SELECT search_posting.block AS block, search_posting.data AS data
     FROM search_word JOIN search_posting ON search_posting.word = search_word.id
     WHERE search_word.stem = ? AND search_posting.block > ?`,
  ).all(stem, last - counted);
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
