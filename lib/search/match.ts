/** Which papers satisfy what a query demands: sets for conditions, fields, phrases, OR, minus. */
import { processWide } from "@/lib/process-wide";
import { type Bits, createBits, intersect, setBit, subtract, unite } from "@/lib/search/bits";
import { piecesOfStem, piecesOfWord } from "@/lib/search/cached-postings";
import { EXISTS, HAS_CODE, HAS_PROJECT, UNKNOWN } from "@/lib/search/columns";
import { prepared } from "@/lib/search/connection";
import type { SearchIndex } from "@/lib/search/full-text";
import { forEachPosting, type Pieces } from "@/lib/search/pieces";
import { ABSTRACT_MASK, NAME_BIT, TITLE_MASK } from "@/lib/search/postings";
import type { Comparison, Condition, Field, QueryNode } from "@/lib/search/query";
import type { Resolved } from "@/lib/search/resolve";
import type { Steps } from "@/lib/search/turns";

const DAY_MS = 86_400_000;
const MASKS: Record<Field, number> = { title: TITLE_MASK, abstract: ABSTRACT_MASK, author: NAME_BIT };

/** The counts of a posting that say its word is in a field; null: in any. */
export const maskOf = (field: Field | null): number => (field === null ? 255 : MASKS[field]);

/** Days since 1970-01-01 of `YYYY-MM-DD`. */
export const dayNumber = (day: string): number => Math.floor(Date.parse(day) / DAY_MS);

/** `YYYY-MM-DD` of days since 1970-01-01. */
export const dayText = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

const everyPaper = processWide("every paper", () => new WeakMap<SearchIndex, { version: number; papers: Bits }>());

/** Every paper, as a set of the caller's own. */
export function allPapers(index: SearchIndex): Bits {
  let known = everyPaper.get(index);
  if (known?.version !== index.version) {
    known = { version: index.version, papers: papersWhere(index, () => true) };
    everyPaper.set(index, known);
  }
  return known.papers.slice();
}

function papersWhere(index: SearchIndex, holds: (paper: number) => boolean): Bits {
  const { flags, capacity } = index.columns;
  const bits = createBits(capacity);
  for (let i = 0; i < bits.length; i++) {
    let word = 0;
    for (let bit = 0; bit < 32; bit++) {
      const paper = (i << 5) + bit;
      if (((flags[paper] ?? 0) & EXISTS) !== 0 && holds(paper)) word |= 1 << bit;
    }
    bits[i] = word;
  }
  return bits;
}

/** Adds the papers of postings whose counts have a bit of `mask`. */
export function addPostings(bits: Bits, pieces: Pieces, mask: number): void {
  forEachPosting(pieces, (paper, counts) => {
    if ((counts & mask) !== 0) setBit(bits, paper);
  });
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
      if (word !== undefined) addPostings(bits, piecesOfWord(index, word.id), NAME_BIT);
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
function* papersWithWords(index: SearchIndex, resolved: Resolved, field: Field | null): Steps<Bits> {
  const all = createBits(index.columns.capacity).fill(-1);
  const mask = maskOf(field);
  const positions = new Set(resolved.terms.map(({ position }) => position));
  for (const position of positions) {
    const any = createBits(index.columns.capacity);
    for (const term of resolved.terms) {
      if (term.position !== position) continue;
      addPostings(any, piecesOfStem(index, term.stem), mask);
      yield;
    }
    intersect(all, any);
  }
  return positions.size === 0 ? createBits(index.columns.capacity) : all;
}

/** What a demand is made of, found beforehand: words resolved and phrases looked up. */
export interface Prepared {
  words: ReadonlyMap<QueryNode, Resolved>;
  phrases: ReadonlyMap<QueryNode, Bits>;
}

/** Papers that satisfy a demand. */
export function* papersSatisfying(index: SearchIndex, node: QueryNode, prepared: Prepared): Steps<Bits> {
  yield;
  switch (node.kind) {
    case "word": {
      const resolved = prepared.words.get(node);
      return resolved === undefined || resolved.asked === 0
        ? allPapers(index)
        : yield* papersWithWords(index, resolved, node.field);
    }
    case "phrase": {
      const found = prepared.phrases.get(node);
      if (found !== undefined) return found.slice();
      // One too many to be looked up: its words, in any order.
      const resolved = prepared.words.get(node);
      return resolved === undefined || resolved.asked === 0
        ? allPapers(index)
        : yield* papersWithWords(index, resolved, node.field);
    }
    case "condition":
      return papersWith(index, node.condition);
    case "not": {
      const bits = allPapers(index);
      subtract(bits, yield* papersSatisfying(index, node.node, prepared));
      return bits;
    }
    case "all":
    case "any": {
      let bits: Bits | null = null;
      for (const child of node.nodes) {
        const other: Bits = yield* papersSatisfying(index, child, prepared);
        if (bits === null) bits = other;
        else (node.kind === "all" ? intersect : unite)(bits, other);
      }
      return bits ?? createBits(index.columns.capacity);
    }
  }
}
