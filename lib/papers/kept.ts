/** Answers that only an import can change, kept in memory until the next one. */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Db } from "@/lib/db";
import { getVersion } from "@/lib/papers/queries-catalogue";
import { SecondHitMap } from "@/lib/second-hit-map";

/** Lets others go before; called between portions of a computation. */
export type Pause = () => Promise<void>;

interface Kept<T> {
  version: number;
  answer: Promise<T>;
  /** A reader waits for it. */
  isAwaited: boolean;
}

/**
 * A query that is computed once for each version of the catalogue and client, however many ask for it. The version is
 * read first, so that an import during the computation makes it be done again and never leaves an old answer behind.
 * Who computes it ahead says by `pause` how long to wait between portions, which holds until somebody asks without.
 */
export function keptByVersion<T>(compute: (db: Db, pause: Pause) => Promise<T>): (db: Db, pause?: Pause) => Promise<T> {
  const kept = new WeakMap<Db, Kept<T>>();
  return async (db, pause) => {
    const version = await getVersion(db);
    const known = kept.get(db);
    if (known?.version === version) {
      known.isAwaited ||= pause === undefined;
      return known.answer;
    }
    const fresh = { version, isAwaited: pause === undefined };
    const answer = compute(db, async () => (fresh.isAwaited || pause === undefined ? nextTurn() : pause()));
    const entry = Object.assign(fresh, { answer });
    kept.set(db, entry);
    answer.catch(() => {
      if (kept.get(db) === entry) kept.delete(db);
    });
    return answer;
  };
}

/**
 * Gives the values that belong to the present version of a client's catalogue, at first none. Who looks first, then reads
 * what is not there and puts it in, leaves nothing older than that version behind: an import meanwhile has begun another map.
 */
export function keptForVersion<T>(most: number): (db: Db) => Promise<SecondHitMap<T>> {
  const kept = new WeakMap<Db, { version: number; values: SecondHitMap<T> }>();
  return async (db) => {
    const version = await getVersion(db);
    let known = kept.get(db);
    if (known?.version !== version) {
      known = { version, values: new SecondHitMap<T>(most) };
      kept.set(db, known);
    }
    return known.values;
  };
}
