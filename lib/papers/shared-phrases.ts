/** Phrases of stems that papers share, where they stand in texts. Pure. */
import { recalledStem } from "@/lib/search/stem";
import { visitWords } from "@/lib/search/tokenise";
import { Beginnings } from "@/lib/search/wanted-words";

/** Stems that are looked for, and their numbers from 1 on. */
export type Numbers = ReadonlyMap<string, number>;

/** Of a word that continues no phrase. */
const NOWHERE = -2;
const SPACE = 0x20;
const HYPHEN = 0x2d;

/** Visits a phrase: the numbers of its stems as digits, and its place in UTF-16 units, `end` exclusive. */
type VisitPhrase = (key: number, start: number, end: number) => void;

/**
 * Visits each phrase of one to three words that all have one of the stems, with nothing but a space or a hyphen between
 * them, in the order of their ends. `base` is greater than every number.
 */
export function visitPhrases(text: string, numbers: Numbers, base: number, visit: VisitPhrase): void {
  const beginnings = new Beginnings();
  for (const stem of numbers.keys()) beginnings.add(stem);
  /** Where the word before ends, and the phrases that end with it: of one word, and of two. */
  let endBefore = NOWHERE;
  let single = 0;
  let singleStart = 0;
  let double = 0;
  let doubleStart = 0;
  visitWords(
    text,
    (word, start, end) => {
      const number = numbers.get(recalledStem(word));
      const between = text.charCodeAt(endBefore);
      const isJoined = start === endBefore + 1 && (between === SPACE || between === HYPHEN);
      endBefore = number === undefined ? NOWHERE : end;
      if (number === undefined) return;
      if (!isJoined) [single, double] = [0, 0];
      visit(number, start, end);
      if (single !== 0) visit(single * base + number, singleStart, end);
      if (double !== 0) visit(double * base + number, doubleStart, end);
      [double, doubleStart] = [single === 0 ? 0 : single * base + number, singleStart];
      [single, singleStart] = [number, start];
    },
    (source, start, end) => {
      if (beginnings.mayBegin(source, start, end)) return false;
      endBefore = NOWHERE;
      return true;
    },
  );
}

/** A phrase of a text: where it is written, each time. */
export interface Phrase {
  stems: string[];
  starts: number[];
  ends: number[];
}

/** The stems of a phrase by its key. */
function stemsOf(key: number, base: number, stems: readonly string[]): string[] {
  const rest = Math.floor(key / base);
  const last = stems[(key % base) - 1] ?? "";
  return rest === 0 ? [last] : [...stemsOf(rest, base, stems), last];
}

/** Every such phrase of a text by its key, in no order. */
export function findPhrases(text: string, numbers: Numbers, base: number): Map<number, Phrase> {
  const stems = [...numbers.keys()];
  const phrases = new Map<number, Phrase>();
  visitPhrases(text, numbers, base, (key, start, end) => {
    const known = phrases.get(key);
    if (known === undefined) phrases.set(key, { stems: stemsOf(key, base, stems), starts: [start], ends: [end] });
    else {
      known.starts.push(start);
      known.ends.push(end);
    }
  });
  return phrases;
}
