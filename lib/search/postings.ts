/** Which papers have a word, and how often: papers rising, and one byte each for the counts. */
import { type ByteWriter, createWriter, writeByte, writeNumber } from "@/lib/search/packed";

/** Papers of one stored piece: ids with equal `id >> BLOCK_BITS`. */
export const BLOCK_BITS = 13;
export const BLOCK_PAPERS = 1 << BLOCK_BITS;

export interface Postings {
  /** Paper ids, rising. */
  papers: Uint32Array;
  /** For each paper its counts, as packCounts gives them. */
  counts: Uint8Array;
}

export const TITLE_SHIFT = 5;
export const ABSTRACT_MASK = 31;
export const TITLE_MASK = 3 << TITLE_SHIFT;
/** Set when the word is in an author's name, or is a label such as `repo:owner/name`. */
export const NAME_SHIFT = 7;
export const NAME_BIT = 1 << NAME_SHIFT;

/** One byte for how often a word is in the abstract (up to 31), in the title (up to 3) and whether in a name. */
export function packCounts(title: number, abstract: number, isName: boolean): number {
  return Math.min(abstract, 31) | (Math.min(title, 3) << TITLE_SHIFT) | (isName ? NAME_BIT : 0);
}

/** The counts of both, as packCounts gives them. */
export function addCounts(a: number, b: number): number {
  const abstract = (a & ABSTRACT_MASK) + (b & ABSTRACT_MASK);
  const title = ((a & TITLE_MASK) + (b & TITLE_MASK)) >> TITLE_SHIFT;
  return packCounts(title, abstract, ((a | b) & NAME_BIT) !== 0);
}

/**
 * Postings of one block as bytes: difference to the id before (the first: to the block's first id), then the counts.
 * They lie in `writer` where one is given, until it is used again.
 */
export function encodePostings(
  papers: ArrayLike<number>,
  counts: ArrayLike<number>,
  block: number,
  writer?: ByteWriter,
): Uint8Array {
  const own = writer ?? createWriter(papers.length * 3 + 8);
  own.length = 0;
  let before = block << BLOCK_BITS;
  for (let i = 0; i < papers.length; i++) {
    const paper = papers[i] ?? 0;
    writeNumber(own, paper - before);
    writeByte(own, counts[i] ?? 0);
    before = paper;
  }
  return own.bytes.subarray(0, own.length);
}

/** The inverse of encodePostings, over several blocks in rising order. */
export function decodePostings(pieces: readonly { block: number; data: Uint8Array }[]): Postings {
  let capacity = 0;
  for (const piece of pieces) capacity += piece.data.length >> 1;
  const papers = new Uint32Array(capacity);
  const counts = new Uint8Array(capacity);
  let length = 0;
  for (const { block, data } of pieces) {
    let paper = block << BLOCK_BITS;
    for (let at = 0; at < data.length; ) {
      // A number as readNumber reads it, of two bytes at most: papers of one block.
      let step = data[at++] ?? 0;
      if (step > 127) step = (step & 127) | ((data[at++] ?? 0) << 7);
      paper += step;
      papers[length] = paper;
      counts[length++] = data[at++] ?? 0;
    }
  }
  return length === capacity
    ? { papers, counts }
    : { papers: papers.slice(0, length), counts: counts.slice(0, length) };
}

/** Postings with the counts of some papers replaced; 0 takes a paper out. Both have their papers rising. */
export function editPostings(old: Postings, edits: Postings): Postings {
  const papers = new Uint32Array(old.papers.length + edits.papers.length);
  const counts = new Uint8Array(papers.length);
  let length = 0;
  let i = 0;
  for (let j = 0; j <= edits.papers.length; j++) {
    const edited = edits.papers[j] ?? Number.POSITIVE_INFINITY;
    while (i < old.papers.length && (old.papers[i] ?? 0) < edited) {
      papers[length] = old.papers[i] ?? 0;
      counts[length++] = old.counts[i++] ?? 0;
    }
    if (old.papers[i] === edited) i++;
    const count = edits.counts[j] ?? 0;
    if (count === 0) continue;
    papers[length] = edited;
    counts[length++] = count;
  }
  return { papers: papers.subarray(0, length), counts: counts.subarray(0, length) };
}
