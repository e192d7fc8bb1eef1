/**
 * The order of the first papers, by more than their words:
 *
 * 1. a bonus for neighbouring words of the query that stand close together in the paper, stop words left out on both sides;
 * 2. for the first of these again, likeness to the first ten: the cosine of their words to the weighted mean of those ten.
 *    Feedback in the manner of Rocchio, but it only re-orders, so a paper that stands out stays first.
 */
import { K1 } from "@/lib/search/bm25";
import { informationOf, type SearchIndex } from "@/lib/search/full-text";
import type { PaperStems } from "@/lib/search/kept-stems";
import { learnInformation, peekStems } from "@/lib/search/paper-stems";
import { compareRanked, type Ranked } from "@/lib/search/rank";
import type { Term } from "@/lib/search/resolve";
import type { Steps } from "@/lib/search/turns";

/** Nearness weighs 1, and more in short queries, whose words say less of what is meant: 60 / words². */
const NEAR_WEIGHT = 1;
const NEAR_WEIGHT_SHORT = 60;
const NEAR_WINDOW = 6;
const NEAR_SATURATION = 0.8;
const LIKENESS_WEIGHT = 0.8;
const LIKENESS_MODELS = 10;
const LIKENESS_WORDS = 80;
const LIKENESS_POWER = 6;
/** Papers whose order steps 2 and 3 may change. */
export const RERANKED = 200;
const COMPARED = 60;

/** Neighbouring words of the query: stems, and how much their nearness is worth. */
interface Pair {
  first: number;
  second: number;
  worth: number;
}

function neighbours(index: SearchIndex, terms: readonly Term[]): Pair[] {
  const best = new Map<number, Term>();
  for (const term of terms) {
    const known = best.get(term.position);
    if (known === undefined || known.weight < term.weight) best.set(term.position, term);
  }
  const ordered = [...best.values()].sort((a, b) => a.position - b.position);
  return ordered.flatMap((first, i) => {
    const second = ordered[i + 1];
    if (second === undefined || first.stem === second.stem) return [];
    const information = Math.min(...[first, second].map(({ stemPapers }) => informationOf(index.papers, stemPapers)));
    return [{ first: first.stem, second: second.stem, worth: Math.min(first.weight, second.weight) * information }];
  });
}

/** Papers that are read and measured in one unit. */
const MEASURED_AT_ONCE = 25;
/** Which stems stand in some pair: most words of a paper do not. Zero between two units. */
let inPairs = new Uint8Array(0);

/** Measures how close together the pairs stand in a paper: 1 a pair where they follow each other, less with distance. */
function createMeasure(index: SearchIndex, pairs: readonly Pair[]) {
  const sides = new Map<number, number[]>();
  const add = (stem: number, side: number): void => {
    const known = sides.get(stem);
    if (known === undefined) sides.set(stem, [side]);
    else known.push(side);
  };
  pairs.forEach(({ first, second }, pair) => {
    add(first, pair * 2);
    add(second, pair * 2 + 1);
  });
  const last = new Int32Array(pairs.length * 2);
  const sums = new Float64Array(pairs.length);

  function measure(stems: Int32Array): number {
    last.fill(-1_000);
    sums.fill(0);
    for (let i = 0; i < stems.length; i++) {
      const stem = stems[i] ?? 0;
      if (inPairs[stem] === 0) continue;
      for (const side of sides.get(stem) ?? []) {
        const pair = side >> 1;
        const distance = i - (last[side ^ 1] ?? 0);
        if (distance <= NEAR_WINDOW)
          sums[pair] = (sums[pair] ?? 0) + ((side & 1) === 1 && distance === 1 ? 1 : 0.8 / (1 + distance));
        last[side] = i;
      }
    }
    let bonus = 0;
    for (let pair = 0; pair < pairs.length; pair++) {
      const sum = sums[pair] ?? 0;
      if (sum > 0) bonus += ((pairs[pair]?.worth ?? 0) * sum) / (sum + NEAR_SATURATION);
    }
    return bonus;
  }

  return (papers: readonly Ranked[]): number[] => {
    if (inPairs.length < index.papersOfStem.length) inPairs = new Uint8Array(index.papersOfStem.length);
    for (const stem of sides.keys()) inPairs[stem] = 1;
    const measured = papers.map(({ paper }) => measure(peekStems(index, paper).stems));
    for (const stem of sides.keys()) inPairs[stem] = 0;
    return measured;
  };
}

/** Adds what pairs of the query that stand close together are worth; reads the stems of all papers for it. */
function* addNearness(index: SearchIndex, ranked: Ranked[], pairs: readonly Pair[], weight: number): Steps<void> {
  const measure = createMeasure(index, pairs);
  for (let from = 0; from < ranked.length; from += MEASURED_AT_ONCE) {
    const papers = ranked.slice(from, from + MEASURED_AT_ONCE);
    const bonus = measure(papers);
    papers.forEach((entry, i) => {
      entry.score += weight * (bonus[i] ?? 0);
    });
    yield;
  }
}

/** Stems of a text and their weights, scaled to length 1. */
export interface StemVector {
  stems: Int32Array;
  weights: Float32Array;
}

let frequencies = new Uint16Array(0);
let means = new Float32Array(0);

