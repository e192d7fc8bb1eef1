/** The papers that the present page lists, as their save buttons register them. */
import { useSyncExternalStore } from "react";

export interface PagePaper {
  slug: string;
  /** When it entered the catalogue, in milliseconds since 1970. */
  addedAt: number | null;
}

let papers: readonly PagePaper[] = [];
const shown = new Set<PagePaper>();
const listeners = new Set<() => void>();
let isChanging = false;

/** Many buttons come and go in one step: they are told of together. */
function change(): void {
  if (isChanging) return;
  isChanging = true;
  queueMicrotask(() => {
    isChanging = false;
    papers = [...shown];
    for (const listener of listeners) listener();
  });
}

/** Adds a paper; the function that is returned takes it away. */
export function registerPaper(paper: PagePaper): () => void {
  shown.add(paper);
  change();
  return () => {
    shown.delete(paper);
    change();
  };
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
