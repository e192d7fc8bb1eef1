/** What a piece of postings says of some papers of its block. */
import type { Pieces } from "@/lib/search/pieces";
import { addCounts, BLOCK_PAPERS } from "@/lib/search/postings";

/** Papers by their places in the block, rising: the first `count`. */
export interface Listed {
  places: Uint16Array;
  count: number;
}

/** Looking up one by one pays where one list is so many times longer than the other. */
const MUCH_LONGER = 24;

/** Counts by place; zero between two calls. */
const plane = new Uint8Array(BLOCK_PAPERS);

/** Where a place is among sorted ones from `start` to `end`, or the place after it would be. */
function findPlace(places: Uint16Array, start: number, end: number, place: number): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Adds the counts that a piece has of each listed paper to a column: what it has of the first paper to the number at
 * `base`, of the second to the next, and so on. `isNew`: the column is zero.
 */
export function lookUp(
  pieces: Pieces,
  piece: number,
  listed: Listed,
  columns: Uint8Array,
  { base, isNew }: { base: number; isNew: boolean },
): void {
  const { places, counts, placeStarts, countStarts } = pieces;
  const [start = 0, end = 0] = [placeStarts[piece], placeStarts[piece + 1]];
  const from = countStarts[piece] ?? 0;
  if (start < end && listed.count * MUCH_LONGER < end - start) findListed(pieces, piece, listed, columns, base);
  else if (start < end && (end - start) * MUCH_LONGER < listed.count) findPieces(pieces, piece, listed, columns, base);
  else if (start < end) {
    const shift = from - start;
    for (let at = start; at < end; at++) plane[places[at] ?? 0] = counts[at + shift] ?? 0;
    takeCounts(plane, 0, listed, columns, base, isNew);
    plane.fill(0);
  } else takeCounts(counts, from, listed, columns, base, isNew);
}

/** From a row of the counts of all papers. */
function takeCounts(
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
