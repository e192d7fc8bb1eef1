/** The one way to search: from the state of an address to the ids of a page, with counts for everything beside it. */
import type { SqlHandle } from "@/lib/db";
import { type Bits, countBoth, createBits, forEachBit, intersect, setBit, subtract } from "@/lib/search/bits";
import {
  type Dropped,
  type Facets,
  type Filters,
  filterPapers,
  hasFilters,
  NO_FILTERS,
  narrowToTopics,
} from "@/lib/search/facets";
import { hasPending, informationOf, openIndex, type SearchIndex } from "@/lib/search/full-text";
import type { Mark } from "@/lib/search/highlight";
import { indexPending } from "@/lib/search/index-papers";
import { type Found, keepFound, recallFound, searchKey } from "@/lib/search/kept-answers";
import { firstOf, placesOf } from "@/lib/search/list-orders";
import { makeOnce } from "@/lib/search/make-once";
import { wishOf } from "@/lib/search/mass";
import { allPapers, papersSatisfying } from "@/lib/search/match";
import { bestOfRank, listOrderOf, rankPapers } from "@/lib/search/order";
import { makePlan, type Plan } from "@/lib/search/plan";
import { listOperators, type QueryOperator } from "@/lib/search/query";
import { type Choice, scorePapers } from "@/lib/search/rank";
import type { Correction, Term } from "@/lib/search/resolve";
import { borrowScored, reserve, returnScored, type Scored } from "@/lib/search/scored";
import { type Best, createBest } from "@/lib/search/select";
import { tokenise } from "@/lib/search/tokenise";
import { readInTurns, type Steps } from "@/lib/search/turns";

export interface SearchRequest extends Filters {
  q: string;
  sort: "relevance" | "newest" | "upvotes";
  /** From 1. */
  page: number;
  pageSize: number;
  /** The last word is still being typed: papers with words that begin so count. */
  typing: boolean;
  /** Words as typed, without correction. */
  exact: boolean;
}

/** A request for everything: the list of all papers, newest first. */
export const EMPTY_REQUEST: SearchRequest = {
  ...NO_FILTERS,
  q: "",
  sort: "relevance",
  page: 1,
  pageSize: 10,
  typing: false,
  exact: false,
};

export interface SearchAnswer {
  /** The page, best first. Scores compare within one answer only. */
  hits: { id: number; score: number }[];
  total: number;
  /** What was searched for instead of what was typed, or beside it (`isKept`); null when nothing was corrected. */
  correction: { shown: string; original: string; words: Correction[]; isKept: boolean } | null;
  operators: QueryOperator[];
  facets: Facets;
  /** For each filter how many papers more there would be without it. */
  dropped: Dropped[];
  /** What was asked for, as meant: for highlightPaper. */
  marks: Mark[];
  /** One sentence when there is nothing to search for or nothing was found, else null. */
  sentence: string | null;
}

/** Changed papers that one search indexes before it answers; whoever saves them has usually done so. */
const INDEXED_BY_SEARCH = 16;
/** Share of what the query's words tell that a result must have, strictest first: the first that gives ENOUGH counts, else any word. */
const LEAST_MASS = [0.5, 0.3];
const ENOUGH = 50;
/** Results of a search that are kept in their order: of whole lists, as formats ask for them, only the first. */
const LONGEST_KEPT_HEAD = 1_000;

/** Lists the papers of a set, without scores. */
function listPapers(index: SearchIndex, bits: Bits): Scored {
  const scored = borrowScored(index);
  reserve(scored, countBoth(bits, bits));
  forEachBit(bits, (paper) => {
    scored.papers[scored.count++] = paper;
  });
  return scored;
}

/** The papers of a list as a set. */
function setOf(index: SearchIndex, { papers, count }: Scored): Bits {
  const bits = createBits(index.columns.capacity);
  for (let i = 0; i < count; i++) setBit(bits, papers[i] ?? 0);
  return bits;
}

