/** When the reader was here last, as localStorage keeps it. */
import { useSyncExternalStore } from "react";
import { nextVisit, parseVisits, printVisits } from "@/lib/reader/visits";

const KEY = "visits";

let since: number | null = null;
const listeners = new Set<() => void>();

/** Notes that a page is being read now. */
export function noteVisit(): void {
  const now = Date.now();
  try {
    const visits = nextVisit(parseVisits(localStorage.getItem(KEY), now), now);
    localStorage.setItem(KEY, printVisits(visits));
    since = visits.since;
  } catch {
    since = null; // Storage is closed to this page: nothing is known of visits.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** End of the visit before this one in milliseconds since 1970; null on the first, and on the server. */
export function useLastVisit(): number | null {
  return useSyncExternalStore(
    subscribe,
    () => since,
    () => null,
  );
}
