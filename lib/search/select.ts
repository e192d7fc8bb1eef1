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

/** The `count` papers of highest score, best first; of equal ones the later paper. */
export function bestOf(papers: Bits, count: number, scoreOf: (paper: number) => number): Ranked[] {
  const heap: Ranked[] = [];
  if (count > MOST_IN_HEAP) {
    forEachBit(papers, (paper) => {
      heap.push({ paper, score: scoreOf(paper) });
    });
    return heap.sort(compareRanked).slice(0, count);
  }
  let isHeap = false;
  forEachBit(papers, (paper) => {
    const score = scoreOf(paper);
    if (heap.length < count) {
      heap.push({ paper, score });
      return;
    }
    if (!isHeap) {
      heap.sort((a, b) => -compareRanked(a, b));
      isHeap = true;
    }
    const [worst] = heap;
    if (worst === undefined || score < worst.score || (score === worst.score && paper < worst.paper)) return;
    heap[0] = { paper, score };
    sinkDown(heap);
  });
  return heap.sort(compareRanked);
}
