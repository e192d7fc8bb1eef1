/** Words and phrases that titles use more than they did. Pure. */
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

const CLAUSES = /[:;,?!()"“”]|\s[-–—]\s/u;
const WORDS = /[\p{L}\p{N}]+(?:[.'’+][\p{L}\p{N}]+)*/gu;

/** Gives the terms of one to four words of a title, in no order and some of them twice. */
export type TermReader = (title: string, give: (key: string, words: readonly Word[]) => void) => void;

/** Every beginning of these terms, themselves included. */
function beginningsOf(terms: Iterable<string>): Set<string> {
  const beginnings = new Set<string>();
  for (const term of terms) {
    beginnings.add(term);
    for (let end = term.indexOf(" "); end >= 0; end = term.indexOf(" ", end + 1)) beginnings.add(term.slice(0, end));
  }
  return beginnings;
}

/** Reads all terms, or only those `among` these. Remembers each word it met. */
export function createTermReader(among?: { has(term: string): boolean; keys(): Iterable<string> }): TermReader {
  const known = new Map<string, Word>();
  const beginnings = among && beginningsOf(among.keys());
  const wordOf = (written: string): Word => {
    let word = known.get(written);
    if (word === undefined) {
      word = toWord(written);
      known.set(written, word);
    }
    return word;
  };
  return (title, give) => {
    for (const clause of title.split(CLAUSES)) {
      const words = (clause.match(WORDS) ?? []).map(wordOf);
      for (const [start, first] of words.entries()) {
        if (first.isStopWord) continue;
        let key = "";
        let isDull = true;
        for (let end = start; end < Math.min(start + LONGEST, words.length); end++) {
          const word = words[end];
          if (word === undefined) break;
          key = end === start ? word.key : `${key} ${word.key}`;
          isDull &&= word.isDull;
          if (beginnings !== undefined && !beginnings.has(key)) break;
          if (isDull || word.isStopWord || (end === start && !word.isTerm)) continue;
          if (among === undefined || among.has(key)) give(key, words.slice(start, end + 1));
        }
      }
    }
  };
}

/** Terms of one to four words of a title, each once: how they are shown by what they are compared by. */
export function termsOfTitle(title: string, read = createTermReader()): Map<string, string> {
  const terms = new Map<string, string>();
  read(title, (key, words) => terms.set(key, words.map(({ shown }) => shown).join(" ")));
  return terms;
}

/** Titles with each term. */
export type TermCounts = Map<string, number>;

/** Adds the terms of these titles to the counts. */
export function countTerms(counts: TermCounts, titles: readonly string[], read: TermReader): void {
  const met = new Set<string>();
  for (const title of titles) {
    met.clear();
    read(title, (key) => met.add(key));
    for (const term of met) counts.set(term, (counts.get(term) ?? 0) + 1);
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
  const read = createTermReader(wanted);
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
  const [first, second] = [a.split(" "), b.split(" ")];
  const meets = (end: string[], start: string[], by: number) =>
    end.length > by && start.length > by && end.slice(-by).join(" ") === start.slice(0, by).join(" ");
  return [2, LONGEST - 1].some((by) => meets(first, second, by) || meets(second, first, by));
}

const contains = (long: string, short: string) => ` ${long} `.includes(` ${short} `);

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
  countTerms(then, before, createTermReader(now));
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
