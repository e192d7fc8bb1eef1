/** The order of a list: by rank, by day or by votes. */
import { UNKNOWN } from "@/lib/search/columns";
import type { SearchIndex } from "@/lib/search/full-text";
import type { ListOrder } from "@/lib/search/list-orders";
import { compareRanked, type Ranked } from "@/lib/search/rank";
import { RERANKED, rerank } from "@/lib/search/rerank";
import type { Term } from "@/lib/search/resolve";
import type { Scored } from "@/lib/search/scored";
import { type Best, bestByScore, canKeep, createBest, listBest } from "@/lib/search/select";
import type { Steps } from "@/lib/search/turns";

/** Weight of what breaks near-ties, see tieBreak. */
const TIE_WEIGHT = 0.005;
const HALF_LIFE_DAYS = 365;

/**
 * What orders papers of nearly equal score: score * (1 + 0.005 * (0.6 * 2^(-age / 365 days) + 0.4 * log(1 + upvotes) /
 * log(1 + 10,000))), age counted from the newest paper of the page's candidates. It moves a score by half a percent at most.
 */
function tieBreak(index: SearchIndex, ranked: Ranked[]): Ranked[] {
  const { day, upvotes } = index.columns;
  let newest = UNKNOWN;
  for (const { paper } of ranked) newest = Math.max(newest, day[paper] ?? UNKNOWN);
  return ranked
    .map(({ paper, score }) => {
      const when = day[paper] ?? UNKNOWN;
      const freshness = when === UNKNOWN ? 0 : 2 ** ((when - newest) / HALF_LIFE_DAYS);
      const votes = Math.min(1, Math.log1p(Math.max(0, upvotes[paper] ?? 0)) / Math.log1p(10_000));
      return { paper, score: score * (1 + TIE_WEIGHT * (0.6 * freshness + 0.4 * votes)) };
    })
    .sort(compareRanked);
}

/** The order of whole lists that a sort asks for; null where papers are ranked by words. */
export function listOrderOf(sort: "relevance" | "newest" | "upvotes", isRanked: boolean): ListOrder | null {
  if (sort === "upvotes") return "upvotes";
  return sort === "newest" || !isRanked ? "newest" : null;
}

/** Keeps the papers whose rank is asked for while papers are scored; null where they are too many. */
export function bestOfRank(count: number): Best | null {
  const most = Math.max(count, RERANKED);
  return canKeep(most) ? createBest(most) : null;
}

/** The first papers in the order of their rank, at least `count` where there are so many: of `best`, or else of all that are scored. */
export function* rankPapers(
  index: SearchIndex,
  scored: Scored,
  best: Best | null,
  terms: readonly Term[],
  count: number,
): Steps<Ranked[]> {
  const first = best === null ? bestByScore(scored, Math.max(count, RERANKED)) : listBest(best);
  yield;
  const head = tieBreak(index, yield* rerank(index, first.slice(0, RERANKED), terms));
  return [...head, ...first.slice(RERANKED)];
}
