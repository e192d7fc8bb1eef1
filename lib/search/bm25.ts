/** Scores of the listed papers of one block: BM25F over title and abstract, the words of both weighed by their lengths. */
import type { Room } from "@/lib/search/block-room";
import type { Columns } from "@/lib/search/columns";
import { ABSTRACT_MASK, BLOCK_BITS, BLOCK_PAPERS, NAME_SHIFT, TITLE_SHIFT } from "@/lib/search/postings";

/** How soon more mentions of a word tell no more. */
export const K1 = 1.2;
/** Mentions in the abstract that a name among the authors is worth. */
const NAME_WEIGHT = 2;
/** How much of a title's or an abstract's length counts against its words. */
const TITLE_B = 0.5;
const ABSTRACT_B = 0.75;
const TITLE_WEIGHT = 2.5;
/** Longer texts are weighed one by one. */
const USUAL_WORDS = 1_024;

/** What one mention in a title or an abstract counts, less in longer ones, by their words. */
export interface MentionShares {
  title: Float64Array;
  abstract: Float64Array;
}

const titleShare = (meanTitle: number, words: number) => TITLE_WEIGHT / (1 - TITLE_B + (TITLE_B / meanTitle) * words);
const abstractShare = (meanAbstract: number, words: number) =>
  1 / (1 - ABSTRACT_B + (ABSTRACT_B / meanAbstract) * words);

/** Shares of the usual lengths, from the mean words of a title and of an abstract. */
export function shareMentions(meanTitle: number, meanAbstract: number): MentionShares {
  return {
    title: Float64Array.from({ length: USUAL_WORDS }, (_, words) => titleShare(meanTitle, words)),
    abstract: Float64Array.from({ length: USUAL_WORDS }, (_, words) => abstractShare(meanAbstract, words)),
  };
}

/** What weighing needs of the search index. */
export interface Weighed {
  meanTitle: number;
  meanAbstract: number;
  mentionShares: MentionShares;
  columns: Pick<Columns, "titleWords" | "abstractWords">;
}

/** Of each listed paper of the block that is looked at: what one mention in its title and one in its abstract count. */
const titleShares = new Float64Array(BLOCK_PAPERS);
const abstractShares = new Float64Array(BLOCK_PAPERS);

/** Begins to score the listed papers of a block: 0 each, and their lengths are known to addScores. */
export function beginScores(index: Weighed, { places, count, scores }: Room, block: number): void {
  const { titleWords, abstractWords } = index.columns;
  const { title, abstract } = index.mentionShares;
  const first = block << BLOCK_BITS;
  for (let i = 0; i < count; i++) {
    const paper = first + (places[i] ?? 0);
    const inTitle = titleWords[paper] ?? 0;
    const inAbstract = abstractWords[paper] ?? 0;
    titleShares[i] = inTitle < USUAL_WORDS ? (title[inTitle] ?? 0) : titleShare(index.meanTitle, inTitle);
    abstractShares[i] =
      inAbstract < USUAL_WORDS ? (abstract[inAbstract] ?? 0) : abstractShare(index.meanAbstract, inAbstract);
  }
  scores.fill(0, 0, count);
}

/** Adds to the score of each listed paper what a column says of it, less than `factor`. */
export function addScores({ columns, count, scores }: Room, column: number, factor: number): void {
  const base = column * BLOCK_PAPERS;
  for (let i = 0; i < count; i++) {
    const packed = columns[base + i] ?? 0;
    if (packed === 0) continue;
    const frequency =
      ((packed >> TITLE_SHIFT) & 3) * (titleShares[i] ?? 0) +
      ((packed & ABSTRACT_MASK) + (packed >> NAME_SHIFT) * NAME_WEIGHT) * (abstractShares[i] ?? 0);
    scores[i] = (scores[i] ?? 0) + (factor * frequency) / (K1 + frequency);
  }
}