/** Papers that satisfy all demands; null where nothing is demanded. */
function* findDemanded(index: SearchIndex, { demands, prepared }: Plan): Steps<Bits | null> {
  let demanded: Bits | null = null;
  for (const node of demands) {
    if (node.kind === "not" && demanded !== null)
      subtract(demanded, yield* papersSatisfying(index, node.node, prepared));
    else {
      const bits: Bits = yield* papersSatisfying(index, node, prepared);
      if (demanded === null) demanded = bits;
      else intersect(demanded, bits);
    }
  }
  return demanded;
}

interface Candidates {
  scored: Scored;
  /** Those of them that score best; null where all have their scores in `scored`. */
  best: Best | null;
  /** Papers of other topics than those asked for that were left out already. */
  ofOtherTopics: number;
}

/**
 * The papers that the query leaves, scored where it has words to score by: the last wish that demands enough. `newBest`
 * makes what keeps the best where only these are needed, else it gives null.
 */
function* findCandidates(
  index: SearchIndex,
  plan: Plan,
  filters: Filters,
  newBest: () => Best | null,
): Steps<Candidates> {
  const demanded = yield* findDemanded(index, plan);
  function* score(choice: Choice): Steps<Candidates> {
    const best = newBest();
    return { scored: yield* scorePapers(index, plan.terms, choice, demanded, best), best, ofOtherTopics: 0 };
  }
  if (plan.wished.asked === 0) {
    if (plan.terms.length > 0) return yield* score("all");
    const papers = allPapers(index);
    if (demanded !== null) intersect(papers, demanded);
    const ofOtherTopics = narrowToTopics(index, papers, filters);
    return { scored: listPapers(index, papers), best: null, ofOtherTopics };
  }
  if (plan.terms.length === 0) return { scored: borrowScored(index), best: null, ofOtherTopics: 0 };
  const wish = wishOf(index, plan.wished.terms);
  for (const share of LEAST_MASS) {
    const least = share * wish.whole;
    if (least === 0) break;
    const candidates = yield* score({ wish, least });
    if (candidates.scored.count >= ENOUGH) return candidates;
    returnScored(index, candidates.scored);
  }
  return yield* score("any");
}

/** Each asked word once, weighed by how much it tells. */
function marksOf(index: SearchIndex, terms: readonly Term[]): Mark[] {
  const weights = new Map<string, number>();
  for (const { text, stemPapers, weight } of terms) {
    const information = informationOf(index.papers, stemPapers);
    weights.set(text, Math.max(weights.get(text) ?? 0, weight * information));
  }
  return [...weights].map(([word, weight]) => ({ word, weight }));
}

/** The typed text with corrected words put in their places. */
function showCorrected(text: string, corrections: readonly Correction[]): string {
  const meant = new Map(corrections.map((correction) => [correction.typed, correction.meant]));
  let shown = "";
  let done = 0;
  for (const { word, start, end } of tokenise(text)) {
    const right = meant.get(word);
    if (right === undefined || start < done) continue;
    shown += text.slice(done, start) + right;
    done = end;
  }
  return shown + text.slice(done);
}

function sentenceFor(request: SearchRequest, plan: Plan, total: number): string | null {
  if (total > 0) return null;
  if (request.q.trim() !== "" && plan.query.nodes.length === 0)
    return "There is no word in this search: write a word, a name, or an operator such as topic: or has:code.";
  if (plan.demands.length === 0 && plan.wished.asked > 0 && plan.terms.length === 0)
    return "No paper has any of these words.";
  return "No paper matches all of this.";
}

const catchingUp = new WeakSet<SqlHandle>();

