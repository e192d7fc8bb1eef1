/**
 * What a paper is about: its stems, weighed by how often they stand in it, how few papers have them, and how apt they
 * are to name a subject. Authors put subjects into titles: a stem that other papers have in their titles as well names
 * one (`splatting`, `lesion`), one that only abstracts have does not (`urgent`, `propelled`).
 */
import { processWide } from "@/lib/process-wide";
import { K1 } from "@/lib/search/bm25";
import { countPapersOfStem } from "@/lib/search/cached-postings";
import { informationOf, type SearchIndex } from "@/lib/search/full-text";
import type { PaperStems } from "@/lib/search/kept-stems";
import type { Steps } from "@/lib/search/turns";

/** From this share of titles on, a stem names a subject for certain. */
const CERTAIN_SHARE = 0.18;
/** What a stem that is never in a title still counts. */
const LEAST_APTNESS = 0.15;
/** Papers that are added without the stem in their title: rare stems prove nothing. */
const DOUBT = 6;
/** Stems that a greater share of the papers have are about everything; they are not looked up. */
const COMMON_SHARE = 0.2;
const COMMON_APTNESS = 0.3;
/** Rarer stems tell no more: names of systems and misspellings. */
const LEAST_PAPERS = 4;
/** Part of a stem's weight that does not depend on how apt it is. */
const PLAIN_SHARE = 0.5;
const TITLE_MENTIONS = 2;
/** Stems that a subject keeps, the most telling ones. */
const KEPT_STEMS = 50;
/** What stems add that stand side by side in both papers. */
const PAIR_SHARE = 0.8;
/** Part that is taken from what the most telling shared stem gives: one word in common makes no subject in common. */
const SINGLE_SHARE = 0.5;
const PAIR_BASE = 2 ** 24;

interface Learnt {
  version: number;
  /** By stem, 0 where not yet known. */
  aptness: Float32Array;
}

const known = processWide("subjects", () => new WeakMap<SearchIndex, Learnt>());

function learntOf(index: SearchIndex): Learnt {
  const state = known.get(index);
  if (state?.version === index.version && state.aptness.length >= index.papersOfStem.length) return state;
  const fresh = { version: index.version, aptness: new Float32Array(index.papersOfStem.length) };
  known.set(index, fresh);
  return fresh;
}

/** True for stems that so many papers have that sharing them means nothing. */
export const isCommon = (index: SearchIndex, stem: number): boolean =>
  (index.papersOfStem[stem] ?? 0) > Math.max(LEAST_PAPERS, index.papers * COMMON_SHARE);

const aptnessFrom = (titles: number, papers: number): number =>
  LEAST_APTNESS + (1 - LEAST_APTNESS) * Math.min(1, titles / (papers + DOUBT) / CERTAIN_SHARE);

function findAptness(index: SearchIndex, stem: number): number {
  if (isCommon(index, stem)) return COMMON_APTNESS;
  const { papers, titles } = countPapersOfStem(index, stem);
  return aptnessFrom(titles, papers);
}

/** How apt a stem is to name a subject, above 0 up to 1. */
export function aptnessOf(index: SearchIndex, stem: number): number {
  const { aptness } = learntOf(index);
  const before = aptness[stem];
  if (before) return before;
  const found = findAptness(index, stem);
  aptness[stem] = found;
  return found;
}

/** Finds the aptness of every stem of these texts at once, which are to be all of the index. */
export function learnAptness(index: SearchIndex, texts: readonly PaperStems[]): void {
  const { aptness } = learntOf(index);
  const titles = new Uint32Array(aptness.length);
  for (const { stems, titleLength } of texts)
    for (const stem of new Set(stems.subarray(0, titleLength))) titles[stem] = (titles[stem] ?? 0) + 1;
  for (let stem = 1; stem < aptness.length; stem++)
    aptness[stem] = isCommon(index, stem)
      ? COMMON_APTNESS
      : aptnessFrom(titles[stem] ?? 0, index.papersOfStem[stem] ?? 0);
}

/** The most telling stems of a text, these first, and their weights; those of all its stems together have length 1. */
export interface Weighed {
  stems: Int32Array;
  weights: Float32Array;
}

export interface Subject extends Weighed {
  /** Telling stems that stand side by side, and the mean weight of the two. */
  pairs: ReadonlyMap<number, number>;
}

/**
 * Says how near another subject is: the cosine of the two, less a part of its greatest summand, and more for stems that
 * stand side by side in both.
 */
export function nearnessTo(subject: Subject): (other: Subject) => number {
  const weights = new Map([...subject.stems].map((stem, i) => [stem, subject.weights[i] ?? 0]));
  return (other) => {
    let sum = 0;
    let greatest = 0;
    for (let i = 0; i < other.stems.length; i++) {
      const part = (weights.get(other.stems[i] ?? 0) ?? 0) * (other.weights[i] ?? 0);
      sum += part;
      if (part > greatest) greatest = part;
    }
    for (const [pair, weight] of other.pairs) sum += PAIR_SHARE * weight * (subject.pairs.get(pair) ?? 0);
    return sum - SINGLE_SHARE * greatest;
  };
}

