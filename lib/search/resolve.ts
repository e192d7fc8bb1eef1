/** From the words of a query to stems of the catalogue, with what was likely meant by words it does not know. */
import { piecesOfWord } from "@/lib/search/cached-postings";
import { type Alternative, findAlternatives } from "@/lib/search/correct";
import type { SearchIndex } from "@/lib/search/full-text";
import { hasCounts } from "@/lib/search/pieces";
import { NAME_BIT, TITLE_MASK } from "@/lib/search/postings";
import type { Vocabulary } from "@/lib/search/shortlist";
import { STOP_WORDS } from "@/lib/search/stop-words";
import { impliedWords, tokenise } from "@/lib/search/tokenise";
import type { Steps } from "@/lib/search/turns";
import { learnWords } from "@/lib/search/vocabulary";
import { countPapersOfWord, findStem, findWord, wordsByPrefix } from "@/lib/search/words";

/** A stem that is asked for. */
export interface Term {
  /** Place of the asked word in the query; alternatives share it. */
  position: number;
  stem: number;
  /** Papers that have the stem. */
  stemPapers: number;
  /** Id of the very word, for papers that have it unstemmed; 0 where no paper has. */
  word: number;
  /** Papers that have the very word. */
  wordPapers: number;
  /** The word as it is meant. */
  text: string;
  /** 1 for a word as it was typed. */
  weight: number;
}

export interface Correction {
  typed: string;
  meant: string;
  /** Whether the catalogue has the typed word too, so that it is searched for beside the meant one. */
  isKept: boolean;
}

export interface Resolved {
  terms: Term[];
  corrections: Correction[];
  /** Words of the query that are no stop words, known or not. */
  asked: number;
}

export interface ResolveOptions {
  /** Take words as they are typed. */
  exact: boolean;
  /** The last word is still being typed. */
  typing: boolean;
  /** Ask for stop words too: they are in the index for titles and names. */
  stopWords: boolean;
}

/** In a catalogue so small, a word in one paper is as good as any. */
const FEW_PAPERS = 500;
/** Alternatives of one typed word. */
const MOST_ALTERNATIVES = 3;
const LEAST_WEIGHT = 0.08;
/** Misspelt words of one query that are looked into; each costs a pass over the vocabulary. */
const MOST_CORRECTED = 12;
/** A word in so few papers may be a misprint there too, if a far more frequent one is one slip away: that one counts also. */
const RARE_PAPERS = 2;
const RARE_TIMES = 20;
const RARE_WEIGHT = 0.6;
/** A longer word that is so much rarer than its neighbour, and in no title or name, is likely a misprint. */
const MISPRINT_PAPERS = 20;
const MISPRINT_TIMES = 500;
const MISPRINT_LENGTH = 6;
const SLIP = 1;
const MOST_REMEMBERED = 2_000;
const PREFIX_WORDS = 8;
const PREFIX_WEIGHT = 0.5;
const JOINED_WEIGHT = 0.25;
/** Distinct words that are ranked by, the rarest of a long text. */
const MOST_TERMS = 40;

const isPronounceable = (word: string): boolean => word.length >= 4 && !/\d/.test(word);
const isAcronym = (typed: string): boolean => typed.length <= 6 && /^\p{Lu}+s?$/u.test(typed);

/** Whether a title or a name has the very word: such a word is real, however rare. */
function isInTitleOrName(index: SearchIndex, word: string): boolean {
  const known = findWord(index, word);
  if (known === null) return false;
  return hasCounts(piecesOfWord(index, known.id), TITLE_MASK | NAME_BIT);
}

/** What was likely meant by a word; remembered until the catalogue changes. */
function alternativesOf(index: SearchIndex, vocabulary: Vocabulary, typed: string, isKnown: boolean): Alternative[] {
  const known = index.alternatives.get(typed);
  if (known !== undefined) return known;
  const found = findAlternatives(vocabulary, typed, (word) => countPapersOfWord(index, word), isKnown);
  if (index.alternatives.size >= MOST_REMEMBERED) index.alternatives.clear();
  index.alternatives.set(typed, found);
  return found;
}

/** Alternatives by stem, with the likeliest word of each. */
function byStem(index: SearchIndex, alternatives: Alternative[]): { stem: number; word: string; weight: number }[] {
  const best = new Map<number, { stem: number; word: string; weight: number }>();
  for (const { word, weight } of alternatives) {
    if (best.size === MOST_ALTERNATIVES) break;
    const stem = findStem(index, word)?.id;
    if (stem !== undefined && !best.has(stem)) best.set(stem, { stem, word, weight });
  }
  const kept = [...best.values()];
  const sum = kept.reduce((total, { weight }) => total + weight, 0);
  return kept.map((entry) => ({ ...entry, weight: entry.weight / sum })).filter(({ weight }) => weight > LEAST_WEIGHT);
}

