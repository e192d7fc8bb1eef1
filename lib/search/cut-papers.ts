/** Papers as the index is to know them, in a form that one thread can hand to another: words as numbers of their own. */
import type { Connection } from "@/lib/search/connection";
import { readSearchedPapers, type SearchedPaper } from "@/lib/search/searched-paper";

/** Papers read at one go, and how far apart their ids may lie. */
const RANGE_PAPERS = 256;
const WIDEST_GAP = 8;

/** Runs of ids, which rise, that are read together. */
export function* inRanges(papers: readonly number[]): Generator<number[]> {
  let start = 0;
  for (let i = 1; i <= papers.length; i++) {
    const goesOn = (papers[i] ?? Number.POSITIVE_INFINITY) - (papers[i - 1] ?? 0) <= WIDEST_GAP;
    if (goesOn && i - start < RANGE_PAPERS) continue;
    yield papers.slice(start, i);
    start = i;
  }
}

export interface CutPaper extends Omit<SearchedPaper, "words"> {
  id: number;
  /** Words by number, segment after segment, each closed by 0. */
  numbers: Uint32Array;
}

/** Papers of one range; those that are gone are left out. */
export interface CutRange {
  ids: number[];
  /** Words met for the first time, in order; the first of all has number 1. */
  newWords: string[];
  papers: CutPaper[];
}

/** A function from ids, which rise, to their papers, cut by somebody else meanwhile. */
export type PaperCutter = (ids: number[]) => AsyncIterable<CutRange>;

/** Reads and cuts papers, whose ids rise, range by range. */
export function* cutPapers(connection: Connection, ids: readonly number[]): Generator<CutRange> {
  const numbers = new Map<string, number>();
  for (const range of inRanges(ids)) {
    const newWords: string[] = [];
    const numberOf = (word: string): number => {
      const known = numbers.get(word);
      if (known !== undefined) return known;
      numbers.set(word, numbers.size + 1);
      newWords.push(word);
      return numbers.size;
    };
    const read = readSearchedPapers(connection, range[0] ?? 0, range.at(-1) ?? 0);
    const papers = range.flatMap((id) => {
      const paper = read.get(id);
      if (paper === undefined) return [];
      const { words, ...rest } = paper;
      const list: number[] = [];
      for (const segment of words) {
        for (const word of segment) list.push(numberOf(word));
        list.push(0);
      }
      return [{ id, ...rest, numbers: Uint32Array.from(list) }];
    });
    yield { ids: range, newWords, papers };
  }
}
