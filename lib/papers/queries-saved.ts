/** What the reader's desk asks of the catalogue. */
import type { DbHandle } from "@/lib/db";
import { LINK_ORDER } from "@/lib/papers/queries-card";
import type { SavedFacts } from "@/lib/reader/saved-item";

const SELECT_FACTS = `
SELECT j.value AS asked, json_object(
  'slug', p.slug, 'arxivId', p.arxivId, 'doi', p.doi, 'title', p.title, 'abstract', p.abstract,
  'abstractKind', p.abstractKind, 'authorCount', p.authorCount, 'publishedOn', p.publishedOn,
  'projectPage', p.projectPage, 'upvotes', p.upvotes,
  'authors', (SELECT json_group_array(json_object('name', a.name) ORDER BY pa.position)
    FROM PaperAuthor pa JOIN Author a ON a.id = pa.authorId WHERE pa.paperId = p.id),
  'repository', (SELECT l.url FROM Link l WHERE l.paperId = p.id AND l.kind = 'repository'
    ORDER BY ${LINK_ORDER} LIMIT 1)) AS facts
FROM json_each(?) AS j
LEFT JOIN FormerSlug f ON f.slug = j.value
JOIN Paper p ON p.slug = j.value OR p.id = f.paperId`;

/** The papers at these addresses, present or former, by the address asked for; those that are gone are absent. */
export async function findSavedFacts(db: DbHandle, slugs: readonly string[]): Promise<Record<string, SavedFacts>> {
  const rows = await db.$queryRawUnsafe<{ asked: string; facts: string }[]>(SELECT_FACTS, JSON.stringify(slugs));
  return Object.fromEntries(rows.map(({ asked, facts }) => [asked, JSON.parse(facts) as SavedFacts]));
}

/** When each of these papers entered the catalogue, in milliseconds since 1970, by id. */
export async function findAddedTimes(db: DbHandle, ids: readonly number[]): Promise<Map<number, number>> {
  const rows = await db.$queryRawUnsafe<{ id: number | bigint; createdAt: Date | string }[]>(
    "SELECT p.id, p.createdAt FROM json_each(?) AS j JOIN Paper p ON p.id = j.value",
    JSON.stringify(ids),
  );
  return new Map(rows.map(({ id, createdAt }) => [Number(id), new Date(createdAt).getTime()]));
}

/** Last part of the address of the paper with this identifier, or null. */
export async function findSlugByIdentifier(
  db: DbHandle,
  identifier: { arxivId: string } | { doi: string },
): Promise<string | null> {
  const rows =
    "arxivId" in identifier
      ? await db.$queryRawUnsafe<{ slug: string }[]>("SELECT slug FROM Paper WHERE arxivId = ?", identifier.arxivId)
      : await db.$queryRawUnsafe<{ slug: string }[]>(
          "SELECT slug FROM Paper WHERE doi = ?",
          identifier.doi.toLowerCase(),
        );
  return rows[0]?.slug ?? null;
}
