/** When the reader was here last: what "new since your last visit" counts from. */

/** Reading after a pause of this length is a new visit. */
export const VISIT_PAUSE_MS = 30 * 60_000;

export interface Visits {
  /** Milliseconds since 1970: the last page of this visit. */
  activeAt: number;
  /** The last page of the visit before this one; null on the first visit. */
  since: number | null;
}

/** The visits after one more page at `now`. */
export function nextVisit(before: Visits | null, now: number): Visits {
  if (before === null) return { activeAt: now, since: null };
  const isNew = now - before.activeAt > VISIT_PAUSE_MS;
  return { activeAt: now, since: isNew ? before.activeAt : before.since };
}

/** What printVisits wrote; null for anything else, and for a time that is still to come. */
export function parseVisits(text: string | null, now: number): Visits | null {
  const [activeAt = 0, since = 0] = (text ?? "").split(" ").map(Number);
  if (!Number.isSafeInteger(activeAt) || activeAt <= 0 || activeAt > now) return null;
  return { activeAt, since: Number.isSafeInteger(since) && since > 0 && since <= activeAt ? since : null };
}

/** `ACTIVE SINCE`, for the browser's storage. */
export function printVisits({ activeAt, since }: Visits): string {
  return `${activeAt} ${since ?? 0}`;
}
