/** Papers related to a paper, each with the reason. */
import type { Db } from "@/lib/db";
import { findBriefCards } from "@/lib/papers/queries-card";
import { findReasons, type RelatedPaper } from "@/lib/papers/related";
import type { PaperView, TopicRef } from "@/lib/papers/views";
import { findNearest, findPapersLike } from "@/lib/search/ask";
import type { SimilarPaper } from "@/lib/search/similar";

/** Below this cosine two papers have words in common and no subject. */
const LEAST_SCORE = 0.08;
const LEAST_SHARED = 2;
/** Topics in common that are named where no words are. */
const TOPICS_NAMED = 2;

/** Names of the first topics that each of these papers has in common with the topics given. */
async function findTopicsInCommon(
  db: Db,
  ids: readonly number[],
  topics: readonly TopicRef[],
): Promise<Map<number, string[]>> {
  const names = new Map<number, string[]>(ids.map((id) => [id, []]));
  if (ids.length === 0 || topics.length === 0) return names;
  const rows = await db.$queryRawUnsafe<{ paper: number; name: string }[]>(
    `SELECT pt.paperId AS paper, t.name AS name FROM PaperTopic pt JOIN Topic t ON t.slug = pt.topicSlug
     WHERE pt.paperId IN (SELECT value FROM json_each(?)) AND pt.topicSlug IN (SELECT value FROM json_each(?))
     ORDER BY pt.score DESC, t.slug`,
    JSON.stringify(ids),
    JSON.stringify(topics.map(({ slug }) => slug)),
  );
  for (const { paper, name } of rows) {
    const named = names.get(paper);
    if (named && named.length < TOPICS_NAMED) named.push(name);
  }
  return names;
}

async function withReasons(
  db: Db,
  similar: SimilarPaper[],
  text: { title: string; abstract: string },
  topics: readonly TopicRef[],
): Promise<RelatedPaper[]> {
  const near = similar.filter(({ score, shared }) => score >= LEAST_SCORE && shared.length >= LEAST_SHARED);
  const cards = await findBriefCards(
    db,
    near.map(({ id }) => id),
  );
  const compared = cards.map(({ card, abstract }) => {
    const shared = near.find(({ id }) => id === card.id)?.shared ?? [];
    return { shared, other: { title: card.title, abstract } };
  });
  const phrases = findReasons(text, compared);
  const wordless = cards.flatMap(({ card }, i) => (phrases[i]?.length === 0 ? card.id : []));
  const names = await findTopicsInCommon(db, wordless, topics);
  return cards.map(({ card }, i) => ({ paper: card, shares: names.get(card.id) ?? phrases[i] ?? [] }));
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
