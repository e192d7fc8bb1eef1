/** A bonus for neighbouring words of the query that stand close together in a paper, stop words left out on both sides. */
import { informationOf, type SearchIndex } from "@/lib/search/full-text";
import { GAP, type PackedStems } from "@/lib/search/kept-stems";
import { numberAt, widthOf } from "@/lib/search/packed";
import { peekPacked } from "@/lib/search/paper-stems";
import type { Ranked } from "@/lib/search/rank";
import type { Term } from "@/lib/search/resolve";
import type { Steps } from "@/lib/search/turns";

/** Nearness weighs 1, and more in short queries, whose words say less of what is meant: 60 / words². */
const NEAR_WEIGHT = 1;
const NEAR_WEIGHT_SHORT = 60;
const NEAR_WINDOW = 6;
const NEAR_SATURATION = 0.8;
/** Papers that are read and measured in one unit. */
const MEASURED_AT_ONCE = 25;
const FAR = -1_000;

/** Neighbouring words of the query: stems, and how much their nearness is worth. */
export interface Pair {
  first: number;
  second: number;
  worth: number;
}

function neighbours(index: SearchIndex, terms: readonly Term[]): Pair[] {
  const best = new Map<number, Term>();
  for (const term of terms) {
    const known = best.get(term.position);
    if (known === undefined || known.weight < term.weight) best.set(term.position, term);
  }
  const ordered = [...best.values()].sort((a, b) => a.position - b.position);
  return ordered.flatMap((first, i) => {
    const second = ordered[i + 1];
    if (second === undefined || first.stem === second.stem) return [];
    const papers = Math.max(first.stemPapers, second.stemPapers);
    const worth = Math.min(first.weight, second.weight) * informationOf(index.papers, papers);
    return [{ first: first.stem, second: second.stem, worth }];
  });
}

/** Stems are told apart at a glance by so many of their bits. */
const GLANCE = 1_024;

/** Measures how close together pairs stand in papers: what each is worth where they follow each other, less with distance. */
export function createMeasure(pairs: readonly Pair[]): (paper: PackedStems) => number {
  /** Of each stem the sides that it is of, 2 × pair for the first of a pair and one more for the second. */
  const sidesOf = new Map<number, number[]>();
  /** By the last bits of a stem: 0 where none of these stems has them, as is so of most words. */
  const mayBeOf = new Uint8Array(GLANCE);
  const add = (stem: number, side: number): void => {
    sidesOf.set(stem, [...(sidesOf.get(stem) ?? []), side]);
    mayBeOf[stem & (GLANCE - 1)] = 1;
  };
  pairs.forEach(({ first, second }, pair) => {
    add(first, pair * 2);
    add(second, pair * 2 + 1);
  });
  const last = new Int32Array(pairs.length * 2);
  const sums = new Float64Array(pairs.length);

  function meet(sides: readonly number[], at: number): void {
    for (const side of sides) {
      const pair = side >> 1;
      const distance = at - (last[side ^ 1] ?? 0);
      if (distance <= NEAR_WINDOW)
        sums[pair] = (sums[pair] ?? 0) + ((side & 1) === 1 && distance === 1 ? 1 : 0.8 / (1 + distance));
      last[side] = at;
    }
  }

  return ({ bytes, start }) => {
    for (let side = 0; side < last.length; side++) last[side] = FAR;
    for (let pair = 0; pair < sums.length; pair++) sums[pair] = 0;
    let isTitle = true;
    for (let at = start, position = 0; ; position++) {
      const stem = numberAt(bytes, at);
      at += widthOf(stem);
      if (stem === 0) {
        if (!isTitle) break;
        isTitle = false;
        position += GAP - 1;
        continue;
      }
      if (mayBeOf[stem & (GLANCE - 1)] === 0) continue;
      const sides = sidesOf.get(stem);
      if (sides !== undefined) meet(sides, position);
    }
    let bonus = 0;
    for (let pair = 0; pair < pairs.length; pair++) {
      const sum = sums[pair] ?? 0;
      if (sum > 0) bonus += ((pairs[pair]?.worth ?? 0) * sum) / (sum + NEAR_SATURATION);
    }
    return bonus;
  };
}

/** Adds what neighbouring words of the query that stand close together are worth; reads the stems of all papers for it. */
export function* addNearness(index: SearchIndex, ranked: readonly Ranked[], terms: readonly Term[]): Steps<void> {
  const pairs = neighbours(index, terms);
  if (pairs.length === 0) return;
  const words = new Set(terms.map(({ position }) => position)).size;
  const weight = Math.max(NEAR_WEIGHT, NEAR_WEIGHT_SHORT / words ** 2);
  const measure = createMeasure(pairs);
  for (let from = 0; from < ranked.length; from += MEASURED_AT_ONCE) {
    for (const entry of ranked.slice(from, from + MEASURED_AT_ONCE))
      entry.score += weight * measure(peekPacked(index, entry.paper));
    yield;
  }
}
