/** Finds the phrases of all topics in one pass over a text. */
import { parsePhrase } from "@/lib/topics/phrase";
import type { Taxonomy } from "@/lib/topics/taxonomy";
import { hasCapital, normaliseWord, scanWords } from "@/lib/topics/words";

/** A phrase of one topic, by their places in the taxonomy. */
export type PhraseEntry = { topic: number; text: string; weight: number };

type Node = { next: Map<number, Node>; phrases: number[] };

/** How long the beginning in a pattern such as `robot*` may be, in letters. */
const STEM_LENGTHS = { min: 2, max: 24 };
const CACHED_WORDS = 50_000;

export type Matcher = {
  phrases: readonly PhraseEntry[];
  /**
   * Calls `onMatch` with the index of each phrase found in a text. Within one topic the leftmost, longest phrase
   * wins and no word counts twice; topics do not hinder each other.
   */
  scan: (text: string, onMatch: (phrase: number) => void) => void;
};

/** Compiles the phrases of a taxonomy into a trie over words. */
export function createMatcher(taxonomy: Taxonomy): Matcher {
  const phrases: PhraseEntry[] = taxonomy.topics.flatMap((topic, index) =>
    topic.phrases.map((phrase) => ({ topic: index, ...phrase })),
  );
  const symbols = new Map<string, number>();
  const root = buildTrie(phrases, symbols);
  const symbolsOf = createWordReader(symbols);

  const freeFrom = new Int32Array(taxonomy.topics.length);
  const bestEnd = new Int32Array(taxonomy.topics.length);
  const bestPhrase = new Int32Array(taxonomy.topics.length);
  const touched: number[] = [];

  function walk(node: Node, words: readonly (readonly number[])[], at: number): void {
    for (const index of node.phrases) {
      const topic = phrases[index]?.topic ?? 0;
      if (bestEnd[topic] === 0) touched.push(topic);
      if (at > (bestEnd[topic] ?? 0)) {
        bestEnd[topic] = at;
        bestPhrase[topic] = index;
      }
    }
    const here = words[at];
    if (here === undefined || node.next.size === 0) return;
    for (const symbol of here) {
      const next = node.next.get(symbol);
      if (next !== undefined) walk(next, words, at + 1);
    }
  }

  function scan(text: string, onMatch: (phrase: number) => void): void {
    const words: (readonly number[])[] = [];
    scanWords(
      text,
      (word) => words.push(symbolsOf(word)),
      () => words.push(NONE),
    );
    freeFrom.fill(0);
    for (let at = 0; at < words.length; at++) {
      if (words[at] === NONE) continue;
      walk(root, words, at);
      for (const topic of touched) {
        const end = bestEnd[topic] ?? 0;
        if (at >= (freeFrom[topic] ?? 0)) {
          freeFrom[topic] = end;
          onMatch(bestPhrase[topic] ?? 0);
        }
        bestEnd[topic] = 0;
      }
      touched.length = 0;
    }
  }
  return { phrases, scan };
}

const NONE: readonly number[] = [];

function buildTrie(phrases: readonly PhraseEntry[], symbols: Map<string, number>): Node {
  const root: Node = { next: new Map(), phrases: [] };
  for (const [index, phrase] of phrases.entries()) {
    for (const keys of parsePhrase(phrase.text) ?? []) {
      let node = root;
      for (const key of keys) {
        const symbol = symbols.get(key) ?? symbols.size;
        symbols.set(key, symbol);
        const next = node.next.get(symbol) ?? { next: new Map(), phrases: [] };
        node.next.set(symbol, next);
        node = next;
      }
      node.phrases.push(index);
    }
  }
  return root;
}

/** A function from a word as written to the symbols it may stand for; it remembers words it has seen. */
function createWordReader(symbols: ReadonlyMap<string, number>): (word: string) => readonly number[] {
  const cache = new Map<string, readonly number[]>();
  return (word) => {
    const known = cache.get(word);
    if (known !== undefined) return known;
    if (cache.size >= CACHED_WORDS) cache.clear();
    const found = keysOf(word).flatMap((key) => symbols.get(key) ?? []);
    const result = found.length === 0 ? NONE : found;
    // A copy: a slice would keep the whole text it was cut from in memory.
    cache.set(Array.from(word).join(""), result);
    return result;
  };
}

function keysOf(word: string): string[] {
  const form = normaliseWord(word);
  const keys = [form];
  if (hasCapital(word)) keys.push(`=${word}`, `=${word.replace(/s$/, "")}`);
  const longest = Math.min(form.length, STEM_LENGTHS.max);
  for (let length = STEM_LENGTHS.min; length <= longest; length++) keys.push(`${form.slice(0, length)}*`);
  return [...new Set(keys)];
}