/** A word that is two known words written together. */
function splitWord(index: SearchIndex, word: string): [string, string] | null {
  let best: [string, string] | null = null;
  let most = 2;
  for (let at = 3; at <= word.length - 3; at++) {
    const left = findWord(index, word.slice(0, at));
    if (left === null || left.papers <= most) continue;
    const right = findWord(index, word.slice(at));
    if (right === null || right.papers <= most) continue;
    most = Math.min(left.papers, right.papers);
    best = [left.word, right.word];
  }
  return best;
}

/** The terms of a text of plain words. Learns the words of the catalogue where one needs correction. */
export function* resolveWords(index: SearchIndex, text: string, options: ResolveOptions): Steps<Resolved> {
  const tokens = tokenise(text);
  const terms: Term[] = [];
  const corrections: Correction[] = [];
  const add = (position: number, word: string, weight: number, stem = findStem(index, word)): void => {
    if (stem === null) return;
    const known = findWord(index, word);
    const [stemPapers, wordPapers] = [stem.papers, known?.papers ?? 0];
    terms.push({ position, stem: stem.id, stemPapers, word: known?.id ?? 0, wordPapers, text: word, weight });
  };
  const seen = new Set<string>();
  let asked = 0;
  let corrected = 0;
  for (const [position, { word, start, end }] of tokens.entries()) {
    if (!options.stopWords && STOP_WORDS.has(word)) continue;
    asked++;
    if (seen.has(word)) continue;
    seen.add(word);
    yield;
    const isLast = position === tokens.length - 1 && end === text.length;
    const stem = findStem(index, word);
    const papers = stem?.papers ?? 0;
    add(position, word, 1, stem);
    if (options.typing && isLast && word.length >= 2) {
      const endings = wordsByPrefix(index, word, PREFIX_WORDS).filter((entry) => entry.word !== word);
      const most = endings[0]?.papers ?? 1;
      for (const ending of endings)
        add(position, ending.word, (papers > 0 ? PREFIX_WEIGHT : 1) * Math.sqrt(ending.papers / most));
      if (endings.length > 0) continue;
    }
    const next = tokens[position + 1];
    if (next !== undefined && next.start === end + 1) {
      const joined = word + next.word;
      if (countPapersOfWord(index, joined) > RARE_PAPERS) add(position, joined, JOINED_WEIGHT);
    }
    if (options.exact || !isPronounceable(word) || isAcronym(text.slice(start, end))) continue;
    if (papers > (word.length >= MISPRINT_LENGTH ? MISPRINT_PAPERS : RARE_PAPERS)) continue;
    const mayBeMisprint = papers === 0 || !isInTitleOrName(index, word);
    if (!mayBeMisprint || corrected >= MOST_CORRECTED || (papers > 0 && index.papers <= FEW_PAPERS)) continue;
    corrected++;
    let alternatives = alternativesOf(index, yield* learnWords(index), word, papers > 0);
    yield;
    const times = papers <= RARE_PAPERS ? RARE_TIMES : MISPRINT_TIMES;
    if (papers > 0) alternatives = alternatives.filter((other) => other.cost <= SLIP && other.papers >= times * papers);
    const parts = papers === 0 && (alternatives[0]?.cost ?? 9) > 1 ? splitWord(index, word) : null;
    if (parts !== null) {
      for (const part of parts) add(position, part, 1);
      corrections.push({ typed: word, meant: parts.join(" "), isKept: false });
      continue;
    }
    const meant = byStem(index, alternatives);
    for (const other of meant) add(position, other.word, (papers > 0 ? RARE_WEIGHT : 1) * other.weight);
    const [likeliest] = alternatives;
    const isMisprint =
      papers === 0 || (word.length >= MISPRINT_LENGTH && (likeliest?.papers ?? 0) >= MISPRINT_TIMES * papers);
    if (isMisprint && likeliest !== undefined)
      corrections.push({ typed: word, meant: likeliest.word, isKept: papers > 0 });
  }
  for (const word of impliedWords(text, tokens)) if (!seen.has(word)) add(tokens.length, word, JOINED_WEIGHT);
  return { terms: keepRarest(index, terms), corrections, asked };
}

/** The terms of the rarest words, at most MOST_TERMS words. */
export function keepRarest(index: SearchIndex, terms: Term[]): Term[] {
  const positions = new Set(terms.map(({ position }) => position));
  if (positions.size <= MOST_TERMS) return terms;
  const papers = new Map<number, number>();
  for (const term of terms) {
    const count = findStem(index, term.text)?.papers ?? 0;
    papers.set(term.position, Math.max(papers.get(term.position) ?? 0, count));
  }
  const kept = new Set([...positions].sort((a, b) => (papers.get(a) ?? 0) - (papers.get(b) ?? 0)).slice(0, MOST_TERMS));
  return terms.filter(({ position }) => kept.has(position));
}
