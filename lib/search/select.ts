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

/** The `count` papers of highest score in a set, best first; of equal ones the later paper. */
export function bestOf(papers: Bits, count: number, scoreOf: (paper: number) => number): Ranked[] {
  return keepBest(count, (offer) => forEachBit(papers, (paper) => offer(paper, scoreOf(paper))));
}
