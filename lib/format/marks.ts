/** Laying matched ranges over the parts of a text. */
import type { ProsePart, TextPart } from "@/lib/format/maths";
import type { Ranges } from "@/lib/papers/views";

export interface MarkedPart {
  part: TextPart;
  marked: boolean;
}

/** Whether ranges that are in order and apart touch these characters. */
const touches = (ranges: Ranges, start: number, end: number): boolean =>
  ranges.some(([from, to]) => from < end && to > start);

/** Of prose as it stands in its source. */
function splitProse(part: ProsePart, ranges: Ranges, into: MarkedPart[]): void {
  let done = part.start;
  const upTo = (end: number, marked: boolean) => {
    if (end <= done) return;
    const text = part.text.slice(done - part.start, end - part.start);
    into.push({ part: { kind: "text", start: done, end, text, style: part.style, replaced: false }, marked });
    done = end;
  };
  for (const [from, to] of ranges) {
    if (from >= part.end || to <= part.start) continue;
    upTo(from, false);
    upTo(Math.min(to, part.end), true);
  }
  upTo(part.end, false);
}

/**
 * Splits prose at the edges of the ranges. A formula, a link or replaced prose is marked whole when a range touches it,
 * since its characters on the page are not those of the source.
 */
export function markParts(parts: readonly TextPart[], ranges: Ranges): MarkedPart[] {
  const marked: MarkedPart[] = [];
  for (const part of parts) {
    if (part.kind !== "text" || part.replaced) marked.push({ part, marked: touches(ranges, part.start, part.end) });
    else splitProse(part, ranges, marked);
  }
  return marked;
}
