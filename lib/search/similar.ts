/** More like this: the papers nearest to a paper, or to any text. */
import type { SqlHandle } from "@/lib/db";
import { countBoth, hasBit } from "@/lib/search/bits";
import { EXISTS } from "@/lib/search/columns";
import { informationOf, openIndex, type SearchIndex } from "@/lib/search/full-text";
import type { PaperStems } from "@/lib/search/kept-stems";
import { readStems } from "@/lib/search/paper-stems";
import { compareRanked, type Ranked, scorePapers } from "@/lib/search/rank";
import type { Term } from "@/lib/search/resolve";
import { keepWhere, returnScored } from "@/lib/search/scored";
import { bestByScore } from "@/lib/search/select";
import { STOP_WORDS } from "@/lib/search/stop-words";
import {
  aptnessOf,
  findSubject,
  findWeighed,
  isCommon,
  nearnessTo,
  type Subject,
  type Weighed,
  weightsIn,
} from "@/lib/search/subject";
import { tokenise } from "@/lib/search/tokenise";
import { readInTurns, type Steps } from "@/lib/search/turns";
import { findStem, stemById } from "@/lib/search/words";

export interface SimilarPaper {
  id: number;
  /** Cosine of what the two are about, 0 to 1, and up to half more for topics in common. */
  score: number;
  /** Stems that both have, what tells most first. */
  shared: SharedStem[];
}

export interface SharedStem {
  stem: string;
  /** Its part in the cosine. */
  weight: number;
  /** How apt it is to name a subject, above 0 up to 1. */
  aptness: number;
  /** So many papers have it that it is no reason by itself. */
  isCommon: boolean;
}

/** The words of a text by which candidates are found, the most telling ones. */
const MOST_TERMS = 25;
const CANDIDATES = 100;
/** What the same topics add to the cosine. */
export const TOPIC_SHARE = 0.5;
/** Longer texts are cut: the nearest papers are known long before. */
const MOST_CHARACTERS = 20_000;

function* stemsOfText(index: SearchIndex, text: string): Steps<PaperStems> {
  const words = tokenise(text.slice(0, MOST_CHARACTERS)).filter(({ word }) => !STOP_WORDS.has(word));
  const stems: number[] = [];
  for (const { word } of words) {
    const stem = findStem(index, word);
    if (stem === null) continue;
    index.papersOfStem[stem.id] = stem.papers;
    index.informationOfStem[stem.id] = informationOf(index.papers, stem.papers);
    stems.push(stem.id);
    yield;
  }
  return { stems: Int32Array.from(stems), titleLength: 0 };
}

function tellingTerms(index: SearchIndex, { stems, weights }: Subject): Term[] {
  return [...stems.subarray(0, MOST_TERMS)].map((stem, position) => ({
    position,
    stem,
    stemPapers: index.papersOfStem[stem] ?? 0,
    word: 0,
    wordPapers: 0,
    text: "",
    weight: weights[position] ?? 0,
  }));
}

/** How much two papers' topics in common count: a topic that few papers have tells more. */
function topicsInCommon(index: SearchIndex, paper: number): (other: number) => number {
  const { columns, labels } = index;
  const own = [...columns.topics].flatMap(([label, bits]) => {
    if (paper === 0 || !hasBit(bits, paper) || !labels.has(label)) return [];
    return [{ bits, worth: informationOf(index.papers, countBoth(bits, bits)) }];
  });
  const whole = own.reduce((sum, { worth }) => sum + worth, 0);
  return (other) =>
    whole === 0 ? 0 : own.reduce((sum, { bits, worth }) => sum + (hasBit(bits, other) ? worth : 0), 0) / whole;
}

/** The texts of stems, each read once. */
function createNames(index: SearchIndex): (stem: number) => string {
  const names = new Map<number, string>();
  return (stem) => {
    const known = names.get(stem);
    if (known !== undefined) return known;
    const name = stemById(index, stem) ?? "";
    names.set(stem, name);
    return name;
  };
}

function sharedStems(index: SearchIndex, nameOf: (stem: number) => string, one: Weighed, other: Weighed): SharedStem[] {
  const theirs = weightsIn(other, one.stems);
  const shared: { id: number; weight: number }[] = [];
  for (let i = 0; i < theirs.length; i++) {
    const weight = (one.weights[i] ?? 0) * (theirs[i] ?? 0);
    if (weight > 0) shared.push({ id: one.stems[i] ?? 0, weight });
  }
  return shared
    .sort((a, b) => b.weight - a.weight)
    .map(({ id, weight }) => ({
      stem: nameOf(id),
      weight,
      aptness: aptnessOf(index, id),
      isCommon: isCommon(index, id),
    }));
}

/** The papers nearest to a text, `without` one of them (0: none). To be called within one reading of the index. */
export function* nearest(index: SearchIndex, text: PaperStems, without: number, limit: number): Steps<SimilarPaper[]> {
  const subject = yield* findSubject(index, text);
  const terms = tellingTerms(index, subject);
  if (terms.length === 0) return [];
  const scored = yield* scorePapers(index, terms, "any");
  keepWhere(scored, (paper) => paper !== without && ((index.columns.flags[paper] ?? 0) & EXISTS) !== 0);
  const candidates: Ranked[] = bestByScore(scored, CANDIDATES);
  returnScored(index, scored);
  const nearness = nearnessTo(subject);
  const inCommon = topicsInCommon(index, without);
  const nameOf = createNames(index);
  const compared: (Ranked & { other: Subject })[] = [];
  for (const { paper } of candidates) {
    const other = yield* findSubject(index, readStems(index, paper));
    compared.push({ paper, score: nearness(other) * (1 + TOPIC_SHARE * inCommon(paper)), other });
    yield;
  }
  return compared
    .sort(compareRanked)
    .slice(0, limit)
    .map(({ paper, score, other }) => ({ id: paper, score, shared: sharedStems(index, nameOf, subject, other) }));
}

/** What two papers share, in stems, what tells most first. */
export async function findShared(db: SqlHandle, paper: number, others: readonly number[]): Promise<SharedStem[][]> {
  return readInTurns(db, await openIndex(db), function* (index) {
    const own = yield* findWeighed(index, readStems(index, paper), true);
    const nameOf = createNames(index);
    const shared: SharedStem[][] = [];
    for (const other of others)
      shared.push(sharedStems(index, nameOf, own, yield* findWeighed(index, readStems(index, other), false)));
    return shared;
  });
}

/** The papers most like a paper, itself left out; [] when it is unknown or says nothing. */
export async function findSimilarPapers(db: SqlHandle, paper: number, limit: number): Promise<SimilarPaper[]> {
  const index = await openIndex(db);
  return readInTurns(db, index, (state) => nearest(state, readStems(state, paper), paper, limit));
}

/** The papers most like a text, say a pasted abstract; [] when no paper has any of its words. */
export async function findPapersLike(db: SqlHandle, text: string, limit: number): Promise<SimilarPaper[]> {
  return readInTurns(db, await openIndex(db), function* (index) {
    return yield* nearest(index, yield* stemsOfText(index, text), 0, limit);
  });
}
