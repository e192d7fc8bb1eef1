"use client";

import { useEffect } from "react";
import { removePaper, savePaper, useLibrary } from "@/components/reader/library";
import { showPagePapers } from "@/components/reader/page-papers";
import { markSaves, savedBy } from "@/components/reader/save-marks";
import { useLastVisit } from "@/components/reader/visit-store";

const CHANGES: MutationObserverInit = {
  childList: true,
  subtree: true,
  attributes: true,
  attributeFilter: ["data-save"],
};

/** What the save buttons of all lists do and show, in one place: buttons come and go with the pages. Draws nothing. */
export function SaveDesk() {
  const { items, seen } = useLibrary();
  const since = useLastVisit();
  useEffect(() => {
    const mark = () => showPagePapers(markSaves({ saved: items, seen, since }));
    const observer = new MutationObserver(mark);
    mark();
    observer.observe(document.body, CHANGES);
    return () => observer.disconnect();
  }, [items, seen, since]);
  useEffect(() => {
    const turn = ({ target }: MouseEvent) => {
      const paper = savedBy(target);
      if (paper) void (items.has(paper.slug) ? removePaper(paper.slug) : savePaper(paper.slug, paper.title));
    };
    document.addEventListener("click", turn);
    return () => document.removeEventListener("click", turn);
  }, [items]);
  return null;
}
