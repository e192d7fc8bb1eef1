/**
 * How near papers are to a query by its words: BM25F over title and abstract (Robertson, Zaragoza, Taylor: "Simple BM25
 * extension to multiple weighted fields", CIKM 2004), over stems; a share again for papers that have the very word.
 *
 * The papers of one block are looked at after those of the other, in room for one: first who may be a result, by the words
 * that no result can do without; then who is, by which words each has; then how often, and the scores. Where only the best
 * are asked for, those are not scored whose words, however often they had them, could not bring them among the best so far
 * (as MaxScore does: Turtle, Flood: "Query evaluation: strategies and optimizations", IP&M 31(6), 1995).
 */
import { type Asked, type AskedStem, findAsked, goToBlock, lookUpStem } from "@/lib/search/asked-stems";
import type { Bits } from "@/lib/search/bits";
import { enterRoom, listMarked, type Room } from "@/lib/search/block-room";
import { addScores, beginScores } from "@/lib/search/bm25";
import {
  findSets,
  keepByMass,
  keepEnough,
  keepHopeful,
  mostOfSets,
  setsOfMass,
  type Wished,
} from "@/lib/search/choose";
import { EXISTS } from "@/lib/search/columns";
import type { SearchIndex } from "@/lib/search/full-text";
import { decisiveStems, type Wish } from "@/lib/search/mass";
import { markPiece } from "@/lib/search/pieces";
import { BLOCK_BITS } from "@/lib/search/postings";
import type { Term } from "@/lib/search/resolve";
import { borrowScored, reserve, type Scored } from "@/lib/search/scored";
import { type Best, leastOfBest, offer } from "@/lib/search/select";
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

/** Appends the listed papers, without their scores. */
function appendListed(scored: Scored, { places, count }: Room, block: number): void {
  reserve(scored, count);
  const { papers, count: before } = scored;
  const first = block << BLOCK_BITS;
  for (let i = 0; i < count; i++) papers[before + i] = first + (places[i] ?? 0);
  scored.count += count;
}

function offerListed(best: Best, { places, scores, count }: Room, block: number, flags: Uint8Array): void {
  let least = leastOfBest(best);
  for (let i = 0; i < count; i++) {
    const score = scores[i] ?? 0;
    if (score < least) continue;
    const paper = (block << BLOCK_BITS) + (places[i] ?? 0);
    if (((flags[paper] ?? 0) & EXISTS) === 0) continue;
    offer(best, paper, score);
    least = leastOfBest(best);
  }
}

/** More than what sums of single precision gain. */
const ROUNDING = 1e-4;

/** The words of a wish with their pieces, and the most that papers with each set of them score, where these are few. */
function readWish({ stems }: Asked, wish: Wish, least: number) {
  const mostOf = ({ factor, exact }: AskedStem) => exact.reduce((sum, word) => sum + word.factor, factor);
  const wished: Wished[] = wish.positions.map(({ stems: ofPosition, information }) => {
    const own = stems.filter(({ stem }) => ofPosition.includes(stem));
    return { stems: own, information, most: own.reduce((sum, stem) => sum + mostOf(stem), 0) * (1 + ROUNDING) };
  });
  const others = stems.filter((stem) => !wished.some(({ stems: own }) => own.includes(stem)));
  const isEnough = setsOfMass(wished, least);
  const mostOfOthers = others.reduce((sum, stem) => sum + mostOf(stem), 0) * (1 + ROUNDING);
  return { wished, isEnough, mostBySet: isEnough && mostOfSets(wished, mostOfOthers) };
}

/**
 * Lists papers that have terms: those of a choice, and where a set is given only those in it; with their scores, or, where
 * `best` is given, these only offered to it by those that may be among the best. The list is borrowed from the index: give
 * it back by returnScored.
 */
export function* scorePapers(
  index: SearchIndex,
  terms: readonly Term[],
  choice: Choice,
  within: Bits | null = null,
  best: Best | null = null,
): Steps<Scored> {
  const { wish, least } = typeof choice === "string" ? { wish: null, least: 0 } : choice;
  const asked = yield* findAsked(index, terms, wish?.positions ?? []);
  const { stems, words } = asked;
  const decisive = wish === null ? null : decisiveStems(wish, least);
  const finding = stems.filter(({ stem }) => decisive === null || decisive.has(stem));
  const read = wish === null ? null : readWish(asked, wish, least);
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
    for (const stem of stems) looked += goToBlock(stem, block);
    if (read !== null) {
      const { wished, isEnough, mostBySet } = read;
      if (isEnough === null) keepByMass(room, wished, least);
      else {
        findSets(room, wished);
        keepEnough(room, isEnough);
      }
      appendListed(scored, room, block);
      if (best !== null && mostBySet !== null) keepHopeful(room, mostBySet, leastOfBest(best));
    } else appendListed(scored, room, block);
    if (room.count === 0) continue;
    for (const stem of stems) if (stem.factor > 0) lookUpStem(stem, room);
    beginScores(index, room, block);
    for (const { column, factor } of stems) if (factor > 0) addScores(room, column, factor);
    for (const { column, factor } of words) addScores(room, column, factor);
    if (best !== null) offerListed(best, room, block, index.columns.flags);
    else scored.scores.set(room.scores.subarray(0, room.count), scored.count - room.count);
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
