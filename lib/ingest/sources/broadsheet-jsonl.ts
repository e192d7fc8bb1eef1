/** JSON Lines that `npm run export` wrote, of this catalogue or of another one. */
import { isObject, parseJson } from "@/lib/ingest/json";
import { keptLineSchema, toKeptPaper } from "@/lib/ingest/kept-paper";
import type { ParsedSource, PlacedEntry, Reject, Source, SourceInput } from "@/lib/ingest/source";
import { firstLineObject, linesOf } from "@/lib/ingest/sources/json-lines";
import { type Place, placeOf } from "@/lib/ingest/sources/record-reading";
import { blankEntry } from "@/lib/papers/paper";

export const broadsheetJsonl: Source = {
  format: "broadsheet-jsonl",
  recognises(text) {
    const first = firstLineObject(text);
    return first !== null && "broadsheet" in first && "factSources" in first;
  },
  parse(input: SourceInput): ParsedSource {
    const entries: PlacedEntry[] = [];
    const rejects: Reject[] = [];
    for (const { place, value } of linesOf(input)) {
      const read = readLine(value, place);
      if ("reason" in read) rejects.push(read);
      else entries.push(read);
    }
    return { format: "broadsheet-jsonl", day: null, entries, rejects, notes: [] };
  },
};

function readLine(text: string, place: Place): PlacedEntry | Reject {
  const { line, position, name } = place;
  const json = parseJson(text);
  if (!json.ok) return { line, place: name, reason: json.reason };
  if (!isObject(json.value)) return { line, place: name, reason: "is no object" };
  const parsed = keptLineSchema.safeParse(json.value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { line, place: placeOf(place, issue?.path ?? []), reason: issue?.message ?? "cannot be read" };
  }
  const kept = toKeptPaper(parsed.data);
  const { arxivId, facts } = kept.merged;
  const entry = { ...blankEntry(parsed.data.facts.title, position), arxivId, doi: facts.doi };
  return { entry, line, place: name, kept };
}
