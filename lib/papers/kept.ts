/** Answers that only an import can change, kept in memory until the next one. */
import type { Db } from "@/lib/db";
import { getVersion } from "@/lib/papers/queries-catalogue";

/**
 * A query that is computed once for each version of the catalogue and client, however many ask for it. The version is
 * read first, so that an import during the computation makes it be done again and never leaves an old answer behind.
 */
export function keptByVersion<T>(compute: (db: Db) => Promise<T>): (db: Db) => Promise<T> {
  const kept = new WeakMap<Db, { version: number; answer: Promise<T> }>();
  return async (db) => {
    const version = await getVersion(db);
    const known = kept.get(db);
    if (known?.version === version) return known.answer;
    const answer = compute(db);
    kept.set(db, { version, answer });
    answer.catch(() => {
      if (kept.get(db)?.answer === answer) kept.delete(db);
    });
    return answer;
  };
}
