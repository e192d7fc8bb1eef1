/** Papers that have words one after another. */
import { processWide } from "@/lib/process-wide";
import { type Bits, createBits, forEachBit, hasBit, intersect, setBit, unite } from "@/lib/search/bits";
import { piecesOfWord } from "@/lib/search/cached-postings";
import { preparedValue } from "@/lib/search/connection";
import type { SearchIndex } from "@/lib/search/full-text";
import { addPostings, maskOf } from "@/lib/search/match";
import { ABSTRACT, encodeWords, NAMES, TITLE } from "@/lib/search/paper-words";
import type { Pieces } from "@/lib/search/pieces";
import type { Field, QueryNode } from "@/lib/search/query";
import { tokenise } from "@/lib/search/tokenise";
import type { Steps } from "@/lib/search/turns";

type PhraseNode = Extract<QueryNode, { kind: "word" | "phrase" }>;

const SEGMENT: Record<Field, number> = { title: TITLE, abstract: ABSTRACT, author: NAMES };
/** Phrases of one query that are looked up as such. */
const MOST_PHRASES = 8;
/** So many papers together may have the words of the phrases after the first: their stored words are read. */
const MOST_COMPARED = 40_000;
/** Papers of one unit. */
const READ_AT_ONCE = 100;
/** Sets of the last phrases that are kept until the catalogue changes. */
const PHRASES_KEPT = 32;

/** The papers of a phrase, and how many were compared to find them. */
interface Found {
  papers: Bits;
  compared: number;
}

interface Kept {
  version: number;
  found: Map<string, Found>;
}

const keptPhrases = processWide("phrases", () => new WeakMap<SearchIndex, Kept>());

function keptOf(index: SearchIndex): Kept {
  const known = keptPhrases.get(index);
  if (known?.version === index.version) return known;
  const fresh = { version: index.version, found: new Map<string, Found>() };
  keptPhrases.set(index, fresh);
  return fresh;
}

function keep({ found }: Kept, key: string, fresh: Found): void {
  found.set(key, fresh);
  for (const oldest of found.keys()) {
    if (found.size <= PHRASES_KEPT) break;
    found.delete(oldest);
  }
}

/** A phrase to be looked up. */
interface Sought extends Found {
  /** The stored bytes of its words. */
  run: Uint8Array;
  segments: number[];
  /** Papers that have all its words in the field. */
  candidates: Bits;
}

/** Place of a run of words in a paper's stored words, from `at`; -1 for none. A word's bytes begin after a byte below 128. */
function findRun(stored: Buffer, run: Uint8Array, at: number): number {
  for (let found = stored.indexOf(run, at); found !== -1; found = stored.indexOf(run, found + 1))
    if (found === 0 || (stored[found - 1] ?? 0) < 128) return found;
  return -1;
}

function hasRun(stored: Buffer, { run, segments }: Sought): boolean {
  for (let found = findRun(stored, run, 0); found !== -1; found = findRun(stored, run, found + 1)) {
    let segment = 0;
    for (let i = 0; i < found; i++) if (stored[i] === 0) segment++;
    if (segments.includes(segment)) return true;
  }
  return false;
}

const keyOf = ({ text, field }: PhraseNode): string =>
  `${field}:${tokenise(text)
    .map(({ word }) => word)
    .join(" ")}`;

/** What is to be read for a phrase. Nothing can be found of one with an unknown word or of stop words alone. */
function* prepare(index: SearchIndex, { text, field }: PhraseNode): Steps<Sought> {
  const { capacity } = index.columns;
  const findId = preparedValue<number>(index.connection, "SELECT id FROM search_word WHERE word = ?");
  const ids = tokenise(text).map(({ word }) => findId.get(word));
  const lists: Pieces[] = [];
  for (const id of ids) {
    const pieces = id === undefined ? null : piecesOfWord(index, id);
    if (pieces !== null && pieces.blocks.length > 0) lists.push(pieces);
    yield;
  }
  const candidates = createBits(capacity);
  if (lists.length > 0 && !ids.includes(undefined)) {
    candidates.fill(-1);
    for (const list of lists) {
      const having = createBits(capacity);
      addPostings(having, list, maskOf(field));
      intersect(candidates, having);
      yield;
    }
  }
  let compared = 0;
  forEachBit(candidates, () => {
    compared++;
  });
  return {
    run: encodeWords([ids.map((id) => id ?? 0)]).slice(0, -1),
    segments: field === null ? [TITLE, ABSTRACT, NAMES] : [SEGMENT[field]],
    candidates,
    papers: createBits(capacity),
    compared,
  };
}

/** Reads the stored words of each candidate once for all phrases. */
function* compare(index: SearchIndex, phrases: readonly Sought[]): Steps<void> {
  if (phrases.length === 0) return;
  const { capacity } = index.columns;
  const read = preparedValue<Buffer>(index.connection, "SELECT words FROM search_paper WHERE id = ?");
  const any = createBits(capacity);
  for (const { candidates } of phrases) unite(any, candidates);
  let unit = 0;
  for (let paper = 0; paper < capacity; paper++) {
    if (!hasBit(any, paper)) continue;
    const stored = read.get(paper);
    for (const phrase of phrases)
      if (stored !== undefined && hasBit(phrase.candidates, paper) && hasRun(stored, phrase))
        setBit(phrase.papers, paper);
    if (++unit % READ_AT_ONCE === 0) yield;
  }
}

/**
 * The papers of each phrase, its words one after another exactly. Of many phrases only the first are looked up: eight, or
 * fewer where their words are in so many papers that reading these would take long. Others are not in the answer.
 */
export function* papersWithPhrases(index: SearchIndex, nodes: readonly QueryNode[]): Steps<Map<QueryNode, Bits>> {
  const kept = keptOf(index);
  const found = new Map<string, Found>();
  const keys = new Map<QueryNode, string>();
  const sought = new Map<string, Sought>();
  let compared = 0;
  for (const node of nodes) {
    if (node.kind !== "phrase" || keys.size === MOST_PHRASES) continue;
    const key = keyOf(node);
    let phrase = found.get(key) ?? kept.found.get(key);
    if (phrase === undefined) {
      const fresh = yield* prepare(index, node);
      sought.set(key, fresh);
      phrase = fresh;
    }
    if (!found.has(key)) {
      if (compared > 0 && compared + phrase.compared > MOST_COMPARED) {
        sought.delete(key);
        break;
      }
      compared += phrase.compared;
      found.set(key, phrase);
    }
    keys.set(node, key);
  }
  yield* compare(index, [...sought.values()]);
  for (const [key, { papers, compared }] of sought) keep(kept, key, { papers, compared });
  const answer = new Map<QueryNode, Bits>();
  for (const [node, key] of keys) {
    const papers = found.get(key)?.papers;
    if (papers !== undefined) answer.set(node, papers.slice());
  }
  return answer;
}
