/** The one function from the address of a list to its papers: pages, formats and the API all mean the same papers. */
import type { Db, DbHandle } from "@/lib/db";
import { type ListAddress, searchStateOf } from "@/lib/formats/list-address";
import type { Period } from "@/lib/papers/periods";
import { findEditionPaperIds } from "@/lib/papers/queries-edition";
import { toSearchRequest } from "@/lib/papers/queries-list";
import { getTrending } from "@/lib/papers/queries-trending";
import { EDITION_LISTINGS } from "@/lib/papers/save-derived";
import type { ListState } from "@/lib/papers/search-params";
import { findAllIds, searchPapers } from "@/lib/search/ask";
import type { SearchAnswer } from "@/lib/search/search";

/** Days of editions that a feed of editions goes back to. */
const RECENT_DAYS = 7;

const parseIds = (rows: { ids: string | null }[]) => JSON.parse(rows[0]?.ids ?? "[]") as number[];

/** What was searched for in place of what was asked; null where it is the same. */
export type ListCorrection = { shown: string; original: string } | null;

/** Places of a list, counted from 0. */
export interface Places {
  start: number;
  /** The first that is left out. */
  end: number;
}

/** The papers at some places of a list, and how many it has. */
export interface ListPart {
  ids: number[];
  total: number;
}

const toListCorrection = (correction: SearchAnswer["correction"]): ListCorrection =>
  correction && { shown: correction.shown, original: correction.original };

/** Ids of every paper of a search, in its order. */
export async function findSearched(db: Db, state: ListState): Promise<{ ids: number[]; correction: ListCorrection }> {
  const { ids, correction } = await findAllIds(db, toSearchRequest(state));
  return { ids: Array.from(ids), correction: toListCorrection(correction) };
}

/** The smallest page that has all these places. */
function pageAround({ start, end }: Places): { page: number; pageSize: number } {
  let pageSize = Math.max(1, end - start);
  while (Math.floor(start / pageSize) !== Math.floor((end - 1) / pageSize)) pageSize += 1;
  return { page: Math.floor(start / pageSize) + 1, pageSize };
}

/** The papers at some places of a search, without those before them. */
export async function findSearchedPart(
  db: Db,
  state: ListState,
  { start, end }: Places,
): Promise<ListPart & { correction: ListCorrection }> {
  const { page, pageSize } = pageAround({ start, end });
  const { hits, total, correction } = await searchPapers(db, { ...toSearchRequest(state), page, pageSize });
  const first = (page - 1) * pageSize;
  const ids = hits.slice(start - first, end - first).map(({ id }) => id);
  return { ids, total, correction: toListCorrection(correction) };
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

/** What is searched for a list of papers; null where it is no such list, or there is none. */
async function findSearchState(db: Db, address: ListAddress): Promise<ListState | null> {
  if (address.kind !== "papers" && address.kind !== "topic") return null;
  if (address.kind === "topic" && !(await isTopic(db, address.slug))) return null;
  return searchStateOf(address);
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
      const state = await findSearchState(db, address);
      return state && (await findSearched(db, state)).ids;
    }
  }
}

/** The papers at some places of a list; null where there is no such list. */
export async function findListedPart(db: Db, address: ListAddress, places: Places): Promise<ListPart | null> {
  const state = await findSearchState(db, address);
  if (state !== null) return findSearchedPart(db, state, places);
  const ids = await findListedIds(db, address);
  return ids && { ids: ids.slice(places.start, places.end), total: ids.length };
}