let mentions = new Uint16Array(0);
let weightsByStem = new Float32Array(0);
/** Of the text that is being weighed: its stems, each once, and their weights. */
let distinct = new Int32Array(0);
let weights = new Float32Array(0);

/** Finds out one by one what is not known yet of a text's stems. */
function* learnStems(index: SearchIndex, { stems }: PaperStems): Steps<void> {
  const { aptness } = learntOf(index);
  for (let i = 0; i < stems.length; i++) {
    const stem = stems[i] ?? 0;
    if (stem <= 0 || aptness[stem]) continue;
    aptnessOf(index, stem);
    yield;
  }
}

/** The subject of a text; what is not known yet of its stems is found out one by one. */
export function* findSubject(index: SearchIndex, text: PaperStems): Steps<Subject> {
  yield* learnStems(index, text);
  return subjectOf(index, text);
}

/** The same without pairs, the most telling stems first where `inOrder` says so. */
export function* findWeighed(index: SearchIndex, text: PaperStems, inOrder: boolean): Steps<Weighed> {
  yield* learnStems(index, text);
  return weigh(index, text, inOrder);
}

/** The subject of a text at once. */
export function subjectOf(index: SearchIndex, text: PaperStems): Subject {
  const weighed = weigh(index, text, true);
  return { ...weighed, pairs: findPairs(text, weighed) };
}

/** Puts the stems of a text into `distinct` and counts them in `mentions`; gives how many there are. */
function countMentions({ stems, titleLength }: PaperStems): number {
  let count = 0;
  for (let i = 0; i < stems.length; i++) {
    const stem = stems[i] ?? 0;
    if (stem <= 0) continue;
    const before = mentions[stem] ?? 0;
    if (before === 0) distinct[count++] = stem;
    mentions[stem] = before + (i < titleLength ? TITLE_MENTIONS : 1);
  }
  return count;
}

function weigh(index: SearchIndex, text: PaperStems, inOrder: boolean): Weighed {
  const size = index.papersOfStem.length;
  if (mentions.length < size) [mentions, weightsByStem] = [new Uint16Array(size), new Float32Array(size)];
  const { length: words } = text.stems;
  if (distinct.length < words) [distinct, weights] = [new Int32Array(2 * words), new Float32Array(2 * words)];
  const count = countMentions(text);
  const { aptness } = learntOf(index);
  const { informationOfStem } = index;
  const most = informationOf(index.papers, Math.min(LEAST_PAPERS, index.papers));
  let length = 0;
  for (let i = 0; i < count; i++) {
    const stem = distinct[i] ?? 0;
    const said = mentions[stem] ?? 0;
    mentions[stem] = 0;
    const apt = PLAIN_SHARE + (1 - PLAIN_SHARE) * (aptness[stem] || aptnessOf(index, stem));
    const weight = Math.min(informationOfStem[stem] ?? 0, most) * apt * (said / (said + K1));
    weights[i] = weight;
    length += weight * weight;
  }
  const scale = 1 / (Math.sqrt(length) || 1);
  const least = count > KEPT_STEMS ? (weights.slice(0, count).sort()[count - KEPT_STEMS] ?? 0) : 0;
  const kept: number[] = [];
  for (let i = 0; i < count; i++) if ((weights[i] ?? 0) >= least) kept.push(i);
  if (inOrder || kept.length > KEPT_STEMS)
    kept.sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || (distinct[a] ?? 0) - (distinct[b] ?? 0));
  const keptCount = Math.min(kept.length, KEPT_STEMS);
  const weighed = { stems: new Int32Array(keptCount), weights: new Float32Array(keptCount) };
  for (let i = 0; i < keptCount; i++) {
    const at = kept[i] ?? 0;
    weighed.stems[i] = distinct[at] ?? 0;
    weighed.weights[i] = (weights[at] ?? 0) * scale;
  }
  return weighed;
}

function findPairs({ stems }: PaperStems, weighed: Weighed): Map<number, number> {
  for (let i = 0; i < weighed.stems.length; i++) weightsByStem[weighed.stems[i] ?? 0] = weighed.weights[i] ?? 0;
  const pairs = new Map<number, number>();
  for (let i = 1; i < stems.length; i++) {
    const [stem = 0, after = 0] = [stems[i - 1], stems[i]];
    const [one = 0, other = 0] = [weightsByStem[stem], weightsByStem[after]];
    if (one > 0 && other > 0 && stem !== after) pairs.set(stem * PAIR_BASE + after, (one + other) / 2);
  }
  for (const stem of weighed.stems) weightsByStem[stem] = 0;
  return pairs;
}

/** For each of these stems its weight in the other text, 0 where that has not kept it. */
export function weightsIn(other: Weighed, stems: Int32Array): Float32Array {
  const found = new Float32Array(stems.length);
  for (let i = 0; i < other.stems.length; i++) weightsByStem[other.stems[i] ?? 0] = other.weights[i] ?? 0;
  for (let i = 0; i < stems.length; i++) found[i] = weightsByStem[stems[i] ?? 0] ?? 0;
  for (const stem of other.stems) weightsByStem[stem] = 0;
  return found;
}
