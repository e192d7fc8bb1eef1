/** How much of what a query's words tell a paper must have, and which words it cannot do without. */
import { informationOf, type SearchIndex } from "@/lib/search/full-text";
import type { Term } from "@/lib/search/resolve";

/** One asked word: the stems that stand for it, and how much it tells, which is what the most frequent of them does. */
export interface Position {
  stems: number[];
  information: number;
}

/** The asked words of a query, in its order, and how much they tell together. */
export interface Wish {
  positions: Position[];
  whole: number;
}

/** More than what sums of single precision lose. */
const ROUNDING = 1e-4;

/** What plain words wish for. */
export function wishOf(index: SearchIndex, terms: readonly Term[]): Wish {
  const byPosition = new Map<number, { stems: Set<number>; papers: number }>();
  for (const { position, stem, stemPapers } of terms) {
    const known = byPosition.get(position);
    if (known === undefined) byPosition.set(position, { stems: new Set([stem]), papers: stemPapers });
    else {
      known.stems.add(stem);
      known.papers = Math.max(known.papers, stemPapers);
    }
  }
  const positions = [...byPosition.values()].map(({ stems, papers }) => ({
    stems: [...stems],
    information: informationOf(index.papers, papers),
  }));
  return { positions, whole: positions.reduce((sum, { information }) => sum + information, 0) };
}

/**
 * Stems of which a paper must have one to reach `least`: without those of the least telling positions, the frequent ones,
 * which all together do not tell so much.
 */
export function decisiveStems({ positions }: Wish, least: number): Set<number> {
  const rising = [...positions].sort((a, b) => a.information - b.information);
  const decisive = new Set<number>();
  let sum = 0;
  for (const { stems, information } of rising) {
    sum += information;
    if (sum * (1 + ROUNDING) >= least) for (const stem of stems) decisive.add(stem);
  }
  return decisive;
}
