/** Which papers satisfy what a query demands: sets for conditions, fields, phrases, OR, minus. */
import { setImmediate as nextTurn } from "node:timers/promises";
import { type Bits, createBits, hasBit, intersect, setBit, subtract, unite } from "@/lib/search/bits";
import { EXISTS, HAS_CODE, HAS_PROJECT, UNKNOWN } from "@/lib/search/columns";
import { prepared } from "@/lib/search/connection";
import { postingsOfStem, postingsOfWord, type SearchIndex } from "@/lib/search/full-text";
import { ABSTRACT, encodeWords, NAMES, TITLE } from "@/lib/search/paper-words";
import { ABSTRACT_MASK, NAME_BIT, type Postings, TITLE_MASK } from "@/lib/search/postings";
import type { Comparison, Condition, Field, QueryNode } from "@/lib/search/query";
import type { Resolved } from "@/lib/search/resolve";
import { tokenise } from "@/lib/search/tokenise";

const DAY_MS = 86_400_000;
const MASKS: Record<Field, number> = { title: TITLE_MASK, abstract: ABSTRACT_MASK, author: NAME_BIT };
const SEGMENT: Record<Field, number> = { title: TITLE, abstract: ABSTRACT, author: NAMES };
/** Papers whose words are read at one go before others get their turn. */
const PAPERS_PER_TURN = 4_000;
const PHRASES_KEPT = 32;

/** Days since 1970-01-01 of `YYYY-MM-DD`. */
export const dayNumber = (day: string): number => Math.floor(Date.parse(day) / DAY_MS);

/** `YYYY-MM-DD` of days since 1970-01-01. */
export const dayText = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** Every paper. */
export function allPapers(index: SearchIndex): Bits {
  return papersWhere(index, () => true);
}

function papersWhere(index: SearchIndex, holds: (paper: number) => boolean): Bits {
  const { flags, capacity } = index.columns;
  const bits = createBits(capacity);
  for (let paper = 0; paper < capacity; paper++)
    if (((flags[paper] ?? 0) & EXISTS) !== 0 && holds(paper)) setBit(bits, paper);
  return bits;
}

function addPostings(bits: Bits, { papers, counts }: Postings, mask: number): void {
  for (let i = 0; i < papers.length; i++) if (((counts[i] ?? 0) & mask) !== 0) setBit(bits, papers[i] ?? 0);
}

const COMPARE: Record<Comparison, (a: number, b: number) => boolean> = {
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  "=": (a, b) => a === b,
  ">=": (a, b) => a >= b,
  ">": (a, b) => a > b,
};

/** Organisation labels whose handle has the name in it. */
function organizationsNamed(index: SearchIndex, name: string): Set<number> {
  const found = new Set<number>();
  const wanted = name.toLowerCase();
  for (const [text, id] of index.labelIds)
    if (text.startsWith("org:") && text.slice(4).toLowerCase().includes(wanted)) found.add(id);
  return found;
}

/** Papers of which a condition holds. What is unknown of a paper satisfies no condition. */
export function papersWith(index: SearchIndex, condition: Condition): Bits {
  const { columns } = index;
  switch (condition.kind) {
    case "topic": {
      const label = index.labelIds.get(`topic:${condition.name}`);
      const bits = label === undefined ? undefined : columns.topics.get(label);
      return bits?.slice() ?? createBits(columns.capacity);
    }
    case "org": {
      const labels = organizationsNamed(index, condition.name);
      return papersWhere(index, (paper) => labels.has(columns.organization[paper] ?? 0));
    }
    case "repo": {
      const bits = createBits(columns.capacity);
      const word = prepared<{ id: number }>(index.connection, "SELECT id FROM search_word WHERE word = ?").get(
        `repo:${condition.name}`,
      );
      if (word !== undefined) addPostings(bits, postingsOfWord(index, word.id), NAME_BIT);
      return bits;
    }
    case "has": {
      const flag = condition.what === "code" ? HAS_CODE : HAS_PROJECT;
      return papersWhere(index, (paper) => ((columns.flags[paper] ?? 0) & flag) !== 0);
    }
    case "number": {
      const values = columns[condition.of];
      const compare = COMPARE[condition.is];
      return papersWhere(index, (paper) => {
        const value = values[paper] ?? UNKNOWN;
        return value !== UNKNOWN && compare(value, condition.value);
      });
    }
    case "date": {
      const from = condition.from === null ? UNKNOWN + 1 : dayNumber(condition.from);
      const to = condition.to === null ? Number.POSITIVE_INFINITY : dayNumber(condition.to);
      return papersWhere(index, (paper) => {
        const day = columns.day[paper] ?? UNKNOWN;
        return day !== UNKNOWN && day >= from && day <= to;
      });
    }
  }
}

