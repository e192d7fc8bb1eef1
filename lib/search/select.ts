/** The best of many without sorting them all. */
import { type Bits, forEachBit } from "@/lib/search/bits";
import { compareRanked, type Ranked } from "@/lib/search/rank";

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

/** Papers of a set in the order of their scores, the first `count`; of equal ones the later paper. Faster than bestOf. */
export function bestByScore(papers: Bits, count: number, scores: Float32Array): Ranked[] {
  if (count > MOST_IN_HEAP) return bestOf(papers, count, (paper) => scores[paper] ?? 0);
  if (heapScores.length < count) [heapScores, heapPapers] = [new Float32Array(count), new Uint32Array(count)];
  let length = 0;
  const kept: Ranked[] = [];
  for (let i = 0; i < papers.length; i++) {
    for (let word = papers[i] ?? 0; word !== 0; word &= word - 1) {
      const paper = (i << 5) + 31 - Math.clz32(word & -word);
      const score = scores[paper] ?? 0;
      if (length === count) {
        // Papers rise: of equal scores this one is the later.
        if (score < (heapScores[0] ?? 0)) continue;
        heapScores[0] = score;
        heapPapers[0] = paper;
        sink(length);
        continue;
      }
      kept.push({ paper, score });
      if (++length < count) continue;
      kept.sort((a, b) => -compareRanked(a, b));
      for (const [place, ranked] of kept.entries()) {
        heapScores[place] = ranked.score;
        heapPapers[place] = ranked.paper;
      }
    }
  }
  if (length === count)
    for (const [place, ranked] of kept.entries()) {
      ranked.score = heapScores[place] ?? 0;
      ranked.paper = heapPapers[place] ?? 0;
    }
  return kept.sort(compareRanked);
}
