/** The papers that the present page lists, as their save buttons name them. */
import { useSyncExternalStore } from "react";

export interface PagePaper {
  slug: string;
  /** When it entered the catalogue, in milliseconds since 1970. */
  addedAt: number | null;
}

let papers: readonly PagePaper[] = [];
const listeners = new Set<() => void>();

const isSame = (a: PagePaper, b: PagePaper | undefined): boolean => a.slug === b?.slug && a.addedAt === b.addedAt;

/** Tells what the page lists now. */
export function showPagePapers(next: readonly PagePaper[]): void {
  if (next.length === papers.length && next.every((paper, i) => isSame(paper, papers[i]))) return;
  papers = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const NONE: readonly PagePaper[] = [];

export function usePagePapers(): readonly PagePaper[] {
  return useSyncExternalStore(
    subscribe,
    () => papers,
    () => NONE,
  );
}
