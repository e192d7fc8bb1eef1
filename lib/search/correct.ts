/**
 * Misspelt words and what was likely meant: weighted Damerau-Levenshtein distance over the words of the catalogue.
 * F. J. Damerau, "A technique for computer detection and correction of spelling errors", CACM 7(3), 1964; restricted edit
 * distance with costs by what fingers and memory get wrong: swapped and doubled letters, neighbouring keys and vowels cost
 * less, a first letter costs more.
 */
import { isLatin, LONGEST, shortlist, type Vocabulary } from "@/lib/search/shortlist";

const KEY_ROWS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
const VOWELS = "aeiouy";
const LETTERS = 26;
const CODE_A = 97;
const FAR = 9;

/** Cost of typing one Latin letter for another, by 26 * typed + meant. */
const EXCHANGE = exchangeCosts();
const NEAR_KEYS = nearKeys();

function nearKeys(): Uint8Array {
  const place = new Map<string, [x: number, y: number]>();
  KEY_ROWS.forEach((row, y) => {
    [...row].forEach((letter, x) => {
      place.set(letter, [x + y * 0.5, y]);
    });
  });
  const near = new Uint8Array(LETTERS * LETTERS);
  for (const [a, [ax, ay]] of place)
    for (const [b, [bx, by]] of place) {
      if (Math.hypot(ax - bx, ay - by) < 1.3) near[(a.charCodeAt(0) - CODE_A) * LETTERS + b.charCodeAt(0) - CODE_A] = 1;
    }
  return near;
}

function exchangeCosts(): Float32Array {
  const near = nearKeys();
  const costs = new Float32Array(LETTERS * LETTERS).fill(1);
  for (let a = 0; a < LETTERS; a++)
    for (let b = 0; b < LETTERS; b++) {
      const at = a * LETTERS + b;
      const bothVowels =
        VOWELS.includes(String.fromCharCode(CODE_A + a)) && VOWELS.includes(String.fromCharCode(CODE_A + b));
      costs[at] = a === b ? 0 : near[at] === 1 ? 0.8 : bothVowels ? 0.7 : 1;
    }
  return costs;
}

function exchange(typed: number, meant: number): number {
  if (typed === meant) return 0;
  if (!isLatin(typed) || !isLatin(meant)) return 1;
  return EXCHANGE[(typed - CODE_A) * LETTERS + meant - CODE_A] ?? 1;
}

const areNear = (a: number, b: number): boolean =>
  isLatin(a) && isLatin(b) && NEAR_KEYS[(a - CODE_A) * LETTERS + b - CODE_A] === 1;

const rows: [Float64Array, Float64Array, Float64Array] = [
  new Float64Array(LONGEST + 2),
  new Float64Array(LONGEST + 2),
  new Float64Array(LONGEST + 2),
];

/**
 * How far a typed word is from a meant one; about 1 a mistake. Gives 9 as soon as it must exceed `limit`.
 * The two words are folded; those longer than 40 are never near.
 */
export function typingCost(typed: string, meant: string, limit = 3.2): number {
  const n = typed.length;
  const m = meant.length;
  if (n > LONGEST || m > LONGEST || Math.abs(n - m) > 3) return FAR;
  let [beforeLast, last, row] = rows;
  for (let j = 0; j <= m; j++) last[j] = j === 0 ? 0 : j + 0.3;
  for (let i = 1; i <= n; i++) {
    const x = typed.charCodeAt(i - 1);
    const xBefore = i > 1 ? typed.charCodeAt(i - 2) : -1;
    row[0] = i + 0.3;
    let least = row[0];
    const extra = xBefore === x ? 0.6 : areNear(x, xBefore) ? 0.8 : i === 1 ? 1.3 : 0.9;
    for (let j = 1; j <= m; j++) {
      const y = meant.charCodeAt(j - 1);
      const yBefore = j > 1 ? meant.charCodeAt(j - 2) : -1;
      let cost = (last[j - 1] ?? 0) + (x === y ? 0 : i === 1 ? 1.3 : exchange(x, y));
      cost = Math.min(cost, (last[j] ?? 0) + extra);
      cost = Math.min(cost, (row[j - 1] ?? 0) + (yBefore === y ? 0.6 : j === 1 ? 1.3 : 0.9));
      if (x === yBefore && xBefore === y && x !== y) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 0.7);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return FAR;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return last[m] ?? FAR;
}

/** A word that may have been meant; weights of the alternatives of one typed word sum to 1. */
export interface Alternative {
  word: string;
  cost: number;
  papers: number;
  weight: number;
}

/** How much one mistake counts against frequency: likelihood is exp(-MISTAKE * cost) * papers ^ FREQUENCY. */
const MISTAKE = 3.2;
const FREQUENCY = 0.55;
/** A word so near, in so many papers, needs no looking further. */
const NEAR_COST = 1.1;
const NEAR_PAPERS = 3;

const mostCost = (length: number): number => (length <= 4 ? 1.05 : length <= 6 ? 2 : length <= 8 ? 2.2 : 2.8);

const MOST_FOUND = 12;

/**
 * Known words near a typed one, likeliest first. `papersOf` says how many papers have a word; 0 drops it. Words two or
 * more mistakes away are looked at only where none is nearer, and never with `onlyNear`.
 */
export function findAlternatives(
  vocabulary: Vocabulary,
  typed: string,
  papersOf: (word: string) => number,
  onlyNear = false,
): Alternative[] {
  const most = mostCost(typed.length);
  const found: Alternative[] = [];
  const weigh = (words: string[]): void => {
    for (const word of words) {
      if (word === typed) continue;
      const cost = typingCost(typed, word, most);
      if (cost > most) continue;
      const papers = papersOf(word);
      const weight = Math.exp(-MISTAKE * cost) * (1 + papers) ** FREQUENCY;
      if (papers > 0) found.push({ word, cost, papers, weight });
    }
  };
  const { near, far } = shortlist(vocabulary, typed);
  weigh(near);
  if (!onlyNear && !found.some(({ cost, papers }) => cost <= NEAR_COST && papers >= NEAR_PAPERS)) weigh(far());
  found.sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1));
  const kept = found.slice(0, MOST_FOUND);
  const sum = kept.reduce((total, { weight }) => total + weight, 0);
  return kept.map((alternative) => ({ ...alternative, weight: alternative.weight / sum }));
}
