"use client";

import { useLibrary } from "@/components/reader/library";
import { formatNumber } from "@/lib/format/counts";

/** How many papers are saved, beside the word Saved; nothing where there are none. */
export function SavedCount() {
  const { items } = useLibrary();
  return items.size === 0 ? null : <span className="num">{formatNumber(items.size)}</span>;
}
