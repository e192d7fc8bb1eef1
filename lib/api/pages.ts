/** Pages of lists as the API's cursors lead through them. */
import { placeAfter, readCursor } from "@/lib/api/cursor";
import type { Db } from "@/lib/db";
import { findSearched, findSearchedPart, type ListCorrection, type ListPart } from "@/lib/papers/queries-listed";
import type { ListState } from "@/lib/papers/search-params";

export interface PageQuery {
  limit: number;
  cursor?: string | undefined;
}

/** What an answer shows of a list. */
export interface Page extends ListPart {
  /** The place of the first, from 0. */
  start: number;
}

/** The page of a list of ids that a cursor leads to; null where it is no cursor. */
export function pageOf(ids: readonly number[], { limit, cursor }: PageQuery): Page | null {
  const after = cursor === undefined ? undefined : readCursor(cursor);
  if (after === null) return null;
  const start = after === undefined ? 0 : placeAfter(after, ids);
  return { ids: ids.slice(start, start + limit), start, total: ids.length };
}

/**
 * The page of a search that a cursor leads to; null where it is no cursor. Only its own places are looked at, unless papers
 * have come or gone before them since.
 */
export async function findSearchedPage(
  db: Db,
  state: ListState,
  query: PageQuery,
): Promise<(Page & { correction: ListCorrection }) | null> {
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor);
  if (after === null) return null;
  const offset = after?.offset ?? 0;
  const start = Math.max(0, offset - 1);
  const part = await findSearchedPart(db, state, { start, end: offset + query.limit });
  if (after === undefined) return { ...part, start };
  if (offset > 0 && part.ids[0] === after.last) return { ...part, ids: part.ids.slice(1), start: offset };
  const { ids, correction } = await findSearched(db, state);
  const page = pageOf(ids, query);
  return page && { ...page, correction };
}