/** A paper's stems weighed by how often they are, in the title twice, and by how much they tell. */
export function vectorOf(index: SearchIndex, { stems, titleLength }: PaperStems): StemVector {
  if (frequencies.length < index.papersOfStem.length) frequencies = new Uint16Array(index.papersOfStem.length);
  const distinct = new Int32Array(stems.length);
  let count = 0;
  for (let i = 0; i < stems.length; i++) {
    const stem = stems[i] ?? 0;
    if (stem <= 0) continue;
    const before = frequencies[stem] ?? 0;
    if (before === 0) distinct[count++] = stem;
    frequencies[stem] = before + (i < titleLength ? 2 : 1);
  }
  const weights = new Float32Array(count);
  let length = 0;
  for (let i = 0; i < count; i++) {
    const stem = distinct[i] ?? 0;
    const frequency = frequencies[stem] ?? 0;
    const information = index.informationOfStem[stem] || learnInformation(index, stem);
    const weight = (frequency / (frequency + K1)) * information;
    frequencies[stem] = 0;
    weights[i] = weight;
    length += weight * weight;
  }
  const scale = 1 / (Math.sqrt(length) || 1);
  for (let i = 0; i < count; i++) weights[i] = (weights[i] ?? 0) * scale;
  return { stems: distinct.subarray(0, count), weights };
}

/** Sets all but the LIKENESS_WORDS greatest means of these stems to zero; of equal ones the later stems go. */
function keepGreatestMeans(stems: readonly number[]): void {
  if (stems.length <= LIKENESS_WORDS) return;
  const rising = Float32Array.from(stems, (stem) => means[stem] ?? 0).sort();
  const least = rising[rising.length - LIKENESS_WORDS] ?? 0;
  const atLeast = stems.filter((stem) => (means[stem] ?? 0) >= least);
  const equal = atLeast.filter((stem) => means[stem] === least).sort((a, b) => b - a);
  const dropped = new Set(equal.slice(0, atLeast.length - LIKENESS_WORDS));
  for (const stem of stems) if ((means[stem] ?? 0) < least || dropped.has(stem)) means[stem] = 0;
}

/** The cosine of each vector to the weighted mean of the first ones, reduced to the stems that tell most. */
function cosinesToMean(index: SearchIndex, vectors: readonly StemVector[], shares: readonly number[]): number[] {
  if (means.length < index.papersOfStem.length) means = new Float32Array(index.papersOfStem.length);
  const touched: number[] = [];
  shares.forEach((share, model) => {
    const vector = vectors[model];
    if (vector === undefined) return;
    for (let i = 0; i < vector.stems.length; i++) {
      const stem = vector.stems[i] ?? 0;
      if ((index.papersOfStem[stem] ?? 0) < 2) continue;
      const before = means[stem] ?? 0;
      if (before === 0) touched.push(stem);
      means[stem] = before + (vector.weights[i] ?? 0) * share;
    }
  });
  keepGreatestMeans(touched);
  const length = touched.reduce((sum, stem) => sum + (means[stem] ?? 0) ** 2, 0);
  const scale = 1 / (Math.sqrt(length) || 1);
  const cosines = vectors.map(({ stems, weights }) => {
    let product = 0;
    for (let i = 0; i < stems.length; i++) product += (weights[i] ?? 0) * (means[stems[i] ?? 0] ?? 0);
    return product * scale;
  });
  for (const stem of touched) means[stem] = 0;
  return cosines;
}

function* addLikeness(index: SearchIndex, ranked: Ranked[]): Steps<void> {
  const best = ranked[0]?.score ?? 0;
  if (ranked.length < 3 || best <= 0) return;
  const compared = ranked.slice(0, COMPARED);
  const vectors: StemVector[] = [];
  for (const { paper } of compared) {
    vectors.push(vectorOf(index, peekStems(index, paper)));
    if (vectors.length % MEASURED_AT_ONCE === 0) yield;
  }
  const shares = compared.slice(0, LIKENESS_MODELS).map(({ score }) => (score / best) ** LIKENESS_POWER);
  cosinesToMean(index, vectors, shares).forEach((cosine, i) => {
    const entry = compared[i];
    if (entry !== undefined) entry.score += LIKENESS_WEIGHT * best * cosine;
  });
  // Those that were not compared stay behind those that were.
  const lift = Math.max(0, (ranked[COMPARED]?.score ?? 0) - Math.min(...compared.map(({ score }) => score)));
  for (const entry of compared) entry.score += lift;
}

/** Both steps for papers in the order of their scores, at most RERANKED; gives them in their final order. */
export function* rerank(index: SearchIndex, candidates: readonly Ranked[], terms: readonly Term[]): Steps<Ranked[]> {
  const ranked = candidates.map(({ paper, score }) => ({ paper, score }));
  const pairs = neighbours(index, terms);
  if (pairs.length > 0) {
    const words = new Set(terms.map(({ position }) => position)).size;
    yield* addNearness(index, ranked, pairs, Math.max(NEAR_WEIGHT, NEAR_WEIGHT_SHORT / words ** 2));
  }
  ranked.sort(compareRanked);
  yield* addLikeness(index, ranked);
  return ranked.sort(compareRanked);
}
