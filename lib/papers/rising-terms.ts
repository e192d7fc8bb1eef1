/** Words and phrases that titles use more than they did. Pure. */
import { splitTitle } from "@/lib/papers/title-words";
import type { RisingTerm } from "@/lib/papers/trend-views";
import { STOP_WORDS } from "@/lib/search/stop-words";

const LONGEST = 4;
/** A term in fewer recent titles is chance. */
const LEAST_TITLES = 8;
/** It must have become so much more frequent. */
const LEAST_TIMES = 1.5;
/** Standard deviations the two frequencies must be apart. */
const LEAST_Z = 2.5;
/** Words of titles that say that there is a paper, not what it is about. */
const TITLE_WORDS = new Set(
  `towards toward via using new novel approach approaches method methods paper study framework technical report model
  models beyond rethinking based large language learning data efficient open scalable unified need really better`.split(
    /\s+/,
  ),
);

interface Word {
  /** Lower case, a plural without its `s`. */
  key: string;
  /** As readers expect it within a sentence: `LLM`, `GRPO`, but `agent` for `Agents`. */
  shown: string;
  isStopWord: boolean;
  /** Says nothing of what a paper is about. */
  isDull: boolean;
  /** Is a term by itself. */
  isTerm: boolean;
}

const PLURAL = /^[a-z]{2,}[^s]s$/;
const NO_PLURAL = /(is|us|as)$/;

function keyOf(lower: string): string {
  return PLURAL.test(lower) && !NO_PLURAL.test(lower) ? lower.slice(0, -1) : lower;
}

const TITLE_KEYS = new Set([...TITLE_WORDS].map(keyOf));

function toWord(written: string): Word {
  const lower = written.toLowerCase();
  const key = keyOf(lower);
  const base = written.slice(0, written.length - (lower.length - key.length));
  const isStopWord = STOP_WORDS.has(key);
  const isDull = isStopWord || TITLE_KEYS.has(key);
  const isTerm = !isDull && key.length > 2 && /\p{L}/u.test(key);
  return { key, shown: /\p{Lu}/u.test(base.slice(1)) ? base : key, isStopWord, isDull, isTerm };
}

/** Gives the terms of one to four words of a title, in no order and some of them twice. */
export type TermReader = (title: string, give: (term: string, shown: () => string) => void) => void;

const show = (words: readonly Word[]): string => words.map(({ shown }) => shown).join(" ");

/** Remembers what was made of each written word: a few thousand make up most titles. */
function remembering<T>(make: (written: string) => T): (written: string) => T {
  const known = new Map<string, T>();
  return (written) => {
    const before = known.get(written);
    if (before !== undefined) return before;
    const made = make(written);
    known.set(written, made);
    return made;
  };
}

/** A reader of all terms. */
export function createTermReader(): TermReader {
  const wordOf = remembering(toWord);
  return (title, give) => {
    for (const clause of splitTitle(title)) {
      const words = clause.map(wordOf);
      for (const [start, first] of words.entries()) {
        if (first.isStopWord) continue;
        let key = "";
        let isDull = true;
        for (const [before, word] of words.slice(start, start + LONGEST).entries()) {
          key = before === 0 ? word.key : `${key} ${word.key}`;
          isDull &&= word.isDull;
          if (!isDull && !word.isStopWord && (before > 0 || word.isTerm))
            give(key, () => show(words.slice(start, start + before + 1)));
        }
      }
    }
  };
}

/** Where the words read so far lead: to a term, to longer ones, or both. */
interface Branch {
  term: string | null;
  next: Map<string, Branch>;
}

function growTree(terms: Iterable<string>): Branch {
  const root: Branch = { term: null, next: new Map() };
  for (const term of terms) {
    let branch = root;
    for (const key of term.split(" ")) {
      const next = branch.next.get(key) ?? { term: null, next: new Map() };
      branch.next.set(key, next);
      branch = next;
    }
    branch.term = term;
  }
  return root;
}

/** A reader of these terms alone: most words begin none, and are done with at once. */
export function createReaderOf(terms: Iterable<string>): TermReader {
  const root = growTree(terms);
  const wordOf = remembering((written) => {
    const word = toWord(written);
    return { word, first: root.next.get(word.key) };
  });
  return (title, give) => {
    for (const clause of splitTitle(title)) {
      const words = clause.map(wordOf);
      for (let start = 0; start < words.length; start++) {
        let branch = words[start]?.first;
        for (let end = start + 1; branch !== undefined; end++) {
          if (branch.term !== null) give(branch.term, () => show(words.slice(start, end).map(({ word }) => word)));
          const key = words[end]?.word.key;
          branch = key === undefined ? undefined : branch.next.get(key);
        }
      }
    }
  };
}

/** Terms of one to four words of a title, each once: how they are shown by what they are compared by. */
export function termsOfTitle(title: string, read = createTermReader()): Map<string, string> {
  const terms = new Map<string, string>();
  read(title, (term, shown) => terms.set(term, shown()));
  return terms;
}

/** Titles with each term. */
export type TermCounts = Map<string, number>;

