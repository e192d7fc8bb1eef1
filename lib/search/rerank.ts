/**
 * The order of the first papers, by more than their words: a bonus for neighbouring words of the query that stand close
 * together (nearness.ts), then, for the first of these again, likeness to the first ten (likeness.ts).
 */
import type { SearchIndex } from "@/lib/search/full-text";
import { addLikeness } from "@/lib/search/likeness";
import { addNearness } from "@/lib/search/nearness";
import { compareRanked, type Ranked } from "@/lib/search/rank";
import type { Term } from "@/lib/search/resolve";
import type { Steps } from "@/lib/search/turns";

/** Papers whose order may change. */
export const RERANKED = 200;

/** Both steps for papers in the order of their scores, at most RERANKED; gives them in their final order. */
export function* rerank(index: SearchIndex, candidates: readonly Ranked[], terms: readonly Term[]): Steps<Ranked[]> {
  const ranked = candidates.map(({ paper, score }) => ({ paper, score }));
  yield* addNearness(index, ranked, terms);
  ranked.sort(compareRanked);
  yield* addLikeness(index, ranked);
  return ranked.sort(compareRanked);
}
