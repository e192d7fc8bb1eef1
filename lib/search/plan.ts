/** From what a reader typed to what it asks for, in terms of the catalogue. */
import type { Bits } from "@/lib/search/bits";
import type { SearchIndex } from "@/lib/search/full-text";
import type { Prepared } from "@/lib/search/match";
import { papersWithPhrases } from "@/lib/search/phrases";
import { parseQuery, type Query, type QueryNode } from "@/lib/search/query";
import { type Correction, keepRarest, type Resolved, resolveWords, type Term } from "@/lib/search/resolve";
import type { Steps } from "@/lib/search/turns";

interface Asked {
  q: string;
  /** The last word is still being typed: papers with words that begin so count. */
  typing: boolean;
  /** Words as typed, without correction. */
  exact: boolean;
}

/** All nodes of a query below and beside its plain words, each once. */
function demandsOf(nodes: readonly QueryNode[]): QueryNode[] {
  return nodes.flatMap((node) => {
    if (node.kind === "not") return [node, ...demandsOf([node.node])];
    return node.kind === "all" || node.kind === "any" ? [node, ...demandsOf(node.nodes)] : [node];
  });
}

const isWish = (node: QueryNode): boolean => node.kind === "word" && node.field === null;

/** Words and phrases that a paper is sought by, not kept out by. */
function soughtNodes(nodes: readonly QueryNode[]): QueryNode[] {
  return nodes.flatMap((node) => {
    if (node.kind === "all" || node.kind === "any") return soughtNodes(node.nodes);
    return node.kind === "word" || node.kind === "phrase" ? [node] : [];
  });
}

/** What a query asks for, in terms of the catalogue. */
export interface Plan {
  query: Query;
  wished: Resolved;
  /** Terms of the wish and of the demands, for ranking and marking. */
  terms: Term[];
  corrections: Correction[];
  prepared: Prepared;
  demands: QueryNode[];
}

/** Reads a query and finds its words and phrases in the catalogue. */
export function* makePlan(index: SearchIndex, request: Asked): Steps<Plan> {
  const query = parseQuery(request.q);
  const wishes = query.nodes.filter(isWish);
  const text = wishes.map((node) => (node.kind === "word" ? node.text : "")).join(" ");
  const demands = query.nodes.filter((node) => !isWish(node));
  const typing = request.typing && query.nodes.at(-1) === wishes.at(-1) && !/\s$/.test(request.q);
  const { exact } = request;
  let wished = yield* resolveWords(index, text, { exact, typing, stopWords: false });
  const isOnlyStopWords = wished.asked === 0 && text !== "" && demands.length === 0;
  if (isOnlyStopWords) wished = yield* resolveWords(index, text, { exact: true, typing, stopWords: true });
  const nested = demandsOf(demands);
  const words = new Map<QueryNode, Resolved>();
  for (const node of nested) {
    if (node.kind === "word") {
      const stopWords = node.field === "author";
      words.set(node, yield* resolveWords(index, node.text, { exact, typing: false, stopWords }));
    } else if (node.kind === "phrase")
      words.set(node, yield* resolveWords(index, node.text, { exact: true, typing: false, stopWords: false }));
  }
  const phrases: ReadonlyMap<QueryNode, Bits> = yield* papersWithPhrases(index, nested);
  const sought = soughtNodes(demands).flatMap((node) => words.get(node) ?? []);
  const shifted = sought.flatMap((resolved, i) =>
    resolved.terms.map((term) => ({ ...term, position: term.position + 1_000 * (i + 1) })),
  );
  return {
    query,
    wished,
    terms: keepRarest(index, [...wished.terms, ...shifted]),
    corrections: [...wished.corrections, ...sought.flatMap((resolved) => resolved.corrections)],
    prepared: { words, phrases },
    demands,
  };
}
