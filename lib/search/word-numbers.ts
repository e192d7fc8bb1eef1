/** Words by numbers of their own, for thousands of papers at a time: most words of a text then make no string. */
import { STOP_WORDS } from "@/lib/search/stop-words";
import { withRoom } from "@/lib/search/sums";
import { createWordScanner, type PlacedWords, visitImpliedWords } from "@/lib/search/tokenise";

export interface WordNumbers {
  /** The number of a word, from 1 on; 0 of the empty one. */
  numberOf(word: string): number;
  isStopWord(number: number): boolean;
  /** Words from a number on, in their order. */
  wordsFrom(number: number): string[];
  /** Visits the numbers of a text's words, as `tokenise` gives them; then, where asked, of those that they imply. */
  visit(text: string, onWord: (number: number) => void, onImplied?: (number: number) => void): void;
}

export function createWordNumbers(): WordNumbers {
  const numbers = new Map<string, number>();
  const texts = [""];
  let stops = new Uint8Array(1024);
  function numberOf(word: string): number {
    if (word === "") return 0;
    const known = numbers.get(word);
    if (known !== undefined) return known;
    const number = texts.push(word) - 1;
    numbers.set(word, number);
    stops = withRoom(stops, number, (length) => new Uint8Array(length));
    stops[number] = STOP_WORDS.has(word) ? 1 : 0;
    return number;
  }
  const scan = createWordScanner(numberOf);
  const placed: PlacedWords = { length: 0, words: [], starts: [], ends: [] };
  return {
    numberOf,
    isStopWord: (number) => stops[number] === 1,
    wordsFrom: (number) => texts.slice(number),
    visit(text, onWord, onImplied) {
      placed.length = 0;
      scan(text, (number, start, end) => {
        onWord(number);
        const place = placed.length++;
        placed.words[place] = texts[number] ?? "";
        placed.starts[place] = start;
        placed.ends[place] = end;
      });
      if (onImplied !== undefined) visitImpliedWords(text, placed, (word) => onImplied(numberOf(word)));
    },
  };
}
