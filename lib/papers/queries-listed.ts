/** The one function from the address of a list to its papers: pages, formats and the API all mean the same papers. */
import type { Db, DbHandle } from "@/lib/db";
import { type ListAddress, searchStateOf } from "@/lib/formats/list-address";
import type { Period } from "@/lib/papers/periods";
import { findEditionPaperIds } from "@/lib/papers/queries-edition";
import { toSearchRequest } from "@/lib/papers/queries-list";
import { getTrending } from "@/lib/papers/queries-trending";
import { EDITION_LISTINGS } from "@/lib/papers/save-derived";
import type { ListState } from "@/lib/papers/search-params";
import { searchPapers } from "@/lib/search/ask";

/** Days of editions that a feed of editions goes back to. */
const RECENT_DAYS = 7;
/** More than any catalogue holds. */
const ALL = 10_000_000;

const parseIds = (rows: { ids: string | null }[]) => JSON.parse(rows[0]?.ids ?? "[]") as number[];

/** Ids of every paper of a search, in its order, and what was searched for in place of what was asked. */
export async function findSearched(
  db: Db,
  state: ListState,
): Promise<{ ids: number[]; correction: { shown: string; original: string } | null }> {
  const { hits, correction } = await searchPapers(db, { ...toSearchRequest(state), page: 1, pageSize: ALL });
  return {
    ids: hits.map((hit) => hit.id),
    correction: correction && { shown: correction.shown, original: correction.original },
  };
}

async function withTopicAndCode(
  db: DbHandle,
  ids: readonly number[],
  filter: { topic: string | null; code: boolean },
): Promise<number[]> {
  return parseIds(
    await db.$queryRawUnsafe<{ ids: string }[]>(
      `SELECT json_group_array(p.id ORDER BY j.key) AS ids FROM json_each(?) AS j JOIN Paper p ON p.id = j.value
       WHERE (? IS NULL OR EXISTS (SELECT 1 FROM PaperTopic pt WHERE pt.paperId = p.id AND pt.topicSlug = ?))
         AND (NOT ? OR p.hasCode)`,
      JSON.stringify(ids),
      filter.topic,
      filter.topic,
      filter.code ? 1 : 0,
    ),
  );
}

async function isTopic(db: DbHandle, slug: string): Promise<boolean> {
  return (await db.$queryRawUnsafe<unknown[]>("SELECT 1 FROM Topic WHERE slug = ?", slug)).length > 0;
}

/** A name that is no spelling at this address means all of them, as on the author's page. */
async function findAuthorIds(db: DbHandle, slug: string, name: string | null): Promise<number[]> {
  return parseIds(
    await db.$queryRawUnsafe<{ ids: string }[]>(
      `SELECT json_group_array(id ORDER BY sortDay DESC NULLS LAST, id DESC) AS ids FROM (SELECT DISTINCT p.id, p.sortDay
       FROM Author a JOIN PaperAuthor pa ON pa.authorId = a.id JOIN Paper p ON p.id = pa.paperId WHERE a.slug = ? AND (a.name = ? OR NOT EXISTS (SELECT 1 FROM Author s WHERE s.slug = a.slug AND s.name = ?)))`,
      slug,
      name,
      name,
    ),
  );
}

/**
 * Ids of the papers of a period in the edition's order, or of every paper that was ever in an edition, newest day
 * first; only those of one submitter where one is named.
 */
export async function findDailyIds(db: DbHandle, period: Period | null, submitter: string | null): Promise<number[]> {
  const ids = period
    ? await findEditionPaperIds(db, period)
    : parseIds(
        await db.$queryRawUnsafe<{ ids: string }[]>(
          `SELECT json_group_array(id ORDER BY day DESC, position, id) AS ids FROM (
             SELECT g.paperId AS id, MAX(g.day) AS day, MIN(g.position) AS position FROM Listing g
             WHERE ${EDITION_LISTINGS} GROUP BY g.paperId)`,
        ),
      );
  if (submitter === null) return ids;
  return parseIds(
    await db.$queryRawUnsafe<{ ids: string }[]>(
      `SELECT json_group_array(p.id ORDER BY j.key) AS ids FROM json_each(?) AS j JOIN Paper p ON p.id = j.value
       WHERE p.submittedBy = ?`,
      JSON.stringify(ids),
      submitter,
    ),
  );
}

async function findRecentIds(db: DbHandle): Promise<number[]> {
  return parseIds(
    await db.$queryRawUnsafe<{ ids: string }[]>(
      `SELECT json_group_array(id ORDER BY day DESC, position, id) AS ids FROM (
         SELECT g.paperId AS id, MAX(g.day) AS day, MIN(g.position) AS position FROM Listing g
         WHERE g.day IN (SELECT day FROM Edition ORDER BY day DESC LIMIT ${RECENT_DAYS}) AND ${EDITION_LISTINGS}
         GROUP BY g.paperId)`,
    ),
  );
}

/** Ids of the papers of a list, in its order; null where there is no such list. */
export async function findListedIds(db: Db, address: ListAddress): Promise<number[] | null> {
  switch (address.kind) {
    case "edition": {
      const ids = await findEditionPaperIds(db, address.period);
      return ids.length === 0 ? null : withTopicAndCode(db, ids, address.filter);
    }
    case "editions":
      return findRecentIds(db);
    case "trending":
      return (await getTrending(db, address.window))?.papers.map(({ paper }) => paper.id) ?? [];
    case "author": {
      const ids = await findAuthorIds(db, address.slug, address.name);
      return ids.length === 0 ? null : ids;
    }
    case "papers":
    case "topic": {
      if (address.kind === "topic" && !(await isTopic(db, address.slug))) return null;
      const state = searchStateOf(address);
      return state && (await findSearched(db, state)).ids;
    }
  }
}
