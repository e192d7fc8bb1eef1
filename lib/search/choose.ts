/** Who of the listed papers of a block is a result, and whose score may matter, by which words each has. */
import type { BlockPieces } from "@/lib/search/asked-stems";
import type { Room } from "@/lib/search/block-room";
import { findPlace, MUCH_LONGER } from "@/lib/search/look-up";
import { layBits, type Pieces } from "@/lib/search/pieces";
import { BLOCK_PAPERS } from "@/lib/search/postings";

/** One asked word: the stems that stand for it, what it tells, and the most it adds to a score. */
export interface Wished {
  stems: readonly BlockPieces[];
  information: number;
  most: number;
}

/** Words of which each set of those that a paper has is known beforehand. */
const FEW_WORDS = 8;

/** The wished words of a set. */
const wordsOf = (set: number, wished: readonly Wished[]): Wished[] =>
  wished.filter((_, word) => ((set >> word) & 1) === 1);

/**
 * For each set of wished words 1 where they tell `least`, else 0: in single precision and added in their order. null
 * where there are too many sets.
 */
export function setsOfMass(wished: readonly Wished[], least: number): Uint8Array | null {
  if (wished.length > FEW_WORDS) return null;
  const massOf = (set: number) =>
    wordsOf(set, wished).reduce((mass, { information }) => Math.fround(mass + information), 0);
  return Uint8Array.from({ length: 1 << wished.length }, (_, set) => Number(massOf(set) >= least));
}

/** For each set of wished words the most that a paper with these scores, of which other words may add `others`. */
export function mostOfSets(wished: readonly Wished[], others: number): Float64Array {
  return Float64Array.from({ length: 1 << wished.length }, (_, set) =>
    wordsOf(set, wished).reduce((sum, { most }) => sum + most, others),
  );
}

/** By place in the block; zero between two calls. */
const plane = new Uint8Array(BLOCK_PAPERS);

/** Sets a bit for those of few listed papers that a long piece has. */
function findFew(
  { places: all, placeStarts }: Pieces,
  piece: number,
  { places, count, sets }: Room,
  bit: number,
): void {
  const end = placeStarts[piece + 1] ?? 0;
  let at = placeStarts[piece] ?? 0;
  for (let i = 0; i < count; i++) {
    const place = places[i] ?? 0;
    at = findPlace(all, at, end, place);
    if (at === end) return;
    if (all[at] === place) sets[i] = (sets[i] ?? 0) | bit;
  }
}

/** The same of a row of the counts of all papers of the block. */
function findInRow({ counts, countStarts }: Pieces, piece: number, { places, count, sets }: Room, word: number): void {
  const from = countStarts[piece] ?? 0;
  for (let i = 0; i < count; i++)
    sets[i] = (sets[i] ?? 0) | (Number((counts[from + (places[i] ?? 0)] ?? 0) !== 0) << word);
}

/** Calls for the pieces of each wished word. */
function forEachPiece(
  wished: readonly Wished[],
  visit: (pieces: Pieces, piece: number, length: number, word: number) => void,
): void {
  wished.forEach(({ stems }, word) => {
    for (const { pieces, first, next } of stems)
      for (let piece = first; piece < next; piece++)
        visit(pieces, piece, (pieces.placeStarts[piece + 1] ?? 0) - (pieces.placeStarts[piece] ?? 0), word);
  });
}

/** Finds out which of the wished words, eight at most, each listed paper has. */
export function findSets(room: Room, wished: readonly Wished[]): void {
  const { places, count, sets } = room;
  const isLaid = (length: number) => length > 0 && length <= count * MUCH_LONGER;
  forEachPiece(wished, (pieces, piece, length, word) => {
    if (isLaid(length)) layBits(pieces, piece, plane, 1 << word);
  });
  for (let i = 0; i < count; i++) sets[i] = plane[places[i] ?? 0] ?? 0;
  plane.fill(0);
  forEachPiece(wished, (pieces, piece, length, word) => {
    if (length === 0) findInRow(pieces, piece, room, word);
    else if (!isLaid(length)) findFew(pieces, piece, room, 1 << word);
  });
}

/** Keeps the listed papers whose sets of wished words are enough, as setsOfMass says. */
export function keepEnough(room: Room, isEnough: Uint8Array): void {
  const { places, sets, count } = room;
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const set = sets[i] ?? 0;
    places[kept] = places[i] ?? 0;
    sets[kept] = set;
    // No branch: which papers have a word, no processor can guess.
    kept += isEnough[set] ?? 0;
  }
  room.count = kept;
}

/** Keeps the listed papers that may score `least`, by the most that papers with their sets score. */
export function keepHopeful(room: Room, mostBySet: Float64Array, least: number): void {
  const { places, sets, count } = room;
  let kept = 0;
  for (let i = 0; i < count; i++) {
    places[kept] = places[i] ?? 0;
    kept += Number((mostBySet[sets[i] ?? 0] ?? 0) >= least);
  }
  room.count = kept;
}

/** Keeps the listed papers whose wished words, however many these are, tell `least`. */
export function keepByMass(room: Room, wished: readonly Wished[], least: number): void {
  const { places, mass, sets } = room;
  mass.fill(0, 0, room.count);
  for (const word of wished) {
    findSets(room, [word]);
    const { information } = word;
    for (let i = 0; i < room.count; i++) mass[i] = (mass[i] ?? 0) + (sets[i] ?? 0) * information;
  }
  let kept = 0;
  for (let i = 0; i < room.count; i++) {
    places[kept] = places[i] ?? 0;
    // No branch, as above.
    kept += Number((mass[i] ?? 0) >= least);
  }
  room.count = kept;
}
