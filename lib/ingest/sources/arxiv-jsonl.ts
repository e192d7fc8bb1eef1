/** JSON Lines of arXiv papers. */
import { isObject, parseJson } from "@/lib/ingest/json";
import type { ParsedSource, Source, SourceInput } from "@/lib/ingest/source";
import { majorityDay } from "@/lib/ingest/sources/api-day";
import { isArxivRecord, readArxivRecord } from "@/lib/ingest/sources/arxiv-record";
import { firstLineObject, linesOf } from "@/lib/ingest/sources/json-lines";
import { type Place, type RecordReading, readRecords } from "@/lib/ingest/sources/record-reading";

export const arxivJsonl: Source = {
  format: "arxiv-jsonl",
  recognises(text) {
    const first = firstLineObject(text);
    return first !== null && isArxivRecord(first);
  },
  parse(input: SourceInput): ParsedSource {
    const source = readRecords("arxiv-jsonl", linesOf(input), readLine);
    return { ...source, day: majorityDay(source.entries.map(({ entry }) => entry.listedOn)) };
  },
};

/** Reads one line. `lineNumber` counts from 1 and gives the place, `position` the rank among the records. */
export function parseArxivLine(line: string, lineNumber: number, position = lineNumber - 1): RecordReading {
  return readLine(line, { name: `line ${lineNumber}`, line: lineNumber, position });
}

function readLine(line: string, place: Place): RecordReading {
  const json = parseJson(line);
  if (!json.ok) return { ok: false, place: place.name, reason: json.reason };
  if (!isObject(json.value)) return { ok: false, place: place.name, reason: "is no object" };
  return readArxivRecord(json.value, place);
}
