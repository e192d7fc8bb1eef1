/** What a piece of postings says of some papers of its block. */
import type { Pieces } from "@/lib/search/pieces";
import { addCounts, BLOCK_PAPERS } from "@/lib/search/postings";

/** Papers by their places in the block, rising: the first `count`. */
export interface Listed {
  places: Uint16Array;
  count: number;
}

/** Looking up one by one pays where one list is so many times longer than the other. */
export const MUCH_LONGER = 24;

/** Counts by place; zero between two calls. */
const plane = new Uint8Array(BLOCK_PAPERS);

/** Where a place is among rising ones from `start` to `end`, or the place after it would be. */
export function findPlace(places: Uint16Array, start: number, end: number, place: number): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Pieces of one block: from `first` to `next`, this exclusive, without those of some words. */
export interface Range {
  first: number;
  next: number;
  without: readonly { word: number }[];
  /** The column is zero so far. */
  isNew: boolean;
}

/**
 * Adds the counts that pieces have of each listed paper to a column: what they have of the first paper to the number at
 * `base`, of the second to the next, and so on.
 */
export function lookUp(pieces: Pieces, range: Range, listed: Listed, columns: Uint8Array, base: number): void {
  const { words, counts, placeStarts, countStarts } = pieces;
  const { first, next, without } = range;
  let { isNew } = range;
  let isLaid = false;
  for (let piece = first; piece < next; piece++) {
    if (without.length > 0 && without.some(({ word }) => word === words[piece])) continue;
    const length = (placeStarts[piece + 1] ?? 0) - (placeStarts[piece] ?? 0);
    if (length === 0) {
      addCountsOf(counts, countStarts[piece] ?? 0, listed, columns, base, isNew);
      isNew = false;
    } else if (listed.count * MUCH_LONGER < length) {
      findListed(pieces, piece, listed, columns, base);
      isNew = false;
    } else if (length * MUCH_LONGER < listed.count) {
      findPieces(pieces, piece, listed, columns, base);
      isNew = false;
    } else {
      layPiece(pieces, piece, isLaid);
      isLaid = true;
    }
  }
  if (!isLaid) return;
  addCountsOf(plane, 0, listed, columns, base, isNew);
  plane.fill(0);
}

/** Writes the counts of a piece to the plane, beside what is there or to places that are zero. */
function layPiece({ places, counts, placeStarts, countStarts }: Pieces, piece: number, isLaid: boolean): void {
  const [start = 0, end = 0] = [placeStarts[piece], placeStarts[piece + 1]];
  const shift = (countStarts[piece] ?? 0) - start;
  if (isLaid)
    for (let at = start; at < end; at++) {
      const place = places[at] ?? 0;
      plane[place] = addCounts(plane[place] ?? 0, counts[at + shift] ?? 0);
    }
  else for (let at = start; at < end; at++) plane[places[at] ?? 0] = counts[at + shift] ?? 0;
}

/** From a row of the counts of all papers. */
function addCountsOf(
  counts: Uint8Array,
  from: number,
  { places, count }: Listed,
  columns: Uint8Array,
  base: number,
  isNew: boolean,
): void {
  if (isNew) for (let i = 0; i < count; i++) columns[base + i] = counts[from + (places[i] ?? 0)] ?? 0;
  else
    for (let i = 0; i < count; i++) {
      const packed = counts[from + (places[i] ?? 0)] ?? 0;
      if (packed !== 0) columns[base + i] = addCounts(columns[base + i] ?? 0, packed);
    }
}

/** Of few papers in a long piece. */
function findListed(pieces: Pieces, piece: number, listed: Listed, columns: Uint8Array, base: number): void {
  const [start = 0, end = 0] = [pieces.placeStarts[piece], pieces.placeStarts[piece + 1]];
  const shift = (pieces.countStarts[piece] ?? 0) - start;
  let at = start;
  for (let i = 0; i < listed.count && at < end; i++) {
    const place = listed.places[i] ?? 0;
    at = findPlace(pieces.places, at, end, place);
    if (at < end && pieces.places[at] === place)
      columns[base + i] = addCounts(columns[base + i] ?? 0, pieces.counts[at + shift] ?? 0);
  }
}

/** Of many papers in a short piece. */
function findPieces(pieces: Pieces, piece: number, listed: Listed, columns: Uint8Array, base: number): void {
  const [start = 0, end = 0] = [pieces.placeStarts[piece], pieces.placeStarts[piece + 1]];
  const shift = (pieces.countStarts[piece] ?? 0) - start;
  let i = 0;
  for (let at = start; at < end && i < listed.count; at++) {
    const place = pieces.places[at] ?? 0;
    i = findPlace(listed.places, i, listed.count, place);
    if (i < listed.count && listed.places[i] === place)
      columns[base + i] = addCounts(columns[base + i] ?? 0, pieces.counts[at + shift] ?? 0);
  }
}
