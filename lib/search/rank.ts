/**
 * How near papers are to a query by its words: BM25F over title and abstract (Robertson, Zaragoza, Taylor: "Simple BM25
 * extension to multiple weighted fields", CIKM 2004), over stems; a share again for papers that have the very word.
 *
 * The papers of one block are looked at after those of the other, in room for one: first who may be a result, by the words
 * that no result can do without; then what all words tell of these; then the scores of those that are left.
 */
import { type AskedStem, findAsked, goToBlock, lookUpStem } from "@/lib/search/asked-stems";
import type { Bits } from "@/lib/search/bits";
import {
  chooseAll,
  chooseByMass,
  chooseBySets,
  enterRoom,
  listMarked,
  type Room,
  setsOfMass,
} from "@/lib/search/block-room";
import { addScores, beginScores } from "@/lib/search/bm25";
import type { SearchIndex } from "@/lib/search/full-text";
import { decisiveStems, type Wish } from "@/lib/search/mass";
import { markPiece } from "@/lib/search/pieces";
import { BLOCK_BITS } from "@/lib/search/postings";
import type { Term } from "@/lib/search/resolve";
import { borrowScored, reserve, type Scored } from "@/lib/search/scored";
import type { Steps } from "@/lib/search/turns";

/** Postings that are looked at in one unit, and looks for what one word tells of one paper. */
const LOOKED_AT_ONCE = 200_000;

/** Which papers are scored: those that have any of the terms, all, or those whose words tell `least` of a wish. */
export type Choice = "any" | "all" | { wish: Wish; least: number };

/** Marks the papers of a block that may be chosen; gives how many postings were looked at. */
function markFound(finding: readonly AskedStem[], marks: Uint32Array, block: number): number {
  marks.fill(0);
  let looked = 0;
  for (const stem of finding) {
    looked += goToBlock(stem, block);
    for (let piece = stem.first; piece < stem.next; piece++) markPiece(stem.pieces, piece, marks);
  }
  return looked;
}

/** Keeps the marks of papers that are in a set. */
function intersectMarks(marks: Uint32Array, set: Bits, block: number): void {
  const from = block * marks.length;
  for (let i = 0; i < marks.length; i++) marks[i] = (marks[i] ?? 0) & (set[from + i] ?? 0);
}

function appendChosen(scored: Scored, { places, chosen, kept, scores }: Room, block: number): void {
  reserve(scored, kept);
  const { papers, count } = scored;
  const first = block << BLOCK_BITS;
  for (let i = 0; i < kept; i++) papers[count + i] = first + (places[chosen[i] ?? 0] ?? 0);
  scored.scores.set(scores.subarray(0, kept), count);
  scored.count += kept;
}

/**
 * Scores papers by terms: those of a choice, and where a set is given only those in it. The list is borrowed from the
 * index: give it back by returnScored.
 */
export function* scorePapers(
  index: SearchIndex,
  terms: readonly Term[],
  choice: Choice,
  within: Bits | null = null,
): Steps<Scored> {
  const { wish, least } = typeof choice === "string" ? { wish: null, least: 0 } : choice;
  const { stems, words } = yield* findAsked(index, terms, wish?.positions ?? []);
  const decisive = wish === null ? null : decisiveStems(wish, least);
  const finding = stems.filter(({ stem }) => decisive === null || decisive.has(stem));
  const columnOf = new Map(stems.map(({ stem, column }) => [stem, column]));
  const wished = (wish?.positions ?? []).map(({ stems: ofPosition, information }) => ({
    columns: ofPosition.map((stem) => columnOf.get(stem) ?? 0),
    information,
  }));
  const isEnough = setsOfMass(wished, least);
  const scored = borrowScored(index);
  const blocks = index.columns.capacity >> BLOCK_BITS;
  let looked = 0;
  for (let block = 0; block < blocks; block++) {
    if (looked >= LOOKED_AT_ONCE) {
      looked = 0;
      yield;
    }
    const room = enterRoom(stems.length + words.length);
    if (choice === "all") room.marks.fill(-1);
    else if (markFound(finding, room.marks, block) === 0) continue;
    if (within !== null) intersectMarks(room.marks, within, block);
    listMarked(room);
    if (room.count === 0) continue;
    looked += room.count * (stems.length + words.length);
    for (const stem of stems) {
      looked += goToBlock(stem, block);
      lookUpStem(stem, room);
    }
    if (wish === null) chooseAll(room);
    else if (isEnough !== null) chooseBySets(room, wished, isEnough);
    else chooseByMass(room, wished, least);
    beginScores(index, room, block);
    for (const { column, factor } of stems) if (factor > 0) addScores(room, column, factor);
    for (const { column, factor } of words) addScores(room, column, factor);
    appendChosen(scored, room, block);
  }
  return scored;
}

/** A paper and how near it is. */
export interface Ranked {
  paper: number;
  score: number;
}

/** Best first; of equals the later paper. */
export const compareRanked = (a: Ranked, b: Ranked): number => b.score - a.score || b.paper - a.paper;
