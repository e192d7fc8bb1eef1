/** Pages of the API: a cursor says how far the reader is and what the last paper was, so that new papers shift nothing. */
import { z } from "zod";

/** More papers than any catalogue holds. */
const FARTHEST = 10_000_000;

const cursorSchema = z.tuple([z.int().min(0).max(FARTHEST), z.int().min(0)]);

export interface Cursor {
  /** Papers that were given. */
  offset: number;
  /** Id of the last of them. */
  last: number;
}

export function printCursor({ offset, last }: Cursor): string {
  return Buffer.from(JSON.stringify([offset, last])).toString("base64url");
}

/** null where it is no cursor. */
export function readCursor(cursor: string): Cursor | null {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return null;
  }
  const parsed = cursorSchema.safeParse(value);
  return parsed.success ? { offset: parsed.data[0], last: parsed.data[1] } : null;
}

/** The place in `ids` where the cursor goes on. Where its paper has gone, another one has its place, which was not given. */
export function placeAfter({ offset, last }: Cursor, ids: readonly number[]): number {
  const place = ids[offset - 1] === last ? offset - 1 : ids.indexOf(last);
  return place === -1 ? Math.min(Math.max(0, offset - 1), ids.length) : place + 1;
}
