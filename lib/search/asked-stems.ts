/** The stems and words that a search asks for, with their postings and the column of each. */
import type { Room } from "@/lib/search/block-room";
import { K1 } from "@/lib/search/bm25";
import { piecesOfStem } from "@/lib/search/cached-postings";
import { informationOf, type SearchIndex } from "@/lib/search/full-text";
import { lookUp } from "@/lib/search/look-up";
import type { Position } from "@/lib/search/mass";
import type { Pieces } from "@/lib/search/pieces";
import { addCounts, BLOCK_PAPERS } from "@/lib/search/postings";
import type { Term } from "@/lib/search/resolve";
import type { Steps } from "@/lib/search/turns";

const EXACT_SHARE = 0.3;

/** A word that is asked for as itself: one of those of its stem. */
interface ExactWord {
  word: number;
  /** What it counts in scores. */
  factor: number;
  column: number;
}

/** Pieces of the block that is looked at: from `first` to `next`, this exclusive. */
export interface BlockPieces {
  pieces: Pieces;
  first: number;
  next: number;
}

export interface AskedStem extends BlockPieces {
  stem: number;
  /** What it counts in scores, 0 where it is only wished for. */
  factor: number;
  column: number;
  exact: ExactWord[];
}

/** Stems and words in the order in which they are scored. */
export interface Asked {
  stems: AskedStem[];
  words: ExactWord[];
}

interface Weighed {
  stem: number;
  papers: number;
  weight: number;
}

function addWeight(weights: Map<number, Weighed>, key: number, { stem, papers, weight }: Weighed): void {
  const known = weights.get(key);
  if (known === undefined) weights.set(key, { stem, papers, weight });
  else known.weight += weight;
}

/** Everything that is asked, each stem once: those to score by in their order, then those that are only wished for. */
export function* findAsked(index: SearchIndex, terms: readonly Term[], positions: readonly Position[]): Steps<Asked> {
  const ofStems = new Map<number, Weighed>();
  const ofWords = new Map<number, Weighed>();
  for (const { stem, stemPapers, word, wordPapers, weight } of terms) {
    addWeight(ofStems, stem, { stem, papers: stemPapers, weight });
    if (word !== 0) addWeight(ofWords, word, { stem, papers: wordPapers, weight });
  }
  for (const { stems } of positions)
    for (const stem of stems) if (!ofStems.has(stem)) ofStems.set(stem, { stem, papers: 0, weight: 0 });
  const asked = new Map<number, AskedStem>();
  const factorOf = ({ papers, weight }: Weighed) => weight * informationOf(index.papers, papers) * (K1 + 1);
  let columns = 0;
  for (const each of ofStems.values()) {
    const { stem } = each;
    const pieces = piecesOfStem(index, stem);
    asked.set(stem, { stem, pieces, factor: factorOf(each), column: columns++, exact: [], first: 0, next: 0 });
    yield;
  }
  const words = [...ofWords].map(([word, { stem, papers, weight }]) => {
    const exact = { word, factor: factorOf({ stem, papers, weight: EXACT_SHARE * weight }), column: columns++ };
    asked.get(stem)?.exact.push(exact);
    return exact;
  });
  return { stems: [...asked.values()], words };
}

/** Moves on to a block, the one that is looked at or a later one; gives how many postings and rows it has there. */
export function goToBlock(stem: AskedStem, block: number): number {
  const { blocks, countStarts } = stem.pieces;
  while (stem.first < blocks.length && (blocks[stem.first] ?? 0) < block) stem.first++;
  stem.next = stem.first;
  while (stem.next < blocks.length && blocks[stem.next] === block) stem.next++;
  return (countStarts[stem.next] ?? 0) - (countStarts[stem.first] ?? 0);
}

/** Looks up what a stem, and those of its words that are asked for, have of each listed paper. */
export function lookUpStem({ pieces, column, exact, first, next }: AskedStem, room: Room): void {
  const { columns, count } = room;
  const base = column * BLOCK_PAPERS;
  columns.fill(0, base, base + count);
  let isNew = true;
  for (const each of exact) {
    const own = each.column * BLOCK_PAPERS;
    columns.fill(0, own, own + count);
    for (let piece = first; piece < next; piece++) {
      if (pieces.words[piece] !== each.word) continue;
      lookUp(pieces, { first: piece, next: piece + 1, without: [], isNew: true }, room, columns, own);
      if (isNew) columns.copyWithin(base, own, own + count);
      else addColumn(columns, own, base, count);
      isNew = false;
    }
  }
  lookUp(pieces, { first, next, without: exact, isNew }, room, columns, base);
}

function addColumn(columns: Uint8Array, from: number, to: number, count: number): void {
  for (let i = 0; i < count; i++) {
    const packed = columns[from + i] ?? 0;
    if (packed !== 0) columns[to + i] = addCounts(columns[to + i] ?? 0, packed);
  }
}
