/**
 * Likeness of the first papers to the first ten: the cosine of their words to the weighted mean of those ten. Feedback in
 * the manner of Rocchio, but it only re-orders, so a paper that stands out stays first.
 */
import { K1 } from "@/lib/search/bm25";
import type { SearchIndex } from "@/lib/search/full-text";
import type { PackedStems } from "@/lib/search/kept-stems";
import { numberAt, widthOf } from "@/lib/search/packed";
import { learnInformation, peekPacked } from "@/lib/search/paper-stems";
import type { Ranked } from "@/lib/search/rank";
import { createBest, leastOfBest, offer } from "@/lib/search/select";
import { withRoom } from "@/lib/search/sums";
import type { Steps } from "@/lib/search/turns";

const LIKENESS_WEIGHT = 0.8;
const MODELS = 10;
const LIKENESS_WORDS = 80;
const LIKENESS_POWER = 6;
const COMPARED = 60;
/** Papers that are read in one unit. */
const READ_AT_ONCE = 25;

/** Stems of texts by their rows in `table`, each once in its text, and their weights, those of one scaled to length 1; text after text. */
interface StemVectors {
  rows: Int32Array;
  weights: Float32Array;
  /** Where each text begins, and where the last ends. */
  starts: number[];
}

/** What is to be known of stems. */
export interface Told {
  /** 0 where it is not yet known. */
  informationOfStem: Float32Array;
  papersOfStem: Int32Array;
  /** Finds it out. */
  learn: (stem: number) => number;
}

/** The texts that are compared now. */
const vectors: StemVectors = { rows: new Int32Array(8_192), weights: new Float32Array(8_192), starts: [0] };
/**
 * A row for each stem, so that the processor fetches at once: what it tells (0: not yet known), in how many papers it is (2: or
 * more), how often the text has it that is read, and its mean. The last two are zero between texts and between searches.
 */
let table = new Float32Array(0);
const WIDTH = 4;
const PAPERS = 1;
const FREQUENCY = 2;
const MEAN = 3;
/** What stems tell in the version of the catalogue that the table is of. */
let tableOf: Float32Array | null = null;

/** Lists the stems of a paper from `start` on, and counts each, in the title twice; gives where they end. */
function countStems(packed: PackedStems, start: number): number {
  const { bytes } = packed;
  const known = table;
  let { rows } = vectors;
  let end = start;
  let worth = 2;
  for (let at = packed.start; ; ) {
    const stem = numberAt(bytes, at);
    at += widthOf(stem);
    if (stem === 0) {
      if (worth === 1) return end;
      worth = 1;
      continue;
    }
    if (end === rows.length) {
      rows = withRoom(rows, end, (length) => new Int32Array(length));
      const weights = new Float32Array(rows.length);
      weights.set(vectors.weights);
      Object.assign(vectors, { rows, weights });
    }
    const row = stem * WIDTH;
    const before = known[row + FREQUENCY] ?? 0;
    // No branch: half of the words of a text come again, which no processor can guess.
    rows[end] = row;
    end += Number(before === 0);
    known[row + FREQUENCY] = before + worth;
  }
}

/** Enters what is to be known of a stem into its row; gives what it tells. */
function learn(index: Told, row: number): number {
  const stem = row / WIDTH;
  const information = index.informationOfStem[stem] || index.learn(stem);
  table[row] = information;
  table[row + PAPERS] = Math.min(2, index.papersOfStem[stem] ?? 0);
  return information;
}

/** Adds a paper's stems, weighed by how often they are, in the title twice, and by how much they tell. */
function addVector(index: Told, packed: PackedStems): void {
  const start = vectors.starts.at(-1) ?? 0;
  const end = countStems(packed, start);
  const { rows, weights, starts } = vectors;
  const known = table;
  let length = 0;
  for (let i = start; i < end; i++) {
    const row = rows[i] ?? 0;
    const frequency = known[row + FREQUENCY] ?? 0;
    const information = known[row] || learn(index, row);
    const weight = (frequency / (frequency + K1)) * information;
    known[row + FREQUENCY] = 0;
    weights[i] = weight;
    length += weight * weight;
  }
  const scale = 1 / (Math.sqrt(length) || 1);
  for (let i = start; i < end; i++) weights[i] = (weights[i] ?? 0) * scale;
  starts.push(end);
}

