"use client";

import { useEffect, useRef } from "react";
import { removePaper, savePaper, useLibrary } from "@/components/reader/library";
import { registerPaper } from "@/components/reader/page-papers";
import { useLastVisit } from "@/components/reader/visit-store";
import { Icon } from "@/components/ui/icon";

interface Props {
  slug: string;
  title: string;
  /** When the paper entered the catalogue, in milliseconds since 1970. */
  addedAt: number | null;
}

const listed = ".story, .result";

/**
 * Keeps a paper of a list, and marks it there: `data-seen` when its page was opened before, "New" when it came after
 * the reader's last visit. Absent without JavaScript.
 */
export function SaveButton({ slug, title, addedAt }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const { items, seen } = useLibrary();
  const since = useLastVisit();
  const isSaved = items.has(slug);
  const isSeen = seen.has(slug);
  useEffect(() => registerPaper({ slug, addedAt }), [slug, addedAt]);
  useEffect(() => {
    button.current?.closest(listed)?.toggleAttribute("data-seen", isSeen);
  }, [isSeen]);
  return (
    <>
      {since !== null && addedAt !== null && addedAt > since && !isSeen && <span className="new">New</span>}
      <button
        ref={button}
        type="button"
        className="save needs-script"
        data-key="s"
        aria-pressed={isSaved}
        aria-label={`Save: ${title}`}
        onClick={() => void (isSaved ? removePaper(slug) : savePaper(slug, title))}
      >
        <Icon name="save" />
        <span aria-hidden="true">{isSaved ? "Saved" : "Save"}</span>
      </button>
    </>
  );
}
