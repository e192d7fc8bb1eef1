/** Laying matched ranges over the parts of a text. */
import type { TextPart } from "@/lib/format/maths";
import type { Ranges } from "@/lib/papers/views";

export interface MarkedPart {
  part: TextPart;
  marked: boolean;
}

/**
 * Splits prose at the edges of the ranges. A formula, a link or replaced prose is marked whole when a range touches it,
 * since its characters on the page are not those of the source.
 */
export function markParts(parts: readonly TextPart[], ranges: Ranges): MarkedPart[] {
  const touches = (start: number, end: number) => ranges.some(([from, to]) => from < end && to > start);
  return parts.flatMap((part): MarkedPart[] => {
    if (part.kind !== "text" || part.replaced) return [{ part, marked: touches(part.start, part.end) }];
    const edges = new Set([part.start, part.end]);
    for (const [from, to] of ranges) {
      if (from > part.start && from < part.end) edges.add(from);
      if (to > part.start && to < part.end) edges.add(to);
    }
    const sorted = [...edges].toSorted((a, b) => a - b);
    return sorted.slice(0, -1).map((start, index) => {
      const end = sorted[index + 1] ?? part.end;
      const text = part.text.slice(start - part.start, end - part.start);
      return { part: { ...part, start, end, text }, marked: touches(start, end) };
    });
  });
}
