/** More like this: the papers nearest to a paper, or to any text. */
import type { Db } from "@/lib/db";
import { EXISTS } from "@/lib/search/columns";
import {
  findStem,
  informationOf,
  openIndex,
  type PaperStems,
  readIndex,
  readStems,
  type SearchIndex,
  wordsOfStem,
} from "@/lib/search/full-text";
import { clearScores, compareRanked, type Ranked, scoreTerms } from "@/lib/search/rank";
import { type StemVector, vectorOf } from "@/lib/search/rerank";
import type { Term } from "@/lib/search/resolve";
import { keepBest } from "@/lib/search/select";
import { STOP_WORDS } from "@/lib/search/stop-words";
import { tokenise } from "@/lib/search/tokenise";

export interface SimilarPaper {
  id: number;
  /** Cosine of the two papers' words, 0 to 1. */
  score: number;
  /** Words that both have and few others, the most telling first. */
  shared: string[];
}

/** The words of a text by which candidates are found, the most telling ones. */
const MOST_TERMS = 25;
const CANDIDATES = 150;
const MOST_SHARED = 4;
/** Longer texts are cut: the nearest papers are known long before. */
const MOST_CHARACTERS = 20_000;

function stemsOfText(index: SearchIndex, text: string): PaperStems {
  const words = tokenise(text.slice(0, MOST_CHARACTERS)).filter(({ word }) => !STOP_WORDS.has(word));
  const stems = words.flatMap(({ word }) => {
    const stem = findStem(index, word);
    if (stem === null) return [];
    index.papersOfStem[stem.id] = stem.papers;
    index.informationOfStem[stem.id] = informationOf(index.papers, stem.papers);
    return [stem.id];
  });
  return { stems: Int32Array.from(stems), titleLength: 0 };
}

function tellingTerms({ stems, weights }: StemVector): Term[] {
  return [...stems]
    .map((stem, i) => ({ stem, weight: weights[i] ?? 0 }))
    .sort((a, b) => b.weight - a.weight || a.stem - b.stem)
    .slice(0, MOST_TERMS)
    .map(({ stem, weight }, position) => ({ position, stem, word: 0, text: "", weight }));
}

function nearest(index: SearchIndex, text: PaperStems, without: number, limit: number): SimilarPaper[] {
  const vector = vectorOf(index, text);
  const terms = tellingTerms(vector);
  if (terms.length === 0) return [];
  const sums = scoreTerms(index, terms);
  const candidates: Ranked[] = keepBest(CANDIDATES, (offer) => {
    for (let i = 0; i < sums.count; i++) {
      const paper = sums.found[i] ?? 0;
      if (paper !== without && ((index.columns.flags[paper] ?? 0) & EXISTS) !== 0)
        offer(paper, sums.scores[paper] ?? 0);
    }
  });
  clearScores(sums);
  const weightOf = new Map([...vector.stems].map((stem, i) => [stem, vector.weights[i] ?? 0]));
  const compared = candidates.map(({ paper }) => {
    const other = vectorOf(index, readStems(index, paper));
    const shared: [stem: number, product: number][] = [];
    let score = 0;
    other.stems.forEach((stem, i) => {
      const product = (weightOf.get(stem) ?? 0) * (other.weights[i] ?? 0);
      if (product === 0) return;
      score += product;
      shared.push([stem, product]);
    });
    return { paper, score, shared };
  });
  return compared
    .sort(compareRanked)
    .slice(0, limit)
    .map(({ paper, score, shared }) => ({
      id: paper,
      score,
      shared: shared
        .sort((a, b) => b[1] - a[1])
        .slice(0, MOST_SHARED)
        .flatMap(([stem]) => wordsOfStem(index, stem).sort((a, b) => b.papers - a.papers)[0]?.word ?? []),
    }));
}

/** The papers most like a paper, itself left out; [] when it is unknown or says nothing. */
export async function findSimilarPapers(db: Db, paper: number, limit: number): Promise<SimilarPaper[]> {
  const index = await openIndex(db);
  return readIndex(index, () => nearest(index, readStems(index, paper), paper, limit));
}

/** The papers most like a text, say a pasted abstract; [] when no paper has any of its words. */
export async function findPapersLike(db: Db, text: string, limit: number): Promise<SimilarPaper[]> {
  const index = await openIndex(db);
  return readIndex(index, () => nearest(index, stemsOfText(index, text), 0, limit));
}
