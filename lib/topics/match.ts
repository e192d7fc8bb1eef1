/** Finds the phrases of all topics in one pass over a text. */
import { parsePhrase } from "@/lib/topics/phrase";
import type { Taxonomy } from "@/lib/topics/taxonomy";
import { hasCapital, normaliseWord, scanWords } from "@/lib/topics/words";
import { copyOf, createWordTable } from "@/lib/word-table";

/** A phrase of one topic, by the topic's place in the taxonomy. */
export type PhraseEntry = { topic: number; text: string; weight: number };

/** A step in the trie over words: where each further word leads, and which phrases end here. */
type Node = { next: Map<string, Node>; phrases: number[] };

/** What a word of a text may stand for: its keys, and the steps that phrases beginning with it take. */
type Word = { keys: readonly string[]; starts: readonly Node[] };

/** How many letters the beginning in a pattern such as `robot*` has at least. */
const SHORTEST_BEGINNING = 2;
const CACHED_WORDS = 50_000;
const NOWHERE: readonly Node[] = [];
const UNKNOWN: Word = { keys: [], starts: NOWHERE };

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
  const { root, keys } = buildTrie(phrases);
  const readWords = createReader(root, keys);
  const topicOf = Int32Array.from(phrases, (phrase) => phrase.topic);

  const freeFrom = new Int32Array(taxonomy.topics.length);
  const bestEnd = new Int32Array(taxonomy.topics.length);
  const bestPhrase = new Int32Array(taxonomy.topics.length);
  const touched: number[] = [];

  /** Follows the phrases that reach `node` with the word before `at`, noting the longest of each topic. */
  function walk(node: Node, words: readonly Word[], at: number): void {
    for (const phrase of node.phrases) {
      const topic = topicOf[phrase] ?? 0;
      if (bestEnd[topic] === 0) touched.push(topic);
      if (at > (bestEnd[topic] ?? 0)) {
        bestEnd[topic] = at;
        bestPhrase[topic] = phrase;
      }
    }
    const word = words[at];
    if (word === undefined || node.next.size === 0) return;
    for (const key of word.keys) {
      const next = node.next.get(key);
      if (next !== undefined) walk(next, words, at + 1);
    }
  }

  function scan(text: string, onMatch: (phrase: number) => void): void {
    const words = readWords(text);
    freeFrom.fill(0);
    for (let at = 0; at < words.length; at++) {
      const starts = words[at]?.starts ?? NOWHERE;
      if (starts.length === 0) continue;
      for (const start of starts) walk(start, words, at + 1);
      for (const topic of touched) {
        if (at >= (freeFrom[topic] ?? 0)) {
          freeFrom[topic] = bestEnd[topic] ?? 0;
          onMatch(bestPhrase[topic] ?? 0);
        }
        bestEnd[topic] = 0;
      }
      touched.length = 0;
    }
  }
  return { phrases, scan };
}

function buildTrie(phrases: readonly PhraseEntry[]): { root: Node; keys: ReadonlySet<string> } {
  const root: Node = { next: new Map(), phrases: [] };
  const keys = new Set<string>();
  for (const [index, phrase] of phrases.entries()) {
    for (const reading of parsePhrase(phrase.text) ?? []) {
      let node = root;
      for (const key of reading) {
        keys.add(key);
        const next = node.next.get(key) ?? { next: new Map(), phrases: [] };
        node.next.set(key, next);
        node = next;
      }
      node.phrases.push(index);
    }
  }
  return { root, keys };
}

/** A function from a text to what its words may stand for; it remembers the words it has seen. */
function createReader(root: Node, keys: ReadonlySet<string>): (text: string) => readonly Word[] {
  const cache = createWordTable<Word>();
  const beginnings = beginningsOf(keys);
  function readWord(word: string): Word {
    const form = normaliseWord(word);
    const whole = hasCapital(word) ? [`=${word}`, `=${word.replace(/s$/, "")}`, form] : [form];
    const begun = (beginnings.get(form.slice(0, SHORTEST_BEGINNING)) ?? []).filter(({ start }) =>
      form.startsWith(start),
    );
    const own = [...new Set(whole.filter((key) => keys.has(key))), ...begun.map(({ key }) => key)];
    if (own.length === 0) return UNKNOWN;
    return { keys: own, starts: own.flatMap((key) => root.next.get(key) ?? []) };
  }
  return (text) => {
    const words: Word[] = [];
    scanWords(
      text,
      (start, end) => {
        let known = cache.get(text, start, end);
        if (known === undefined) {
          const word = copyOf(text.slice(start, end));
          known = readWord(word);
          if (cache.size >= CACHED_WORDS) cache.clear();
          cache.add(word, known);
        }
        words.push(known);
      },
      () => words.push(UNKNOWN),
    );
    return words;
  };
}

/** The patterns such as `robot*` among the keys, by their first letters, the shorter first. */
function beginningsOf(keys: ReadonlySet<string>): Map<string, { start: string; key: string }[]> {
  const beginnings = new Map<string, { start: string; key: string }[]>();
  for (const key of [...keys].filter((each) => each.endsWith("*")).sort((a, b) => a.length - b.length)) {
    const start = key.slice(0, -1);
    const first = start.slice(0, SHORTEST_BEGINNING);
    beginnings.set(first, [...(beginnings.get(first) ?? []), { start, key }]);
  }
  return beginnings;
}
