/** How a paper's upvotes moved between two readings. Pure. */

/** Upvotes as they were at one moment. */
export interface UpvoteReading {
  /** ISO 8601, UTC. */
  at: string;
  upvotes: number;
}

export interface Momentum {
  /** Upvotes at the newer reading less those at the older; may be negative. */
  gain: number;
  /** When the two readings were made, ISO 8601. */
  from: string;
  to: string;
}

const HOUR_MS = 3_600_000;
/** Readings nearer than this are one and the same look at the page. */
const LEAST_APART = 20 * HOUR_MS;

/**
 * The newest reading against the newest one that is at least 20 hours older. null where there are no two such
 * readings: a paper read once has no momentum, which is not the same as none gained.
 */
export function momentumOf(readings: readonly UpvoteReading[]): Momentum | null {
  const ordered = readings.toSorted((a, b) => (a.at < b.at ? -1 : 1));
  const newest = ordered.at(-1);
  if (!newest) return null;
  const before = ordered.findLast(({ at }) => Date.parse(newest.at) - Date.parse(at) >= LEAST_APART);
  return before ? { gain: newest.upvotes - before.upvotes, from: before.at, to: newest.at } : null;
}

/** Upvotes gained a day between the two readings. */
export function gainPerDay({ gain, from, to }: Momentum): number {
  return gain / Math.max(1, (Date.parse(to) - Date.parse(from)) / (24 * HOUR_MS));
}
