/**
 * How near papers are to a query by its words: BM25F over title and abstract (Robertson, Zaragoza, Taylor: "Simple BM25
 * extension to multiple weighted fields", CIKM 2004), over stems; a share again for papers that have the very word.
 */
import { postingsOfStem, postingsOfWord } from "@/lib/search/cached-postings";
import { informationOf, type SearchIndex, type Sums } from "@/lib/search/full-text";
import { ABSTRACT_MASK, NAME_BIT, type Postings, TITLE_SHIFT } from "@/lib/search/postings";
import type { Term } from "@/lib/search/resolve";
import type { Steps } from "@/lib/search/turns";

/** How soon more mentions of a word tell no more. */
export const K1 = 1.2;
/** Mentions in the abstract that a name among the authors is worth. */
const NAME_WEIGHT = 2;
const EXACT_SHARE = 0.3;
/** Room that is kept for later searches; more is only in use while several take several turns. */
const IDLE_SUMS = 2;

function borrowSums(index: SearchIndex): Sums {
  const { capacity } = index.columns;
  const idle = index.idleSums.pop();
  if (idle !== undefined && idle.scores.length >= capacity) return idle;
  return {
    scores: new Float32Array(capacity),
    mass: new Float32Array(capacity),
    stamps: new Uint32Array(capacity),
    lastStamp: 0,
    chosen: new Uint32Array(capacity),
  };
}

/** Gives borrowed sums back. Sums of a search that was given up are simply forgotten. */
export function returnSums(index: SearchIndex, sums: Sums): void {
  sums.scores.fill(0);
  sums.mass.fill(0);
  if (index.idleSums.length < IDLE_SUMS) index.idleSums.push(sums);
}

function addScores(index: SearchIndex, { papers, counts }: Postings, factor: number, { scores }: Sums): void {
  const { mentionShares } = index;
  for (let i = 0; i < papers.length; i++) {
    const paper = papers[i] ?? 0;
    const packed = counts[i] ?? 0;
    const frequency =
      ((packed >> TITLE_SHIFT) & 3) * (mentionShares[paper * 2] ?? 0) +
      ((packed & ABSTRACT_MASK) + (packed >= NAME_BIT ? NAME_WEIGHT : 0)) * (mentionShares[paper * 2 + 1] ?? 0);
    scores[paper] = (scores[paper] ?? 0) + (factor * frequency) / (K1 + frequency);
  }
}

/** Scores all papers that have any of the terms; those of the others stay 0. The sums are borrowed from the index: give them back by returnSums. */
export function* scoreTerms(index: SearchIndex, terms: readonly Term[]): Steps<Sums> {
  const sums = borrowSums(index);
  const stems = new Map<number, number>();
  const words = new Map<number, number>();
  for (const { stem, word, weight } of terms) {
    stems.set(stem, (stems.get(stem) ?? 0) + weight);
    if (word !== 0) words.set(word, (words.get(word) ?? 0) + weight);
  }
  const score = (postings: Postings, weight: number): void => {
    const information = informationOf(index.papers, postings.papers.length);
    addScores(index, postings, weight * information * (K1 + 1), sums);
  };
  for (const [stem, weight] of stems) {
    score(postingsOfStem(index, stem), weight);
    yield;
  }
  for (const [word, weight] of words) {
    score(postingsOfWord(index, word), EXACT_SHARE * weight);
    yield;
  }
  return sums;
}

/**
 * Adds up, for each scored paper, the information of the query's positions that it has; gives that of all of them. A
 * position tells as much as its most frequent stem, and counts once however many of its stems a paper has.
 */
export function* addMass(index: SearchIndex, terms: readonly Term[], sums: Sums): Steps<number> {
  const positions = new Map<number, Set<number>>();
  for (const { position, stem } of terms) {
    const stems = positions.get(position);
    if (stems === undefined) positions.set(position, new Set([stem]));
    else stems.add(stem);
  }
  const { mass, stamps } = sums;
  let whole = 0;
  for (const stems of positions.values()) {
    const lists = [...stems].map((stem) => postingsOfStem(index, stem).papers);
    const information = informationOf(index.papers, Math.max(...lists.map((papers) => papers.length)));
    whole += information;
    const [only] = lists;
    if (only !== undefined && lists.length === 1) {
      for (let i = 0; i < only.length; i++) {
        const paper = only[i] ?? 0;
        mass[paper] = (mass[paper] ?? 0) + information;
      }
      yield;
      continue;
    }
    const stamp = ++sums.lastStamp;
    for (const papers of lists)
      for (let i = 0; i < papers.length; i++) {
        const paper = papers[i] ?? 0;
        if (stamps[paper] === stamp) continue;
        stamps[paper] = stamp;
        mass[paper] = (mass[paper] ?? 0) + information;
      }
    yield;
  }
  return whole;
}

/** Writes the scored papers of at least so much mass into `papers`, rising; gives how many they are. */
export function papersOfMass({ scores, mass }: Sums, least: number, papers: Uint32Array): number {
  const [values, from] = least > 0 ? [mass, least] : [scores, Number.MIN_VALUE];
  let count = 0;
  for (let paper = 0; paper < values.length; paper++) {
    papers[count] = paper;
    // No branch: which papers have a word, no processor can guess.
    count += Number((values[paper] ?? 0) >= from);
  }
  return count;
}

/** Calls for each paper that has a score, rising. */
export function forEachScored({ scores }: Sums, visit: (paper: number, score: number) => void): void {
  for (let paper = 0; paper < scores.length; paper++) {
    const score = scores[paper] ?? 0;
    if (score !== 0) visit(paper, score);
  }
}

/** A paper and how near it is. */
export interface Ranked {
  paper: number;
  score: number;
}

/** Best first; of equals the later paper. */
export const compareRanked = (a: Ranked, b: Ranked): number => b.score - a.score || b.paper - a.paper;
