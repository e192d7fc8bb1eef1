/** Postings as they stay in memory, of one word or of all words of a stem: lists of papers, or all papers in a row. */
import { BLOCK_BITS, BLOCK_PAPERS } from "@/lib/search/postings";
import { withRoom } from "@/lib/search/sums";

/**
 * Pieces of one word and block each; their blocks rise, and in a block the longest comes first. A piece has the places of
 * its papers in the block, rising, and the counts of each; where a quarter of the block has the word, it has no places and
 * the counts of all papers of the block, which takes hardly more and need not be searched.
 */
export interface Pieces {
  blocks: Uint16Array;
  words: Uint32Array;
  places: Uint16Array;
  counts: Uint8Array;
  /** Where in `places` and in `counts` each piece begins; one more, for the end of the last. */
  placeStarts: Uint32Array;
  countStarts: Uint32Array;
}

/** As it is stored, its bytes as encodePostings writes them. */
export type StoredPiece = [word: number, block: number, data: Uint8Array];

/** Postings of a piece that is kept as a row. */
const LEAST_IN_ROW = BLOCK_PAPERS / 4;
/** What the object and its arrays take beside their numbers, in bytes. */
const OVERHEAD = 800;
const BYTES_PER_PIECE = 14;

/** About how many bytes of memory pieces take. */
export const sizeOf = ({ blocks, places, counts }: Pieces): number =>
  OVERHEAD + blocks.length * BYTES_PER_PIECE + places.length * 2 + counts.length;

/** What is being read; of `counts` only what is in use is other than zero. */
let readPlaces = new Uint16Array(BLOCK_PAPERS);
let readCounts = new Uint8Array(BLOCK_PAPERS);

/** Reads a stored piece into the two arrays from these ends on; gives how many postings it has. */
function readPiece(data: Uint8Array, placesEnd: number, countsEnd: number): number {
  const [places, counts] = [readPlaces, readCounts];
  let length = 0;
  let place = 0;
  for (let at = 0; at < data.length; ) {
    // A number as readNumber reads it, of two bytes at most: papers of one block.
    let step = data[at++] ?? 0;
    if (step > 127) step = (step & 127) | ((data[at++] ?? 0) << 7);
    place += step;
    places[placesEnd + length] = place;
    counts[countsEnd + length++] = data[at++] ?? 0;
  }
  return length;
}

/** Turns the counts of the piece that was read last into those of all papers of its block. */
function spreadCounts(length: number, placesEnd: number, countsEnd: number): void {
  const [places, counts] = [readPlaces, readCounts];
  const listed = counts.slice(countsEnd, countsEnd + length);
  counts.fill(0, countsEnd, countsEnd + length);
  for (let i = 0; i < length; i++) counts[countsEnd + (places[placesEnd + i] ?? 0)] = listed[i] ?? 0;
}

/** Reads stored pieces and puts them into the order of their blocks, in each the longest first. */
export function joinPieces(rows: readonly StoredPiece[]): Pieces {
  const ordered = [...rows].sort((a, b) => a[1] - b[1] || b[2].length - a[2].length);
  const pieces = {
    blocks: new Uint16Array(rows.length),
    words: new Uint32Array(rows.length),
    placeStarts: new Uint32Array(rows.length + 1),
    countStarts: new Uint32Array(rows.length + 1),
  };
  let placesEnd = 0;
  let countsEnd = 0;
  for (const [i, [word, block, data]] of ordered.entries()) {
    readPlaces = withRoom(readPlaces, placesEnd + BLOCK_PAPERS, (length) => new Uint16Array(length));
    readCounts = withRoom(readCounts, countsEnd + BLOCK_PAPERS, (length) => new Uint8Array(length));
    const length = readPiece(data, placesEnd, countsEnd);
    if (length < LEAST_IN_ROW) placesEnd += length;
    else spreadCounts(length, placesEnd, countsEnd);
    countsEnd += length < LEAST_IN_ROW ? length : BLOCK_PAPERS;
    pieces.blocks[i] = block;
    pieces.words[i] = word;
    pieces.placeStarts[i + 1] = placesEnd;
    pieces.countStarts[i + 1] = countsEnd;
  }
  const [places, counts] = [readPlaces.slice(0, placesEnd), readCounts.slice(0, countsEnd)];
  readCounts.fill(0, 0, countsEnd);
  return { ...pieces, places, counts };
}

/** Visits each posting, by block and then by word: of several words a paper may come more than once. */
export function forEachPosting(pieces: Pieces, visit: (paper: number, counts: number) => void): void {
  const { blocks, places, counts, placeStarts, countStarts } = pieces;
  for (let piece = 0; piece < blocks.length; piece++) {
    const first = (blocks[piece] ?? 0) << BLOCK_BITS;
    const [start = 0, end = 0] = [placeStarts[piece], placeStarts[piece + 1]];
    const from = countStarts[piece] ?? 0;
    for (let at = start; at < end; at++) visit(first + (places[at] ?? 0), counts[from + at - start] ?? 0);
    if (start === end)
      for (let place = 0; place < BLOCK_PAPERS; place++) {
        const packed = counts[from + place] ?? 0;
        if (packed !== 0) visit(first + place, packed);
      }
  }
}

/** Whether the counts of any posting have a bit of `mask`. */
export function hasCounts({ counts }: Pieces, mask: number): boolean {
  return counts.some((packed) => (packed & mask) !== 0);
}

/** Sets the bit of each paper of a piece, by its place. */
export function markPiece(
  { places, counts, placeStarts, countStarts }: Pieces,
  piece: number,
  marks: Uint32Array,
): void {
  const [start = 0, end = 0] = [placeStarts[piece], placeStarts[piece + 1]];
  for (let at = start; at < end; at++) {
    const place = places[at] ?? 0;
    marks[place >> 5] = (marks[place >> 5] ?? 0) | (1 << (place & 31));
  }
  const from = countStarts[piece] ?? 0;
  if (start === end)
    for (let place = 0; place < BLOCK_PAPERS; place++)
      marks[place >> 5] = (marks[place >> 5] ?? 0) | (Number((counts[from + place] ?? 0) !== 0) << (place & 31));
}

/** Sets bits at each place of a piece; nothing of a row, which is read where it stands. */
export function layBits({ places, placeStarts }: Pieces, piece: number, plane: Uint8Array, bits: number): void {
  const [start = 0, end = 0] = [placeStarts[piece], placeStarts[piece + 1]];
  for (let at = start; at < end; at++) {
    const place = places[at] ?? 0;
    plane[place] = (plane[place] ?? 0) | bits;
  }
}