/** Papers that have every word of a text in a field, each as itself, by its stem, or by what was likely meant. */
export function papersWithWords(index: SearchIndex, resolved: Resolved, field: Field | null): Bits {
  const all = createBits(index.columns.capacity).fill(-1);
  const mask = field === null ? 255 : MASKS[field];
  const positions = new Set(resolved.terms.map(({ position }) => position));
  for (const position of positions) {
    const any = createBits(index.columns.capacity);
    for (const term of resolved.terms) {
      if (term.position === position) addPostings(any, postingsOfStem(index, term.stem), mask);
    }
    intersect(all, any);
  }
  return positions.size === 0 ? createBits(index.columns.capacity) : all;
}

const phrases = new WeakMap<SearchIndex, { version: number; found: Map<string, Bits> }>();

/** Place of a run of words in a paper's stored words, from `at`; -1 for none. A word's bytes begin after a byte below 128. */
function findRun(stored: Buffer, run: Uint8Array, at: number): number {
  for (let found = stored.indexOf(run, at); found !== -1; found = stored.indexOf(run, found + 1))
    if (found === 0 || (stored[found - 1] ?? 0) < 128) return found;
  return -1;
}

function hasRun(stored: Buffer, run: Uint8Array, segments: readonly number[]): boolean {
  for (let found = findRun(stored, run, 0); found !== -1; found = findRun(stored, run, found + 1)) {
    let segment = 0;
    for (let i = 0; i < found; i++) if (stored[i] === 0) segment++;
    if (segments.includes(segment)) return true;
  }
  return false;
}

/**
 * Papers that have the words of a phrase one after another, exactly. Candidates have all its words; their stored words are
 * read some thousands a turn. The sets of the last phrases are kept until the catalogue changes.
 */
export async function papersWithPhrase(index: SearchIndex, text: string, field: Field | null): Promise<Bits> {
  const words = tokenise(text).map(({ word }) => word);
  const key = `${field}:${words.join(" ")}`;
  const kept = phrases.get(index);
  const found = kept?.version === index.version ? kept.found : new Map<string, Bits>();
  if (found !== kept?.found) phrases.set(index, { version: index.version, found });
  const known = found.get(key);
  if (known !== undefined) return known.slice();
  const bits = createBits(index.columns.capacity);
  const ids: number[] = [];
  for (const word of words) {
    const id = prepared<{ id: number }>(index.connection, "SELECT id FROM search_word WHERE word = ?").get(word)?.id;
    if (id === undefined) return bits;
    ids.push(id);
  }
  const mask = field === null ? 255 : MASKS[field];
  const lists = ids.map((id) => postingsOfWord(index, id)).filter(({ papers }) => papers.length > 0);
  if (lists.length === 0) return bits;
  const candidates = createBits(index.columns.capacity).fill(-1);
  for (const list of lists) {
    const having = createBits(index.columns.capacity);
    addPostings(having, list, mask);
    intersect(candidates, having);
  }
  const run = encodeWords([ids]).slice(0, -1);
  const segments = field === null ? [TITLE, ABSTRACT, NAMES] : [SEGMENT[field]];
  const read = prepared<{ words: Buffer }>(index.connection, "SELECT words FROM search_paper WHERE id = ?");
  let turn = 0;
  for (let paper = 0; paper < index.columns.capacity; paper++) {
    if (!hasBit(candidates, paper)) continue;
    const stored = read.get(paper)?.words;
    if (stored !== undefined && hasRun(stored, run, segments)) setBit(bits, paper);
    if (++turn % PAPERS_PER_TURN === 0) await nextTurn();
  }
  found.set(key, bits);
  for (const oldest of found.keys()) {
    if (found.size <= PHRASES_KEPT) break;
    found.delete(oldest);
  }
  return bits.slice();
}

/** What a demand is made of, found beforehand: words resolved and phrases looked up. */
export interface Prepared {
  words: ReadonlyMap<QueryNode, Resolved>;
  phrases: ReadonlyMap<QueryNode, Bits>;
}

/** Papers that satisfy a demand. */
export function papersSatisfying(index: SearchIndex, node: QueryNode, prepared: Prepared): Bits {
  switch (node.kind) {
    case "word": {
      const resolved = prepared.words.get(node);
      return resolved === undefined || resolved.asked === 0
        ? allPapers(index)
        : papersWithWords(index, resolved, node.field);
    }
    case "phrase": {
      const found = prepared.phrases.get(node);
      if (found !== undefined) return found.slice();
      // One too many to be looked up: its words, in any order.
      const resolved = prepared.words.get(node);
      return resolved === undefined || resolved.asked === 0
        ? allPapers(index)
        : papersWithWords(index, resolved, node.field);
    }
    case "condition":
      return papersWith(index, node.condition);
    case "not": {
      const bits = allPapers(index);
      subtract(bits, papersSatisfying(index, node.node, prepared));
      return bits;
    }
    case "all":
    case "any": {
      const [first, ...rest] = node.nodes.map((child) => papersSatisfying(index, child, prepared));
      const bits = first ?? createBits(index.columns.capacity);
      for (const other of rest) (node.kind === "all" ? intersect : unite)(bits, other);
      return bits;
    }
  }
}
