"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useRef } from "react";
import { DeskTools } from "@/components/reader/desk-tools";
import { refreshFacts, useLibrary } from "@/components/reader/library";
import { SavedPaper } from "@/components/reader/saved-paper";
import { ShelfFilters } from "@/components/reader/shelf-filters";
import { countOf } from "@/lib/format/counts";
import { arrangeShelf, countLists, parseShelfState, printShelfState, type ShelfState } from "@/lib/reader/shelf";

/** The saved papers, filtered and ordered as the address says. Everything happens in the browser. */
export function SavedDesk() {
  const { state: readiness, items } = useLibrary();
  const pathname = usePathname();
  const state = parseShelfState(useSearchParams());
  const asked = useRef(false);
  useEffect(() => {
    if (readiness !== "ready" || asked.current) return;
    asked.current = true;
    void refreshFacts([...items.keys()]);
  }, [readiness, items]);
  const shown = arrangeShelf(items.values(), state);
  const lists = countLists(items.values());
  const change = (part: Partial<ShelfState>) =>
    history.replaceState(null, "", `${pathname}${printShelfState({ ...state, ...part })}`);
  return (
    <>
      <div className="resultsbar">
        <p className="count num" role="status">
          {readiness === "loading" ? "" : countOf(shown.length, "paper")}
        </p>
        <DeskTools shown={shown} />
        {items.size > 0 && <ShelfFilters state={state} lists={lists} change={change} />}
      </div>
      {readiness === "closed" && (
        <p className="notice">
          This browser keeps nothing for this page: storage may be full, or this is a private window. Papers cannot be
          saved here.
        </p>
      )}
      {readiness === "ready" && items.size === 0 && (
        <div className="notice">
          <h2>Nothing saved yet</h2>
          <p>
            Press <kbd>s</kbd> on any paper, or choose the bookmark beside it.
          </p>
        </div>
      )}
      {items.size > 0 && shown.length === 0 && (
        <p className="notice">
          No saved paper matches.{" "}
          <button type="button" className="link" onClick={() => change({ q: "", status: null, list: null })}>
            Show all {countOf(items.size, "saved paper")}
          </button>
        </p>
      )}
      <ol className="savedlist">
        {shown.map((item) => (
          <li key={item.slug}>
            <SavedPaper item={item} lists={lists.map(({ name }) => name)} />
          </li>
        ))}
      </ol>
    </>
  );
}
