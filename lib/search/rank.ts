/**
 * How near papers are to a query by its words: BM25F over title and abstract (Robertson, Zaragoza, Taylor: "Simple BM25
 * extension to multiple weighted fields", CIKM 2004), over stems; a share again for papers that have the very word.
 */
import { informationOf, postingsOfStem, postingsOfWord, type SearchIndex } from "@/lib/search/full-text";
import { ABSTRACT_MASK, NAME_BIT, type Postings, TITLE_SHIFT } from "@/lib/search/postings";
import type { Term } from "@/lib/search/resolve";

/** How soon more mentions of a word tell no more. */
export const K1 = 1.2;
const TITLE_B = 0.5;
const ABSTRACT_B = 0.75;
const TITLE_WEIGHT = 2.5;
/** Mentions in the abstract that a name among the authors is worth. */
const NAME_WEIGHT = 2;
const EXACT_SHARE = 0.3;
/** Sums per paper of one scoring; `found` lists the papers that have a sum. */
export interface Scores {
  scores: Float32Array;
  /** What addMass adds up. */
  mass: Float32Array;
  found: Uint32Array;
  count: number;
}

function addScores(index: SearchIndex, { papers, counts }: Postings, factor: number, sums: Scores): void {
  const { titleWords, abstractWords } = index.columns;
  const titleScale = TITLE_B / index.meanTitle;
  const abstractScale = ABSTRACT_B / index.meanAbstract;
  const { scores, found } = sums;
  let { count } = sums;
  for (let i = 0; i < papers.length; i++) {
    const paper = papers[i] ?? 0;
    const packed = counts[i] ?? 0;
    const frequency =
      (((packed >> TITLE_SHIFT) & 3) * TITLE_WEIGHT) / (1 - TITLE_B + titleScale * (titleWords[paper] ?? 0)) +
      ((packed & ABSTRACT_MASK) + (packed >= NAME_BIT ? NAME_WEIGHT : 0)) /
        (1 - ABSTRACT_B + abstractScale * (abstractWords[paper] ?? 0));
    const before = scores[paper] ?? 0;
    if (before === 0) found[count++] = paper;
    scores[paper] = before + (factor * frequency) / (K1 + frequency);
  }
  sums.count = count;
}

let foundPapers = new Uint32Array(0);

/** Scores all papers that have any of the terms. The sums are borrowed from the index: give them back by clearScores. */
export function scoreTerms(index: SearchIndex, terms: readonly Term[]): Scores {
  if (foundPapers.length < index.columns.capacity) foundPapers = new Uint32Array(index.columns.capacity);
  const sums: Scores = { scores: index.scores, mass: index.mass, found: foundPapers, count: 0 };
  const stems = new Map<number, number>();
  const words = new Map<number, number>();
  for (const { stem, word, weight } of terms) {
    stems.set(stem, (stems.get(stem) ?? 0) + weight);
    if (word !== 0) words.set(word, (words.get(word) ?? 0) + weight);
  }
  for (const [stem, weight] of stems) {
    const postings = postingsOfStem(index, stem);
    const information = informationOf(index.papers, postings.papers.length);
    addScores(index, postings, weight * information * (K1 + 1), sums);
  }
  for (const [word, weight] of words) {
    const postings = postingsOfWord(index, word);
    const information = informationOf(index.papers, postings.papers.length);
    addScores(index, postings, EXACT_SHARE * weight * information * (K1 + 1), sums);
  }
  return sums;
}

/**
 * Adds up, for each scored paper, the information of the query's positions that it has; gives that of all of them. A
 * position tells as much as its most frequent stem, and counts once however many of its stems a paper has.
 */
export function addMass(index: SearchIndex, terms: readonly Term[]): number {
  const positions = new Map<number, Uint32Array[]>();
  for (const { position, stem } of terms)
    positions.set(position, [...(positions.get(position) ?? []), postingsOfStem(index, stem).papers]);
  const { mass, stamps } = index;
  let whole = 0;
  for (const lists of positions.values()) {
    const information = informationOf(index.papers, Math.max(...lists.map((papers) => papers.length)));
    whole += information;
    const stamp = ++index.lastStamp;
    for (const papers of lists)
      for (let i = 0; i < papers.length; i++) {
        const paper = papers[i] ?? 0;
        if (stamps[paper] === stamp) continue;
        stamps[paper] = stamp;
        mass[paper] = (mass[paper] ?? 0) + information;
      }
  }
  return whole;
}

/** Makes the borrowed sums zero again. */
export function clearScores({ scores, mass, found, count }: Scores): void {
  for (let i = 0; i < count; i++) {
    const paper = found[i] ?? 0;
    scores[paper] = 0;
    mass[paper] = 0;
  }
}

/** A paper and how near it is. */
export interface Ranked {
  paper: number;
  score: number;
}

/** Best first; of equals the later paper. */
export const compareRanked = (a: Ranked, b: Ranked): number => b.score - a.score || b.paper - a.paper;
