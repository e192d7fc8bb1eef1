/** From what a reader typed to what it asks for, in terms of the catalogue. */
import type { Bits } from "@/lib/search/bits";
import type { Vocabulary } from "@/lib/search/correct";
import { readIndex, type SearchIndex } from "@/lib/search/full-text";
import { type Prepared, papersWithPhrase } from "@/lib/search/match";
import { parseQuery, type Query, type QueryNode } from "@/lib/search/query";
import { type Correction, type Resolved, resolveWords, type Term } from "@/lib/search/resolve";
import { loadVocabulary } from "@/lib/search/vocabulary";

/** Phrases of one query that are looked up as such: each reads the stored words of all papers that have its words. */
const MOST_PHRASES = 8;

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

/** Reads a query and finds its words in the catalogue; loads the vocabulary where a word needs correction. */
export async function makePlan(
  index: SearchIndex,
  request: Asked,
  vocabulary: Vocabulary | null = null,
): Promise<Plan> {
  const query = parseQuery(request.q);
  const wishes = query.nodes.filter(isWish);
  const text = wishes.map((node) => (node.kind === "word" ? node.text : "")).join(" ");
  const demands = query.nodes.filter((node) => !isWish(node));
  const isTyping = request.typing && query.nodes.at(-1) === wishes.at(-1) && !/\s$/.test(request.q);
  const nested = demandsOf(demands);
  const { wished, words } = readIndex(index, () => {
    const options = { exact: request.exact, typing: isTyping, stopWords: false };
    const plain = resolveWords(index, text, vocabulary, options);
    const isOnlyStopWords = plain.asked === 0 && text !== "" && demands.length === 0;
    return {
      wished: isOnlyStopWords ? resolveWords(index, text, null, { ...options, stopWords: true }) : plain,
      words: new Map<QueryNode, Resolved>(
        nested.flatMap((node) =>
          node.kind === "word"
            ? [
                [
                  node,
                  resolveWords(index, node.text, vocabulary, {
                    ...options,
                    typing: false,
                    stopWords: node.field === "author",
                  }),
                ],
              ]
            : node.kind === "phrase"
              ? [[node, resolveWords(index, node.text, null, { ...options, typing: false, exact: true })]]
              : [],
        ),
      ),
    };
  });
  if (vocabulary === null && [wished, ...words.values()].some(({ needsVocabulary }) => needsVocabulary))
    return makePlan(index, request, await loadVocabulary(index));
  const phrases = new Map<QueryNode, Bits>();
  for (const node of nested)
    if (node.kind === "phrase" && phrases.size < MOST_PHRASES)
      phrases.set(node, await papersWithPhrase(index, node.text, node.field));
  const sought = soughtNodes(demands).flatMap((node) => words.get(node) ?? []);
  const shifted = sought.flatMap((resolved, i) =>
    resolved.terms.map((term) => ({ ...term, position: term.position + 1_000 * (i + 1) })),
  );
  return {
    query,
    wished,
    terms: [...wished.terms, ...shifted],
    corrections: [...wished.corrections, ...sought.flatMap((resolved) => resolved.corrections)],
    prepared: { words, phrases },
    demands,
  };
}
