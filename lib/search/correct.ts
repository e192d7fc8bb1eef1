/**
 * Misspelt words and what was likely meant: weighted Damerau-Levenshtein distance over the words of the catalogue.
 * F. J. Damerau, "A technique for computer detection and correction of spelling errors", CACM 7(3), 1964; restricted edit
 * distance with costs by what fingers and memory get wrong: swapped and doubled letters, neighbouring keys and vowels cost
 * less, a first letter costs more.
 */

const KEY_ROWS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
const VOWELS = "aeiouy";
const LETTERS = 26;
const CODE_A = 97;
/** Longest word that is compared. */
const LONGEST = 40;
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

const isLatin = (code: number): boolean => code >= CODE_A && code < CODE_A + LETTERS;

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

/** Words to choose from, with what rules most of them out at a glance. Filled by addWord. */
export interface Vocabulary {
  words: string[];
  /** Letters that occur, one bit each. */
  letters: Int32Array;
  /** Pairs of neighbouring letters that occur, hashed to 64 bits. */
  pairs: Int32Array;
  otherPairs: Int32Array;
  lengths: Uint8Array;
}

export function createVocabulary(): Vocabulary {
  return {
    words: [],
    letters: new Int32Array(1024),
    pairs: new Int32Array(1024),
    otherPairs: new Int32Array(1024),
    lengths: new Uint8Array(1024),
  };
}

function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (isLatin(code)) letters |= 1 << (code - CODE_A);
  }
  return letters;
}

/** Neighbouring letters, with the ends of the word, hashed to 64 bits: two words of 32. */
function pairsOf(word: string): [number, number] {
  let first = 0;
  let second = 0;
  let before = 0;
  for (let i = 0; i <= word.length; i++) {
    const code = i < word.length ? word.charCodeAt(i) & 31 : 0;
    const hash = (before * 37 + code * 11) % 61;
    if (hash < 32) first |= 1 << hash;
    else second |= 1 << (hash - 32);
    before = code;
  }
  return [first, second];
}

function popCount(bits: number): number {
  let x = bits - ((bits >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return (((x + (x >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** Only words of three and more letters, and nothing but letters, are ever meant. */
export const canBeMeant = (word: string): boolean => /^\p{L}{3,}$/u.test(word);

function grow<T extends Int32Array | Uint8Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}

export function addWord(vocabulary: Vocabulary, word: string): void {
  if (!canBeMeant(word)) return;
  const at = vocabulary.words.push(word) - 1;
  if (at >= vocabulary.lengths.length) {
    vocabulary.letters = grow(vocabulary.letters, new Int32Array(at * 2));
    vocabulary.pairs = grow(vocabulary.pairs, new Int32Array(at * 2));
    vocabulary.otherPairs = grow(vocabulary.otherPairs, new Int32Array(at * 2));
    vocabulary.lengths = grow(vocabulary.lengths, new Uint8Array(at * 2));
  }
  const [first, second] = pairsOf(word);
  vocabulary.pairs[at] = first;
  vocabulary.otherPairs[at] = second;
  vocabulary.letters[at] = lettersOf(word);
  vocabulary.lengths[at] = Math.min(255, word.length);
}

/** A word that may have been meant; weights of the alternatives of one typed word sum to 1. */
export interface Alternative {
  word: string;
  cost: number;
  weight: number;
}

/** How much one mistake counts against frequency: likelihood is exp(-MISTAKE * cost) * papers ^ FREQUENCY. */
const MISTAKE = 3.2;
const FREQUENCY = 0.55;

const mostCost = (length: number): number => (length <= 4 ? 1.05 : length <= 6 ? 2 : length <= 8 ? 2.2 : 2.8);

/**
 * Known words near a typed one, likeliest first, up to `limit`. `papersOf` says how many papers have a word; 0 drops it.
 */
export function findAlternatives(
  vocabulary: Vocabulary,
  typed: string,
  papersOf: (word: string) => number,
  limit = 12,
): Alternative[] {
  const length = typed.length;
  const letters = lettersOf(typed);
  const slack = length >= 9 ? 3 : length <= 4 ? 1 : 2;
  const most = mostCost(length);
  const [pairs, otherPairs] = pairsOf(typed);
  const lostPairs = length >= 8 ? 6 : length >= 5 ? 5 : 4;
  const found: Alternative[] = [];
  const { words } = vocabulary;
  for (let i = 0; i < words.length; i++) {
    const difference = (vocabulary.lengths[i] ?? 0) - length;
    if (difference > slack || difference < -slack) continue;
    const other = vocabulary.letters[i] ?? 0;
    if (popCount(letters & ~other) > slack || popCount(other & ~letters) > slack) continue;
    const lost =
      popCount(pairs & ~(vocabulary.pairs[i] ?? 0)) + popCount(otherPairs & ~(vocabulary.otherPairs[i] ?? 0));
    if (lost > lostPairs) continue;
    const word = words[i] ?? "";
    const cost = typingCost(typed, word, most);
    if (cost > most || word === typed) continue;
    const papers = papersOf(word);
    if (papers > 0) found.push({ word, cost, weight: Math.exp(-MISTAKE * cost) * (1 + papers) ** FREQUENCY });
  }
  found.sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1));
  const kept = found.slice(0, limit);
  const sum = kept.reduce((total, { weight }) => total + weight, 0);
  return kept.map((alternative) => ({ ...alternative, weight: alternative.weight / sum }));
}
