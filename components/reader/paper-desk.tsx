"use client";

import { useEffect } from "react";
import { ItemControls, StatusSelect } from "@/components/reader/item-controls";
import { markSeen, removePaper, savePaper, useLibrary } from "@/components/reader/library";
import { Icon } from "@/components/ui/icon";
import { KeyHint } from "@/components/ui/key-hint";
import { countLists } from "@/lib/reader/shelf";

/** The first of a paper's actions: keep it. Remembers that the paper was opened. */
export function PaperSave({ slug, title }: { slug: string; title: string }) {
  const { items } = useLibrary();
  const item = items.get(slug);
  useEffect(() => void markSeen(slug), [slug]);
  return (
    <>
      <button
        type="button"
        className={item ? "btn needs-script" : "btn btn--primary needs-script"}
        data-key="s"
        aria-pressed={item !== undefined}
        aria-label={`Save: ${title}`}
        onClick={() => void (item ? removePaper(slug) : savePaper(slug, title))}
      >
        <Icon name="save" />
        {item ? "Saved" : "Save"}
        <KeyHint>s</KeyHint>
      </button>
      {item && <StatusSelect item={item} />}
    </>
  );
}

/** Note and lists of this paper, once it is saved. */
export function PaperNotes({ slug }: { slug: string }) {
  const { items } = useLibrary();
  const item = items.get(slug);
  if (item === undefined) return null;
  return <ItemControls item={item} lists={countLists(items.values()).map(({ name }) => name)} />;
}