/** Adds the terms of these titles to the counts. */
export function countTerms(counts: TermCounts, titles: readonly string[], read: TermReader): void {
  const met: string[] = [];
  const give = (term: string) => {
    if (met.includes(term)) return;
    met.push(term);
    counts.set(term, (counts.get(term) ?? 0) + 1);
  };
  for (const title of titles) {
    met.length = 0;
    read(title, give);
  }
}

/** Leaves only the terms that stand in enough titles to rise. */
export function dropRareTerms(counts: TermCounts): void {
  for (const [term, count] of counts) if (count < LEAST_TITLES) counts.delete(term);
}

/** How each of these terms is mostly shown in titles. */
function mostlyShown(titles: readonly string[], wanted: ReadonlySet<string>): Map<string, string> {
  const counts = new Map<string, number>();
  const shown = new Map<string, string>();
  const read = createReaderOf(wanted);
  for (const title of titles) {
    for (const [term, text] of termsOfTitle(title, read)) {
      const count = (counts.get(text) ?? 0) + 1;
      counts.set(text, count);
      if (count > (counts.get(shown.get(term) ?? "") ?? 0) || !shown.has(term)) shown.set(term, text);
    }
  }
  return shown;
}

/**
 * Standard score of the difference of two proportions, pooled: how sure it is that `a` of `m` is more than `b` of `n`.
 * https://en.wikipedia.org/wiki/Two-proportion_Z-test
 */
export function proportionScore(a: number, m: number, b: number, n: number): number {
  const pooled = (a + b) / (m + n);
  const deviation = Math.sqrt(pooled * (1 - pooled) * (1 / m + 1 / n));
  return deviation === 0 ? 0 : (a / m - b / n) / deviation;
}

/** True when the end of one is the beginning of the other, by two words or more: parts of one longer phrase. */
function overlaps(a: string, b: string): boolean {
  if (!a.includes(" ") || !b.includes(" ")) return false;
  const [first, second] = [a.split(" "), b.split(" ")];
  if (!first.some((word) => second.includes(word))) return false;
  const meets = (end: string[], start: string[], by: number) =>
    end.length > by && start.length > by && end.slice(-by).join(" ") === start.slice(0, by).join(" ");
  return [2, LONGEST - 1].some((by) => meets(first, second, by) || meets(second, first, by));
}

const contains = (long: string, short: string) => long.includes(short) && ` ${long} `.includes(` ${short} `);

/** Only the surest are compared with each other: each with each. */
const MOST_COMPARED = 300;

interface Rate {
  recent: number;
  before: number;
  times: number | null;
  z: number;
}

function rises({ recent, times, z }: Rate): boolean {
  return recent >= LEAST_TITLES && (times === null || times >= LEAST_TIMES) && z >= LEAST_Z;
}

interface Counted {
  titles: number;
  counts: TermCounts;
}

/**
 * Terms that the recent titles use more than those before, surest first: in at least eight recent titles, at least 1.5
 * times as frequent, and 2.5 standard deviations apart (two-proportion z). A term stays beside a longer one that holds
 * it only if it rises without the titles of that; the longer one stays beside it only if it is surer. Of terms that
 * overlap the surer stays.
 */
export function rankRising(recent: Counted, before: Counted, limit: number): RisingTerm[] {
  if (recent.titles === 0 || before.titles === 0) return [];
  const rate = (count: number, earlier: number): Rate => ({
    recent: count,
    before: earlier,
    times: earlier === 0 ? null : count / recent.titles / (earlier / before.titles),
    z: proportionScore(count, recent.titles, earlier, before.titles),
  });
  const rising = [...recent.counts]
    .map(([term, count]) => ({ term, ...rate(count, before.counts.get(term) ?? 0) }))
    .filter(rises)
    .sort((a, b) => b.z - a.z || (a.term < b.term ? -1 : 1))
    .slice(0, MOST_COMPARED);
  const own = rising.filter(({ term, ...counts }) =>
    rising.every(
      (other) =>
        other.term === term ||
        !contains(other.term, term) ||
        rises(rate(counts.recent - other.recent, counts.before - other.before)),
    ),
  );
  return own
    .filter(({ term, z }) =>
      own.every(
        (other) =>
          other.term === term ||
          (contains(term, other.term) && other.z <= z) ||
          (overlaps(term, other.term) && (other.z < z || (other.z === z && term < other.term))) ||
          !(contains(term, other.term) || overlaps(term, other.term)),
      ),
    )
    .slice(0, limit)
    .map(({ z, ...term }) => term);
}

/** The same from the titles themselves, each term as recent titles mostly write it. */
export function risingTerms(recent: readonly string[], before: readonly string[], limit: number): RisingTerm[] {
  const [now, then]: [TermCounts, TermCounts] = [new Map(), new Map()];
  countTerms(now, recent, createTermReader());
  dropRareTerms(now);
  countTerms(then, before, createReaderOf(now.keys()));
  return showTerms(
    rankRising({ titles: recent.length, counts: now }, { titles: before.length, counts: then }, limit),
    recent,
  );
}

/** Terms as recent titles mostly write them. */
export function showTerms(terms: readonly RisingTerm[], recent: readonly string[]): RisingTerm[] {
  const shown = mostlyShown(recent, new Set(terms.map(({ term }) => term)));
  return terms.map((term) => ({ ...term, term: shown.get(term.term) ?? term.term }));
}
