/** Cuts papers into the numbers of their words, one after the other, into lists that many papers share. */
import { LONGEST_FIELD, NAME_END, type PaperTexts, repositoryWords } from "@/lib/search/paper-words";
import { ABSTRACT_MASK, NAME_BIT, TITLE_MASK, TITLE_SHIFT } from "@/lib/search/postings";
import { withRoom } from "@/lib/search/sums";
import { createWordNumbers } from "@/lib/search/word-numbers";

/** Where the words of a paper are in the lists of a TextCutter, `to` exclusive. */
export interface Cut {
  /** In `numbers`. */
  from: number;
  to: number;
  /** In `words` and `counts`. */
  wordsFrom: number;
  wordsTo: number;
  titleWords: number;
  abstractWords: number;
}

export interface CutLists {
  /** Words of one paper after the other, segment after segment as wordsOfPaper gives them, each closed by 0. */
  numbers: Uint32Array;
  /** Words that each paper is to be found by, each once, in no order; `counts` as countsOfWords gives them. */
  words: Uint32Array;
  counts: Uint8Array;
}

export interface TextCutter {
  cut(texts: PaperTexts): Cut;
  /** The lists as they are; cutting more may replace them. */
  lists(): CutLists;
  /** Words from a number on, in their order; the first of all has number 1. */
  wordsFrom(number: number): string[];
}

const FIRST_ROOM = 1 << 14;

export function createTextCutter(): TextCutter {
  const words = createWordNumbers();
  const lists: CutLists = {
    numbers: new Uint32Array(FIRST_ROOM),
    words: new Uint32Array(FIRST_ROOM),
    counts: new Uint8Array(FIRST_ROOM),
  };
  let length = 0;
  let wordsLength = 0;
  /** Counts of the words of the paper at hand; words that have none yet are noted in `lists.words` when they get some. */
  let met = new Uint8Array(FIRST_ROOM);

  function add(number: number): void {
    if (length === lists.numbers.length)
      lists.numbers = withRoom(lists.numbers, length, (room) => new Uint32Array(room));
    lists.numbers[length++] = number;
  }

  function countsSoFar(number: number): number {
    if (number >= met.length) met = withRoom(met, number, (room) => new Uint8Array(room));
    const counts = met[number] ?? 0;
    if (counts === 0) {
      if (wordsLength === lists.words.length)
        lists.words = withRoom(lists.words, wordsLength, (room) => new Uint32Array(room));
      lists.words[wordsLength++] = number;
    }
    return counts;
  }

  function countInTitle(number: number): void {
    const counts = countsSoFar(number);
    met[number] = (counts & TITLE_MASK) === TITLE_MASK ? counts : counts + (1 << TITLE_SHIFT);
  }

  function countInAbstract(number: number): void {
    if (words.isStopWord(number)) return;
    const counts = countsSoFar(number);
    met[number] = (counts & ABSTRACT_MASK) === ABSTRACT_MASK ? counts : counts + 1;
  }

  function countInNames(number: number): void {
    const counts = countsSoFar(number);
    met[number] = counts | NAME_BIT;
  }

  const implied: number[] = [];
  const nameEnd = words.numberOf(NAME_END);

  /** Adds a field's words; gives how many count for its length, and leaves those that they imply in `implied`. */
  function addField(text: string, count: (number: number) => void): number {
    let counted = 0;
    const visit = (number: number) => {
      add(number);
      count(number);
      if (!words.isStopWord(number)) counted++;
    };
    words.visit(text, visit, (number) => implied.push(number));
    add(0);
    return Math.min(counted, LONGEST_FIELD);
  }

  function addName(number: number): void {
    add(number);
    countInNames(number);
  }

  function addImplied(from: number, to: number, count: (number: number) => void): void {
    for (let place = from; place < to; place++) {
      const number = implied[place] ?? 0;
      add(number);
      count(number);
    }
    add(0);
  }

  function endWords(from: number): void {
    if (lists.counts.length < wordsLength)
      lists.counts = withRoom(lists.counts, wordsLength, (room) => new Uint8Array(room));
    for (let place = from; place < wordsLength; place++) {
      const number = lists.words[place] ?? 0;
      lists.counts[place] = met[number] ?? 0;
      met[number] = 0;
    }
  }

  return {
    cut({ title, abstract, names, repositories }) {
      const from = length;
      const wordsFrom = wordsLength;
      implied.length = 0;
      const titleWords = addField(title, countInTitle);
      const ofTitle = implied.length;
      const abstractWords = addField(abstract, countInAbstract);
      for (const name of names) {
        words.visit(name, addName);
        addName(nameEnd);
      }
      for (const repository of repositories)
        for (const word of repositoryWords(repository)) addName(words.numberOf(word));
      add(0);
      addImplied(0, ofTitle, countInTitle);
      addImplied(ofTitle, implied.length, countInAbstract);
      endWords(wordsFrom);
      return { from, to: length, wordsFrom, wordsTo: wordsLength, titleWords, abstractWords };
    },
    lists: () => lists,
    wordsFrom: words.wordsFrom,
  };
}
