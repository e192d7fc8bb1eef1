/** JSON Lines (https://jsonlines.org): one JSON value per line, blank lines between them allowed. */
import { isObject, parseJson } from "@/lib/ingest/json";
import type { SourceInput } from "@/lib/ingest/source";
import type { Place } from "@/lib/ingest/sources/record-reading";

/** How much of a text may be looked at to see its first line. Records with hundreds of authors take 60 KB. */
export const LONGEST_FIRST_LINE = 1_000_000;

/** The lines that hold something, each with its place. */
export function* linesOf({ text, before }: SourceInput): Generator<{ place: Place; value: string }> {
  let line = before?.lines ?? 0;
  let position = before?.records ?? 0;
  let start = 0;
  while (start < text.length) {
    const found = text.indexOf("\n", start);
    const end = found === -1 ? text.length : found;
    const value = text.slice(start, end);
    line += 1;
    if (value.trim() !== "") {
      yield { place: { name: `line ${line}`, line, position }, value };
      position += 1;
    }
    start = end + 1;
  }
}

/** The object on the first line, or null where that line is not one whole JSON object. */
export function firstLineObject(text: string): Record<string, unknown> | null {
  const head = text.slice(0, LONGEST_FIRST_LINE).trimStart();
  if (!head.startsWith("{")) return null;
  const end = head.indexOf("\n");
  if (end === -1 && text.length > LONGEST_FIRST_LINE) return null;
  const json = parseJson(end === -1 ? head : head.slice(0, end));
  return json.ok && isObject(json.value) ? json.value : null;
}

/** True when another object begins on a line after the first. */
export function hasSecondObject(text: string): boolean {
  const head = text.slice(0, LONGEST_FIRST_LINE).trimStart();
  return /^[^\n]*\n\s*\{/.test(head);
}
