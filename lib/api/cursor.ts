/** Pages of the API: a cursor says how far the reader is and what the last paper was, so that new papers shift nothing. */
import { z } from "zod";

const cursorSchema = z.tuple([z.int().min(0), z.int().min(0)]);

/** `offset` papers were given; `last` is the id of the last one. */
export function printCursor(offset: number, last: number): string {
  return Buffer.from(JSON.stringify([offset, last])).toString("base64url");
}

/** The place in `ids` where the cursor goes on; null where it is no cursor. A paper that has gone is passed by its place. */
export function findCursor(cursor: string, ids: readonly number[]): number | null {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return null;
  }
  const parsed = cursorSchema.safeParse(value);
  if (!parsed.success) return null;
  const [offset, last] = parsed.data;
  const place = ids[offset - 1] === last ? offset - 1 : ids.indexOf(last);
  return place === -1 ? Math.min(offset, ids.length) : place + 1;
}
