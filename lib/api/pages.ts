/** Pages of lists as the API's cursors lead through them. */
import { type Cursor, placeAfter, readCursor } from "@/lib/api/cursor";
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

/** The paper that a query's cursor names, undefined where it has none; null where that is no cursor. */
const readAfter = ({ cursor }: PageQuery): Cursor | undefined | null =>
  cursor === undefined ? undefined : readCursor(cursor);

function pageAfter(ids: readonly number[], after: Cursor | undefined, limit: number): Page {
  const start = after === undefined ? 0 : placeAfter(after, ids);
  return { ids: ids.slice(start, start + limit), start, total: ids.length };
}

/** The page of a list of ids that a cursor leads to; null where it is no cursor. */
export function pageOf(ids: readonly number[], query: PageQuery): Page | null {
  const after = readAfter(query);
  return after === null ? null : pageAfter(ids, after, query.limit);
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
  const after = readAfter(query);
  if (after === null) return null;
  const offset = after?.offset ?? 0;
  const start = Math.max(0, offset - 1);
  const part = await findSearchedPart(db, state, { start, end: offset + query.limit });
  if (after === undefined) return { ...part, start };
  if (offset > 0 && part.ids[0] === after.last) return { ...part, ids: part.ids.slice(1), start: offset };
  const { ids, correction } = await findSearched(db, state);
  return { ...pageAfter(ids, after, query.limit), correction };
}
