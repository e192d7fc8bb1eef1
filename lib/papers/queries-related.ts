/** Papers related to a paper, each with the reason. */
import type { Db } from "@/lib/db";
import { findAbstracts, findCards } from "@/lib/papers/queries-card";
import { findReasons, type RelatedPaper } from "@/lib/papers/related";
import type { PaperView, TopicRef } from "@/lib/papers/views";
import { findNearest, findPapersLike } from "@/lib/search/ask";
import type { SimilarPaper } from "@/lib/search/similar";

/** Below this cosine two papers have words in common and no subject. */
const LEAST_SCORE = 0.08;
const LEAST_SHARED = 2;

async function withReasons(
  db: Db,
  similar: SimilarPaper[],
  text: { title: string; abstract: string },
  topics: readonly TopicRef[],
): Promise<RelatedPaper[]> {
  const near = similar.filter(({ score, shared }) => score >= LEAST_SCORE && shared.length >= LEAST_SHARED);
  const ids = near.map(({ id }) => id);
  const [cards, abstracts] = [await findCards(db, ids), await findAbstracts(db, ids)];
  const found = cards.flatMap((card) => {
    const shared = near.find(({ id }) => id === card.id)?.shared;
    const other = { title: card.title, abstract: abstracts.get(card.id) ?? "" };
    return shared === undefined ? [] : [{ card, shared, other }];
  });
  const reasons = findReasons(text, found);
  return found.flatMap(({ card }, i) => {
    const phrases = reasons[i] ?? [];
    if (phrases.length > 0) return [{ paper: card, shares: phrases }];
    const slugs = new Set(topics.map(({ slug }) => slug));
    const both = card.topics.filter(({ slug }) => slugs.has(slug));
    return [{ paper: card, shares: both.slice(0, 2).map(({ name }) => name) }];
  });
}

/** The papers nearest to a paper by what title and abstract are about, nearest first, each with the reason. */
export async function findRelated(
  db: Db,
  paper: Pick<PaperView, "id" | "title" | "abstract" | "topics">,
  limit: number,
): Promise<RelatedPaper[]> {
  return withReasons(db, await findNearest(db, paper.id, limit), paper, paper.topics);
}

/** The papers nearest to any text, nearest first; [] when no paper has its words. */
export async function findPapersLikeText(db: Db, text: string, limit: number): Promise<RelatedPaper[]> {
  return withReasons(db, await findPapersLike(db, text, limit), { title: "", abstract: text }, []);
}
