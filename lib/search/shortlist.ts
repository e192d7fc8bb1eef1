/** The words of the catalogue by what they are made of: which of them look so much like a typed one that they are compared. */
import { countBitsOf } from "@/lib/search/bits";

/** Longest word that is compared. */
export const LONGEST = 40;
const LETTERS = 26;
const CODE_A = 97;
/** Pairs that one mistake changes: three by a swap. */
const PAIRS_OF_MISTAKE = 3;

/** Known words of one length, with what rules most of them out at a glance. */
interface Bucket {
  length: number;
  size: number;
  /** The words one after the other, a byte a letter: as strings they would take four times as much. */
  bytes: Buffer;
  /** Words with letters that are no byte (beyond ISO 8859-1), by their place. */
  wide: Map<number, string>;
  /** For each 32 words 26 numbers, one a letter: which of them have it, one bit a word. */
  letters: Int32Array;
  /** Pairs of neighbouring letters that occur, hashed to 64 bits: two numbers a word. */
  pairs: Int32Array;
}

/** Words to choose from, by their length. Filled by addWord. */
export type Vocabulary = Bucket[];

export const isLatin = (code: number): boolean => code >= CODE_A && code < CODE_A + LETTERS;

function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (isLatin(code)) letters |= 1 << (code - CODE_A);
  }
  return letters;
}

/** Pairs of neighbouring letters and of the ends with nothing, as two times 32 bits. */
function pairsOf(word: string): [number, number] {
  const bits: [number, number] = [0, 0];
  let before = 0;
  for (let i = 0; i <= word.length; i++) {
    const code = i < word.length ? word.charCodeAt(i) & 31 : 0;
    const hash = (before * 37 + code * 11) % 61;
    if (hash < 32) bits[0] |= 1 << hash;
    else bits[1] |= 1 << (hash - 32);
    before = code;
  }
  return bits;
}

/** Only words of three and more letters, and nothing but letters, are ever meant. */
export const canBeMeant = (word: string): boolean => word.length <= LONGEST && /^\p{L}{3,}$/u.test(word);

const newBucket = (length: number): Bucket => ({
  ...{ length, size: 0, bytes: Buffer.alloc(0), wide: new Map() },
  ...{ letters: new Int32Array(0), pairs: new Int32Array(0) },
});

/** Room for half as many words more, 32 at least. */
function widen(bucket: Bucket): void {
  const { length, size, bytes, letters, pairs } = bucket;
  const room = size + Math.max(32, (size >> 6) << 5);
  bucket.bytes = Buffer.alloc(room * length);
  bucket.letters = new Int32Array((room >> 5) * LETTERS);
  bucket.pairs = new Int32Array(room * 2);
  bytes.copy(bucket.bytes);
  bucket.letters.set(letters);
  bucket.pairs.set(pairs);
}

function keepText(bucket: Bucket, at: number, word: string): void {
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code > 255) {
      bucket.wide.set(at, word);
      return;
    }
    bucket.bytes[at * bucket.length + i] = code;
  }
}

const textAt = ({ length, bytes, wide }: Bucket, at: number): string =>
  wide.get(at) ?? bytes.toString("latin1", at * length, (at + 1) * length);

export function addWord(vocabulary: Vocabulary, word: string): void {
  if (!canBeMeant(word)) return;
  const bucket = vocabulary[word.length] ?? newBucket(word.length);
  vocabulary[word.length] = bucket;
  if (bucket.size * 2 >= bucket.pairs.length) widen(bucket);
  const { size: at, letters, pairs } = bucket;
  bucket.size += 1;
  keepText(bucket, at, word);
  pairs.set(pairsOf(word), at * 2);
  const base = (at >> 5) * LETTERS;
  for (let rest = lettersOf(word); rest !== 0; rest &= rest - 1) {
    const letter = base + 31 - Math.clz32(rest & -rest);
    letters[letter] = (letters[letter] ?? 0) | (1 << (at & 31));
  }
}

/**
 * Which of the 32 words whose letters begin at `base` have more than `most` (3 at most) of some letters, or with `flip` -1
 * lack more than so many of them: one bit a word.
 */
function haveMore(letters: Int32Array, base: number, some: Uint8Array, most: number, flip: 0 | -1): number {
  // A counter of two bits for each word, that begins so high that it overflows with one too many.
  let ones = most === 3 || most === 1 ? 0 : -1;
  let twos = most >= 2 ? 0 : -1;
  let over = 0;
  for (let i = 0; i < some.length; i++) {
    const counted = (letters[base + (some[i] ?? 0)] ?? 0) ^ flip;
    const carried = ones & counted;
    ones ^= counted;
    over |= twos & carried;
    twos ^= carried;
  }
  return over;
}

const mostLetters = (length: number): number => (length >= 9 ? 3 : length <= 4 ? 1 : 2);
const mostPairs = (length: number): number => (length >= 8 ? 6 : length >= 5 ? 5 : 4);
const ALPHABET = Uint8Array.from({ length: LETTERS }, (_, letter) => letter);

/** All words, those of one length in the order in which they were added. */
export const wordsOf = (vocabulary: Vocabulary): string[] =>
  vocabulary.flatMap((bucket) => Array.from({ length: bucket.size }, (_, at) => textAt(bucket, at)));

/**
 * Words that share most letters and pairs with a typed one: those one mistake away at most, and the others, which are many
 * and seldom asked for.
 */
export function shortlist(vocabulary: Vocabulary, typed: string): { near: string[]; far: () => string[] } {
  const typedLetters = lettersOf(typed);
  const own = ALPHABET.filter((letter) => ((typedLetters >> letter) & 1) === 1);
  const others = ALPHABET.filter((letter) => ((typedLetters >> letter) & 1) === 0);
  const [low, high] = pairsOf(typed);
  const slack = mostLetters(typed.length);
  const most = mostPairs(typed.length);
  const near: string[] = [];
  const places: [Bucket, number][] = [];
  for (let length = typed.length - slack; length <= typed.length + slack; length++) {
    const bucket = vocabulary[length];
    if (bucket === undefined) continue;
    const { size, letters, pairs } = bucket;
    for (let first = 0, base = 0; first < size; first += 32, base += LETTERS) {
      let like = ~haveMore(letters, base, own, slack, -1);
      if (like !== 0) like &= ~haveMore(letters, base, others, slack, 0);
      for (; like !== 0; like &= like - 1) {
        const at = first + 31 - Math.clz32(like & -like);
        const otherLow = pairs[at * 2] ?? 0;
        const otherHigh = pairs[at * 2 + 1] ?? 0;
        const lost = countBitsOf(low & ~otherLow) + countBitsOf(high & ~otherHigh);
        if (lost > most) continue;
        const gained = countBitsOf(otherLow & ~low) + countBitsOf(otherHigh & ~high);
        if (gained > most) continue;
        if (lost <= PAIRS_OF_MISTAKE && gained <= PAIRS_OF_MISTAKE) near.push(textAt(bucket, at));
        else places.push([bucket, at]);
      }
    }
  }
  return { near, far: () => places.map(([bucket, at]) => textAt(bucket, at)) };
}