/** Sets all but the LIKENESS_WORDS greatest means of these rows to zero; of equal ones the later stems go. */
function keepGreatestMeans(rows: readonly number[]): void {
  if (rows.length <= LIKENESS_WORDS) return;
  const meanOf = (row: number) => table[row + MEAN] ?? 0;
  const greatest = createBest(LIKENESS_WORDS);
  for (const row of rows) offer(greatest, row, meanOf(row));
  const least = leastOfBest(greatest);
  const atLeast: number[] = [];
  for (const row of rows) {
    if (meanOf(row) >= least) atLeast.push(row);
    else table[row + MEAN] = 0;
  }
  const equal = atLeast.filter((row) => meanOf(row) === least).sort((a, b) => b - a);
  for (const row of equal.slice(0, atLeast.length - LIKENESS_WORDS)) table[row + MEAN] = 0;
}

/** The cosine of each vector to the weighted mean of the first ones, reduced to the stems that tell most. */
function cosinesToMean(shares: readonly number[]): number[] {
  const { rows, weights, starts } = vectors;
  const known = table;
  const touched: number[] = [];
  shares.forEach((share, model) => {
    const end = starts[model + 1] ?? 0;
    for (let i = starts[model] ?? 0; i < end; i++) {
      const row = rows[i] ?? 0;
      if ((known[row + PAPERS] ?? 0) < 2) continue;
      const before = known[row + MEAN] ?? 0;
      if (before === 0) touched.push(row);
      known[row + MEAN] = before + (weights[i] ?? 0) * share;
    }
  });
  keepGreatestMeans(touched);
  let length = 0;
  for (const row of touched) length += (known[row + MEAN] ?? 0) ** 2;
  const scale = 1 / (Math.sqrt(length) || 1);
  const cosines = starts.slice(1).map((end, text) => {
    let product = 0;
    for (let i = starts[text] ?? 0; i < end; i++) product += (weights[i] ?? 0) * (known[(rows[i] ?? 0) + MEAN] ?? 0);
    return product * scale;
  });
  for (const row of touched) known[row + MEAN] = 0;
  return cosines;
}

/** The cosine of each of these papers to the mean of the first ones, these weighed by their shares. */
export function likenessTo(index: Told, papers: readonly PackedStems[], shares: readonly number[]): number[] {
  const stems = index.papersOfStem.length;
  if (tableOf !== index.informationOfStem) {
    table = new Float32Array(stems * WIDTH);
    tableOf = index.informationOfStem;
  }
  vectors.starts = [0];
  for (const packed of papers) addVector(index, packed);
  return cosinesToMean(shares);
}

/** Adds what likeness to the first papers is worth to the first of a list in the order of its scores. */
export function* addLikeness(index: SearchIndex, ranked: readonly Ranked[]): Steps<void> {
  const best = ranked[0]?.score ?? 0;
  if (ranked.length < 3 || best <= 0) return;
  const compared = ranked.slice(0, COMPARED);
  for (const [i, { paper }] of compared.entries()) {
    peekPacked(index, paper);
    if (i % READ_AT_ONCE === READ_AT_ONCE - 1) yield;
  }
  const shares = compared.slice(0, MODELS).map(({ score }) => (score / best) ** LIKENESS_POWER);
  const packed = compared.map(({ paper }) => peekPacked(index, paper));
  const { informationOfStem, papersOfStem } = index;
  const told = { informationOfStem, papersOfStem, learn: (stem: number) => learnInformation(index, stem) };
  likenessTo(told, packed, shares).forEach((cosine, i) => {
    const entry = compared[i];
    if (entry !== undefined) entry.score += LIKENESS_WEIGHT * best * cosine;
  });
  // Those that were not compared stay behind those that were.
  const lift = Math.max(0, (ranked[COMPARED]?.score ?? 0) - Math.min(...compared.map(({ score }) => score)));
  for (const entry of compared) entry.score += lift;
}
