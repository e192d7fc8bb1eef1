/**
 * What a paper is about: its stems, weighed by how often they stand in it, how few papers have them, and how apt they
 * are to name a subject. Authors put subjects into titles: a stem that other papers have in their titles as well names
 * one (`splatting`, `lesion`), one that only abstracts have does not (`urgent`, `propelled`).
 */
import { informationOf, type PaperStems, postingsOfStem, type SearchIndex } from "@/lib/search/full-text";
import { TITLE_MASK } from "@/lib/search/postings";
import { K1 } from "@/lib/search/rank";

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
/** A single mention in the abstract is said in passing. */
const IN_PASSING = 0.55;
const TITLE_MENTIONS = 2;
/** Stems that a subject keeps, the most telling ones. */
export const SUBJECT_STEMS = 40;
/** What a pair of stems that stand side by side in both papers adds. */
const PAIR_SHARE = 0.8;

interface Worths {
  version: number;
  /** By stem, 0 where not yet known. */
  aptness: Float32Array;
}

const known = new WeakMap<SearchIndex, Worths>();

/** How apt a stem is to name a subject, above 0 up to 1. */
export function aptnessOf(index: SearchIndex, stem: number): number {
  let state = known.get(index);
  if (state === undefined || state.version !== index.version || state.aptness.length < index.papersOfStem.length) {
    state = { version: index.version, aptness: new Float32Array(index.papersOfStem.length) };
    known.set(index, state);
  }
  const before = state.aptness[stem];
  if (before) return before;
  const aptness = isCommon(index, stem) ? COMMON_APTNESS : shareOfTitles(index, stem);
  state.aptness[stem] = aptness;
  return aptness;
}

/** True for stems that so many papers have that sharing them means nothing. */
export const isCommon = (index: SearchIndex, stem: number): boolean =>
  (index.papersOfStem[stem] ?? 0) > Math.max(LEAST_PAPERS, index.papers * COMMON_SHARE);

function shareOfTitles(index: SearchIndex, stem: number): number {
  const { counts } = postingsOfStem(index, stem);
  let titles = 0;
  for (let i = 0; i < counts.length; i++) if (((counts[i] ?? 0) & TITLE_MASK) !== 0) titles++;
  return LEAST_APTNESS + (1 - LEAST_APTNESS) * Math.min(1, titles / (counts.length + DOUBT) / CERTAIN_SHARE);
}

/** The most telling stems of a text, and their weights; the weights of all its stems together have length 1. */
export interface Subject {
  stems: Int32Array;
  weights: Float32Array;
}

let mentions = new Uint16Array(0);

/** The subject of a text. */
export function subjectOf(index: SearchIndex, { stems, titleLength }: PaperStems): Subject {
  if (mentions.length < index.papersOfStem.length) mentions = new Uint16Array(index.papersOfStem.length);
  const most = informationOf(index.papers, Math.min(LEAST_PAPERS, index.papers));
  const found: [stem: number, weight: number][] = [];
  for (let i = 0; i < stems.length; i++) {
    const stem = stems[i] ?? 0;
    if (stem <= 0) continue;
    const before = mentions[stem] ?? 0;
    if (before === 0) found.push([stem, 0]);
    mentions[stem] = before + (i < titleLength ? TITLE_MENTIONS : 1);
  }
  let length = 0;
  for (const entry of found) {
    const stem = entry[0];
    const count = mentions[stem] ?? 0;
    mentions[stem] = 0;
    const worth = Math.min(index.informationOfStem[stem] ?? 0, most) * aptnessOf(index, stem);
    entry[1] = worth * (count / (count + K1)) * (count === 1 ? IN_PASSING : 1);
    length += entry[1] * entry[1];
  }
  const scale = 1 / (Math.sqrt(length) || 1);
  const kept = found.sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, SUBJECT_STEMS);
  return {
    stems: Int32Array.from(kept, ([stem]) => stem),
    weights: Float32Array.from(kept, ([, weight]) => weight * scale),
  };
}

/** A paper's subject ready to be compared with many others. */
export interface Model {
  weights: ReadonlyMap<number, number>;
  /** Stems that follow a stem somewhere in the paper. */
  next: ReadonlyMap<number, ReadonlySet<number>>;
}

export function modelOf(subject: Subject, { stems }: PaperStems): Model {
  const weights = new Map([...subject.stems].map((stem, i) => [stem, subject.weights[i] ?? 0]));
  const next = new Map<number, Set<number>>();
  for (let i = 1; i < stems.length; i++) {
    const [stem = 0, after = 0] = [stems[i - 1], stems[i]];
    if (!weights.has(stem) || !weights.has(after) || stem === after) continue;
    const known = next.get(stem);
    if (known) known.add(after);
    else next.set(stem, new Set([after]));
  }
  return { weights, next };
}

/** How near another paper is: the cosine of the two subjects, and more for stems that stand side by side in both. */
export function nearnessTo(model: Model, subject: Subject, { stems }: PaperStems): number {
  let sum = 0;
  for (let i = 0; i < subject.stems.length; i++)
    sum += (model.weights.get(subject.stems[i] ?? 0) ?? 0) * (subject.weights[i] ?? 0);
  const weightOf = (stem: number) => subject.weights[subject.stems.indexOf(stem)] ?? 0;
  const met = new Set<number>();
  for (let i = 1; i < stems.length; i++) {
    const [stem = 0, after = 0] = [stems[i - 1], stems[i]];
    if (!model.next.get(stem)?.has(after)) continue;
    const key = stem * 2 ** 24 + after;
    if (met.has(key)) continue;
    met.add(key);
    const own = ((model.weights.get(stem) ?? 0) + (model.weights.get(after) ?? 0)) / 2;
    sum += PAIR_SHARE * own * ((weightOf(stem) + weightOf(after)) / 2);
  }
  return sum;
}