/** Indexes a few papers at once, and what is left beside the searches that follow. */
async function catchUp(db: SqlHandle, index: SearchIndex): Promise<void> {
  await indexPending(db, { limit: INDEXED_BY_SEARCH, wait: false });
  if (catchingUp.has(db) || !hasPending(index)) return;
  catchingUp.add(db);
  // A failure is not lost: the next search meets it in the line above.
  const rest = indexPending(db, { wait: false }).catch(() => 0);
  void rest.finally(() => catchingUp.delete(db));
}

/** Results of the page that a request asks for; null where they lie behind what is known. */
function pageOf(index: SearchIndex, request: SearchRequest, found: Found): SearchAnswer | null {
  const { answer, head, inOrder } = found;
  const [start, end] = [(request.page - 1) * request.pageSize, request.page * request.pageSize];
  const isKnown = Math.min(end, answer.total) <= head.length;
  if (!isKnown && inOrder === null) return null;
  const ranked =
    isKnown || inOrder === null
      ? head.slice(start, end)
      : placesOf(index, inOrder.papers, answer.total, inOrder.order, { start, end });
  return { hits: ranked.map(({ paper, score }) => ({ id: paper, score })), ...answer };
}

/** Everything but the page, with the first results up to the page's end. */
function* find(index: SearchIndex, request: SearchRequest): Steps<Found> {
  const plan = yield* makePlan(index, request);
  const end = request.page * request.pageSize;
  const order = listOrderOf(request.sort, plan.terms.length > 0);
  // Filters take papers out after the best are known; lists in another order need no scores.
  const newBest = () => (order !== null ? createBest(0) : hasFilters(request) ? null : bestOfRank(end));
  const { scored, best, ofOtherTopics } = yield* findCandidates(index, plan, request, newBest);
  // Where papers of other topics are gone, topics were the only filters.
  const { facets, dropped } = yield* filterPapers(index, scored, ofOtherTopics > 0 ? NO_FILTERS : request);
  if (ofOtherTopics > 0) dropped.push({ filter: "topics", papers: ofOtherTopics });
  yield;
  const total = scored.count;
  const shown = showCorrected(request.q, plan.corrections);
  const inOrder = order && { order, papers: setOf(index, scored) };
  const head = inOrder
    ? firstOf(index, inOrder.papers, total, inOrder.order, end)
    : yield* rankPapers(index, scored, best, plan.terms, end);
  returnScored(index, scored);
  return {
    answer: {
      total,
      correction:
        plan.corrections.length === 0 || shown === request.q
          ? null
          : {
              shown,
              original: request.q,
              words: plan.corrections,
              isKept: plan.corrections.every(({ isKept }) => isKept),
            },
      operators: listOperators(plan.query),
      facets,
      dropped,
      marks: marksOf(index, plan.terms),
      sentence: sentenceFor(request, plan, total),
    },
    head,
    inOrder,
  };
}

/** The page that a request asks for, of what was found before or is found now. */
function* answer(index: SearchIndex, request: SearchRequest): Steps<SearchAnswer> {
  const known = recallFound(index, request);
  const knownPage = known && pageOf(index, request, known);
  if (knownPage !== null) return knownPage;
  const found = yield* find(index, request);
  const page = pageOf(index, request, found);
  if (page === null) throw new Error("a page of results was not found with its search");
  const isLong = found.head.length > LONGEST_KEPT_HEAD;
  keepFound(index, request, isLong ? { ...found, head: found.head.slice(0, LONGEST_KEPT_HEAD) } : found);
  return page;
}

/**
 * Searches titles, abstracts and names. Total: any text gives results or a sentence. With an empty `q` it is the list of
 * all papers under the filters, newest first unless sorted otherwise. Reads one state of the database, in turns where it
 * takes long; papers that were saved before the call are found.
 */
export async function searchPapers(db: SqlHandle, request: SearchRequest): Promise<SearchAnswer> {
  const index = await openIndex(db);
  if (hasPending(index)) await catchUp(db, index);
  return makeOnce(index, searchKey(request), () => readInTurns(db, index, (state) => answer(state, request)));
}
