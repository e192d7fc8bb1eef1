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

let heapScores = new Float32Array(0);
let heapPapers = new Uint32Array(0);

/** Lets the first of a heap of `length` sink to its place: scores rise from the first, of equal ones papers do. */
function sink(length: number): void {
  const score = heapScores[0] ?? 0;
  const paper = heapPapers[0] ?? 0;
  let at = 0;
  for (;;) {
    let child = at * 2 + 1;
    if (child >= length) break;
    let childScore = heapScores[child] ?? 0;
    const other = heapScores[child + 1] ?? 0;
    if (
      child + 1 < length &&
      (other < childScore || (other === childScore && (heapPapers[child + 1] ?? 0) < (heapPapers[child] ?? 0)))
    ) {
      child++;
      childScore = other;
    }
    const childPaper = heapPapers[child] ?? 0;
    if (childScore > score || (childScore === score && childPaper > paper)) break;
    heapScores[at] = childScore;
    heapPapers[at] = childPaper;
    at = child;
  }
  heapScores[at] = score;
  heapPapers[at] = paper;
}

/** Scored papers in the order of their scores, the first `most`; of equal ones the later paper. Faster than bestOf. */
export function bestByScore({ papers, scores, count }: Scored, most: number): Ranked[] {
  if (most > MOST_IN_HEAP)
    return keepBest(most, (offer) => {
      for (let i = 0; i < count; i++) offer(papers[i] ?? 0, scores[i] ?? 0);
    });
  const kept: Ranked[] = [];
  for (let i = 0; i < count && i < most; i++) kept.push({ paper: papers[i] ?? 0, score: scores[i] ?? 0 });
  if (count <= most) return kept.sort(compareRanked);
  if (heapScores.length < most) [heapScores, heapPapers] = [new Float32Array(most), new Uint32Array(most)];
  kept.sort((a, b) => -compareRanked(a, b));
  for (const [place, ranked] of kept.entries()) {
    heapScores[place] = ranked.score;
    heapPapers[place] = ranked.paper;
  }
  for (let i = most; i < count; i++) {
    const score = scores[i] ?? 0;
    // Papers rise: of equal scores this one is the later.
    if (score < (heapScores[0] ?? 0)) continue;
    heapScores[0] = score;
    heapPapers[0] = papers[i] ?? 0;
    sink(most);
  }
  for (const [place, ranked] of kept.entries()) {
    ranked.score = heapScores[place] ?? 0;
    ranked.paper = heapPapers[place] ?? 0;
  }
  return kept.sort(compareRanked);
}
