/** JSON Lines of API records of any shape, and of our own entries. */
import { parseJson } from "@/lib/ingest/json";
import type { ParsedSource, Source, SourceInput } from "@/lib/ingest/source";
import { majorityDay } from "@/lib/ingest/sources/api-day";
import { readApiRecord } from "@/lib/ingest/sources/api-record";
import { firstLineObject, hasSecondObject, linesOf } from "@/lib/ingest/sources/json-lines";
import { readRecords } from "@/lib/ingest/sources/record-reading";

export const apiJsonl: Source = {
  format: "api-jsonl",
  recognises(text) {
    if (!hasSecondObject(text)) return false;
    const first = firstLineObject(text);
    return first !== null && ("paper" in first || "title" in first);
  },
  parse: parseApiLines,
};

/** `day` of the source is the day most of its records state; records without one get the day the caller gives. */
function parseApiLines(input: SourceInput): ParsedSource {
  const source = readRecords("api-jsonl", linesOf(input), (text, place) => {
    const json = parseJson(text);
    if (!json.ok) return { ok: false, place: place.name, reason: json.reason };
    return readApiRecord(json.value, place, { day: input.day });
  });
  return { ...source, day: majorityDay(source.entries.map(({ entry }) => entry.listedOn)) };
}
