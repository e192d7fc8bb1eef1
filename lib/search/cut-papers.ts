/**
 * Papers as the index is to know them, in a form that one thread can hand to another: words as numbers of their own. What
 * is about to be saved can be cut ahead; it counts only where the rows come to hold the very same texts, so that nobody
 * has to tell what became of it.
 */
import type { PaperFacts } from "@/lib/search/columns";
import type { Connection } from "@/lib/search/connection";
import { type Cut, type CutLists, createTextCutter } from "@/lib/search/cut-texts";
import type { PaperTexts } from "@/lib/search/paper-words";
import { type PaperRows, readPaperRows } from "@/lib/search/searched-paper";

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

export interface CutPaper extends Pick<PaperRows, "organization" | "topics"> {
  id: number;
  facts: Omit<PaperFacts, "organization" | "topics">;
  /** Where its numbers, and its words, end in the lists of its range; they begin where those of the one before end. */
  to: number;
  wordsTo: number;
}

/** Papers of one range; those that are gone are left out. */
export interface CutRange extends CutLists {
  ids: number[];
  /** Words that the ranges before did not name, in order; the first of all has number 1. */
  newWords: string[];
  papers: CutPaper[];
}

/** A function from ids, which rise, to their papers, cut by somebody else meanwhile. */
export type PaperCutter = (ids: number[]) => AsyncIterable<CutRange>;

/** So many papers at most are cut ahead, and none where there are more: they would take too much memory. */
const MOST_AHEAD = 8_000;

function isSame(a: PaperTexts, b: PaperTexts): boolean {
  return (
    a.title === b.title &&
    a.abstract === b.abstract &&
    a.names.length === b.names.length &&
    a.names.every((name, place) => name === b.names[place]) &&
    a.repositories.length === b.repositories.length &&
    a.repositories.every(({ owner, name }, place) => {
      const other = b.repositories[place];
      return owner === other?.owner && name === other.name;
    })
  );
}

interface FoundPaper {
  id: number;
  rows: PaperRows;
  cut: Cut;
}

/** The cuts in lists of their own, one after the other, with where each ends. */
function gather(cuts: readonly Cut[], lists: CutLists): { own: CutLists; ends: { to: number; wordsTo: number }[] } {
  const own = {
    numbers: new Uint32Array(cuts.reduce((sum, { from, to }) => sum + to - from, 0)),
    words: new Uint32Array(cuts.reduce((sum, { wordsFrom, wordsTo }) => sum + wordsTo - wordsFrom, 0)),
    counts: new Uint8Array(cuts.reduce((sum, { wordsFrom, wordsTo }) => sum + wordsTo - wordsFrom, 0)),
  };
  let to = 0;
  let wordsTo = 0;
  const ends = cuts.map((cut) => {
    own.numbers.set(lists.numbers.subarray(cut.from, cut.to), to);
    own.words.set(lists.words.subarray(cut.wordsFrom, cut.wordsTo), wordsTo);
    own.counts.set(lists.counts.subarray(cut.wordsFrom, cut.wordsTo), wordsTo);
    to += cut.to - cut.from;
    wordsTo += cut.wordsTo - cut.wordsFrom;
    return { to, wordsTo };
  });
  return { own, ends };
}

export interface PaperCutting {
  /** Cuts a paper that is about to be saved. */
  cutAhead(texts: PaperTexts): void;
  /** Reads and cuts papers, whose ids rise, range by range. */
  cutPapers(connection: Connection, ids: readonly number[]): Generator<CutRange>;
}

/** The papers of a range with their cuts, which are in `lists`. */
function toRange(ids: number[], found: readonly FoundPaper[], lists: CutLists): Omit<CutRange, "newWords"> {
  const { own, ends } = gather(
    found.map(({ cut }) => cut),
    lists,
  );
  const papers = found.map(({ id, rows: { facts, organization, topics }, cut }, place) => {
    const { titleWords, abstractWords } = cut;
    const { to, wordsTo } = ends[place] ?? { to: 0, wordsTo: 0 };
    return { id, organization, topics, facts: { titleWords, abstractWords, ...facts }, to, wordsTo };
  });
  return { ids, papers, ...own };
}

export function createPaperCutting(): PaperCutting {
  let cutter = createTextCutter();
  /** By title. */
  const ahead = new Map<string, { texts: PaperTexts; cut: Cut }>();
  let isTooMuch = false;

  function cutOf(texts: PaperTexts): Cut {
    const known = ahead.get(texts.title);
    return known !== undefined && isSame(known.texts, texts) ? known.cut : cutter.cut(texts);
  }

  return {
    cutAhead(texts) {
      if (isTooMuch) return;
      isTooMuch = ahead.size >= MOST_AHEAD;
      if (isTooMuch) ahead.clear();
      else ahead.set(texts.title, { texts, cut: cutter.cut(texts) });
    },
    *cutPapers(connection, ids) {
      let named = 1;
      if (ahead.size === 0) cutter = createTextCutter();
      for (const range of inRanges(ids)) {
        const read = readPaperRows(connection, range[0] ?? 0, range.at(-1) ?? 0);
        const found = range.flatMap((id) => {
          const rows = read.get(id);
          return rows === undefined ? [] : { id, rows, cut: cutOf(rows.texts) };
        });
        const newWords = cutter.wordsFrom(named);
        named += newWords.length;
        yield { newWords, ...toRange(range, found, cutter.lists()) };
      }
    },
  };
}
