/** All papers in the orders that lists have, made once for each version of the catalogue. */
import { processWide } from "@/lib/process-wide";
import { type Bits, hasBit } from "@/lib/search/bits";
import { type Columns, EXISTS, UNKNOWN } from "@/lib/search/columns";
import type { Ranked } from "@/lib/search/rank";
import { bestOf } from "@/lib/search/select";

export type ListOrder = "newest" | "upvotes";

/** What orders are made from: the search index at one version. */
export interface Ordered {
  version: number;
  /** How many papers there are. */
  papers: number;
  columns: Columns;
}

/** Ids below it fit beside a day into a number without loss. */
const MOST_PAPERS = 4_194_304;
/** Sets smaller than this part of the catalogue are sorted themselves: walking all papers would take longer. */
const SPARSE = 8;

const scoreOf: Record<ListOrder, (columns: Columns, paper: number) => number> = {
  newest: ({ day }, paper) => day[paper] ?? UNKNOWN,
  upvotes: ({ upvotes, day }, paper) => (upvotes[paper] ?? UNKNOWN) * MOST_PAPERS + Math.max(0, day[paper] ?? 0),
};

/** Papers by a number up to 2³⁰, greatest first; of equal ones the later paper. */
function byNumber(columns: Columns, numberOf: (paper: number) => number): Uint32Array {
  const keys = new Float64Array(columns.capacity);
  let count = 0;
  for (let paper = 0; paper < columns.capacity; paper++)
    if (((columns.flags[paper] ?? 0) & EXISTS) !== 0) keys[count++] = numberOf(paper) * MOST_PAPERS + paper;
  const sorted = keys.subarray(0, count).sort();
  const order = new Uint32Array(count);
  for (let i = 0; i < count; i++) order[count - 1 - i] = (sorted[i] ?? 0) % MOST_PAPERS;
  return order;
}

/** The same papers by upvotes; of equal ones the one that came first stays first. */
function byUpvotes({ upvotes }: Columns, order: Uint32Array): Uint32Array {
  const groups = new Map<number, number[]>();
  for (const paper of order) {
    const votes = upvotes[paper] ?? UNKNOWN;
    const group = groups.get(votes);
    if (group === undefined) groups.set(votes, [paper]);
    else group.push(paper);
  }
  const sorted = new Uint32Array(order.length);
  let at = 0;
  for (const votes of [...groups.keys()].sort((a, b) => b - a))
    for (const paper of groups.get(votes) ?? []) sorted[at++] = paper;
  return sorted;
}

function makeOrder(columns: Columns, order: ListOrder): Uint32Array {
  if (order === "newest") return byNumber(columns, (paper) => (columns.day[paper] ?? UNKNOWN) - UNKNOWN);
  return byUpvotes(
    columns,
    byNumber(columns, (paper) => Math.max(0, columns.day[paper] ?? 0)),
  );
}

const kept = processWide(
  "list orders",
  () => new WeakMap<Ordered, { version: number; orders: Map<ListOrder, Uint32Array> }>(),
);

function orderOf(index: Ordered, order: ListOrder): Uint32Array {
  let known = kept.get(index);
  if (known?.version !== index.version) {
    known = { version: index.version, orders: new Map() };
    kept.set(index, known);
  }
  let papers = known.orders.get(order);
  if (papers === undefined) {
    papers = makeOrder(index.columns, order);
    known.orders.set(order, papers);
  }
  return papers;
}

/** Of the papers of a set of `total` in an order, those at the places `start` to `end`, counted from 0, end exclusive. */
export function placesOf(
  index: Ordered,
  papers: Bits,
  total: number,
  order: ListOrder,
  { start, end }: { start: number; end: number },
): Ranked[] {
  const { columns } = index;
  const score = scoreOf[order];
  const rank = (paper: number): Ranked => ({ paper, score: score(columns, paper) });
  if (total * SPARSE < index.papers || columns.capacity > MOST_PAPERS)
    return bestOf(papers, end, (paper) => score(columns, paper)).slice(start);
  const all = orderOf(index, order);
  if (total === all.length) return Array.from(all.subarray(start, end), rank);
  const found: Ranked[] = [];
  let place = 0;
  for (const paper of all) {
    if (place === end) break;
    if (!hasBit(papers, paper)) continue;
    if (place >= start) found.push(rank(paper));
    place += 1;
  }
  return found;
}

/** The first `count` papers of a set of `total` in an order. */
export function firstOf(index: Ordered, papers: Bits, total: number, order: ListOrder, count: number): Ranked[] {
  return placesOf(index, papers, total, order, { start: 0, end: count });
}
