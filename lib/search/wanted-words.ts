/** Finding words that were asked for in running text, in any form. */
import { recalledStem, stemWord } from "@/lib/search/stem";
import { STOP_WORDS } from "@/lib/search/stop-words";
import { visitWords } from "@/lib/search/tokenise";

/** A word that was asked for, folded, and how much it tells. */
export interface Mark {
  word: string;
  weight: number;
}

/** A place in a text, in UTF-16 units, `end` exclusive. */
export interface Match {
  start: number;
  end: number;
  stem: string;
  weight: number;
}

/**
 * How words begin: for each first letter the second letters as bits. Of a letter the five lowest bits count, which are the
 * same for capitals; some words that begin otherwise pass too.
 */
export class Beginnings {
  readonly #seconds = new Int32Array(32);

  /** A stem begins as its word does, by two letters if it has two; one alone may have lost its second (`ies`, `oed`). */
  add(stem: string): void {
    const first = stem.charCodeAt(0) & 31;
    this.#seconds[first] = (this.#seconds[first] ?? 0) | (stem.length === 1 ? -1 : 1 << (stem.charCodeAt(1) & 31));
  }

  /** False of words that neither have one of the stems nor begin one that has. */
  mayBegin(text: string, start: number, end: number): boolean {
    const seconds = this.#seconds[text.charCodeAt(start) & 31] ?? 0;
    return seconds !== 0 && (end - start === 1 || ((seconds >>> (text.charCodeAt(start + 1) & 31)) & 1) !== 0);
  }
}

/** Finds in a text the words that were asked for, in any form, also as two words for one (`pre-training` for `pretraining`). */
export type FindMatches = (text: string) => Match[];

/** The finder of these words. */
export function createFinder(marks: readonly Mark[]): FindMatches {
  const weights = new Map<string, number>();
  const beginnings = new Beginnings();
  /** What a word has in common with the stem at least. */
  const heads: string[] = [];
  for (const { word, weight } of marks) {
    const stem = recalledStem(word);
    weights.set(stem, Math.max(weights.get(stem) ?? 0, weight));
    beginnings.add(stem);
    heads.push(stem.slice(0, Math.max(1, stem.length - 2)));
  }

  return (text) => {
    const matches: Match[] = [];
    /** The word before, where it may be the first of two. */
    let first = "";
    let firstStart = 0;
    let firstEnd = -2;

    const note = (start: number, end: number, stem: string): void => {
      const weight = weights.get(stem);
      if (weight !== undefined) matches.push({ start, end, stem, weight });
    };

    const noteJoined = (joined: string, start: number, end: number): void => {
      if (heads.some((head) => joined.startsWith(head))) note(start, end, stemWord(joined));
    };

    visitWords(
      text,
      (word, start, end) => {
        if (start === firstEnd + 1) noteJoined(first + word, firstStart, end);
        firstEnd = -2;
        if (!beginnings.mayBegin(word, 0, word.length)) return;
        if (!STOP_WORDS.has(word)) note(start, end, recalledStem(word));
        first = word;
        firstStart = start;
        firstEnd = end;
      },
      (source, start, end) => start !== firstEnd + 1 && !beginnings.mayBegin(source, start, end),
    );
    return matches;
  };
}
