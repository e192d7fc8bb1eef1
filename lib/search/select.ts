/** The best of many without sorting them all. */
import { type Bits, forEachBit } from "@/lib/search/bits";
import { compareRanked, type Ranked } from "@/lib/search/rank";
import type { Scored } from "@/lib/search/scored";

/** More than so many are sorted, fewer are kept in a heap. */
const MOST_IN_HEAP = 2_000;

const isWorse = (a: Ranked, b: Ranked): boolean => compareRanked(a, b) > 0;

function sinkDown(heap: Ranked[]): void {
  let at = 0;
  for (;;) {
    let worst = at;
    for (const child of [at * 2 + 1, at * 2 + 2]) {
      const [a, b] = [heap[child], heap[worst]];
      if (a !== undefined && b !== undefined && isWorse(a, b)) worst = child;
    }
    if (worst === at) return;
    const [a, b] = [heap[at], heap[worst]];
    if (a === undefined || b === undefined) return;
    heap[at] = b;
    heap[worst] = a;
    at = worst;
  }
}

/** The `count` of highest score among all that are offered, best first; of equal ones the later paper. */
export function keepBest(count: number, offerAll: (offer: (paper: number, score: number) => void) => void): Ranked[] {
  const kept: Ranked[] = [];
  if (count > MOST_IN_HEAP) {
    offerAll((paper, score) => {
      kept.push({ paper, score });
    });
    return kept.sort(compareRanked).slice(0, count);
  }
  let isHeap = false;
  offerAll((paper, score) => {
    if (kept.length < count) {
      kept.push({ paper, score });
      return;
    }
    if (!isHeap) {
      kept.sort((a, b) => -compareRanked(a, b));
      isHeap = true;
    }
    const [worst] = kept;
    if (worst === undefined || score < worst.score || (score === worst.score && paper < worst.paper)) return;
    kept[0] = { paper, score };
    sinkDown(kept);
  });
  return kept.sort(compareRanked);
}

/** The `count` papers of highest number in a set, best first; of equal ones the later paper. */
export function bestOf(papers: Bits, count: number, scoreOf: (paper: number) => number): Ranked[] {
  return keepBest(count, (offer) => forEachBit(papers, (paper) => offer(paper, scoreOf(paper))));
}

/** The papers of highest score among those that were offered: a heap, whose first is the worst, once there are `most`. */
export interface Best {
  most: number;
  scores: Float32Array;
  papers: Uint32Array;
  count: number;
}

/** Of more papers than MOST_IN_HEAP it is better to sort all. */
export const canKeep = (most: number): boolean => most <= MOST_IN_HEAP;

export const createBest = (most: number): Best => ({
  most,
  scores: new Float32Array(most),
  papers: new Uint32Array(most),
  count: 0,
});

/** Lets the paper at a place of the heap sink: scores rise from the first, of equal ones papers do. */
function sink({ scores, papers, count }: Best, from: number): void {
  const score = scores[from] ?? 0;
  const paper = papers[from] ?? 0;
  let at = from;
  for (;;) {
    let child = at * 2 + 1;
    if (child >= count) break;
    let childScore = scores[child] ?? 0;
    const other = scores[child + 1] ?? 0;
    if (
      child + 1 < count &&
      (other < childScore || (other === childScore && (papers[child + 1] ?? 0) < (papers[child] ?? 0)))
    ) {
      child++;
      childScore = other;
    }
    const childPaper = papers[child] ?? 0;
    if (childScore > score || (childScore === score && childPaper > paper)) break;
    scores[at] = childScore;
    papers[at] = childPaper;
    at = child;
  }
  scores[at] = score;
  papers[at] = paper;
}

/** What a paper must score to be among the best; of those that score as much, later ones are. */
export const leastOfBest = ({ most, count, scores }: Best): number =>
  count < most ? Number.NEGATIVE_INFINITY : (scores[0] ?? Number.POSITIVE_INFINITY);

/** Offers a paper, one later than those before. */
export function offer(best: Best, paper: number, score: number): void {
  const { most, count, scores, papers } = best;
  if (count < most) {
    scores[count] = score;
    papers[count] = paper;
    best.count = count + 1;
    if (count + 1 === most) for (let at = (most >> 1) - 1; at >= 0; at--) sink(best, at);
    return;
  }
  if (score < leastOfBest(best)) return;
  scores[0] = score;
  papers[0] = paper;
  sink(best, 0);
}

/** The best, in the order of their scores. */
export const listBest = ({ scores, papers, count }: Best): Ranked[] =>
  Array.from({ length: count }, (_, i) => ({ paper: papers[i] ?? 0, score: scores[i] ?? 0 })).sort(compareRanked);

/** Scored papers in the order of their scores, the first `most`; of equal ones the later paper. Faster than bestOf. */
export function bestByScore({ papers, scores, count }: Scored, most: number): Ranked[] {
  if (!canKeep(most))
    return keepBest(most, (offer) => {
      for (let i = 0; i < count; i++) offer(papers[i] ?? 0, scores[i] ?? 0);
    });
  const best = createBest(most);
  for (let i = 0; i < count; i++) offer(best, papers[i] ?? 0, scores[i] ?? 0);
  return listBest(best);
}
