/** How good a ranking is, and how long it took. */

const CUT = 10;

const discount = (rank: number): number => 1 / Math.log2(rank + 2);

/** nDCG@10 with the given grades as gains, Jarvelin and Kekalainen 2002; 0 for no results. */
export function ndcg(ranking: readonly string[], grades: ReadonlyMap<string, number>): number {
  const gain = ranking.slice(0, CUT).reduce((sum, id, rank) => sum + (grades.get(id) ?? 0) * discount(rank), 0);
  const ideal = [...grades.values()]
    .sort((a, b) => b - a)
    .slice(0, CUT)
    .reduce((sum, grade, rank) => sum + grade * discount(rank), 0);
  return ideal === 0 ? 0 : gain / ideal;
}

/** Share of the answers among the first ten. */
export function recall(ranking: readonly string[], grades: ReadonlyMap<string, number>): number {
  return ranking.slice(0, CUT).filter((id) => grades.has(id)).length / Math.max(1, grades.size);
}

/** One over the rank of the first answer among the first ten, else 0. */
export function reciprocalRank(ranking: readonly string[], grades: ReadonlyMap<string, number>): number {
  const rank = ranking.slice(0, CUT).findIndex((id) => grades.has(id));
  return rank === -1 ? 0 : 1 / (rank + 1);
}

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** The value below which `share` of the values lie; 0 for none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
