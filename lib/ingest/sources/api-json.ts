/**
 * Answers of huggingface.co's papers API as JSON (formats: product notes D1 to D3): a list of records, one record, or
 * the list inside an archive's `{status, date, count, data}`.
 */
import { isObject, parseJson } from "@/lib/ingest/json";
import type { ParsedSource, Source, SourceInput } from "@/lib/ingest/source";
import { majorityDay } from "@/lib/ingest/sources/api-day";
import { readApiRecord } from "@/lib/ingest/sources/api-record";
import { type Place, readRecords, unreadable } from "@/lib/ingest/sources/record-reading";
import { utcDay } from "@/lib/ingest/utc-day";

const HEAD = 20_000;
/** A key that only a record with a paper has, in JSON or in Python's spelling; or a list with nothing in it. */
const RECORD_KEY = /["'](?:paper|title|dailyPapers)\\?["']\s*:|^\s*\[\s*\]\s*$/;

export const apiJson: Source = {
  format: "api-json",
  recognises(text) {
    const head = text.slice(0, HEAD);
    return /^\s*[[{]/.test(head) && RECORD_KEY.test(head);
  },
  parse: parseApiJson,
};

function parseApiJson(input: SourceInput): ParsedSource {
  const json = parseJson(input.text);
  if (!json.ok) return unreadable("api-json", "the answer", json.reason, json.line);
  const answer = recordsOf(json.value);
  return parseApiAnswer(answer.records, answer.day ?? input.day);
}

/** Reads the records of an answer. `day` is the day of those that do not state their own. */
export function parseApiAnswer(records: { place: Place; value: unknown }[], day: string | null): ParsedSource {
  const source = readRecords("api-json", records, (value, place) => readApiRecord(value, place, { day }));
  const days = source.entries.map(({ entry }) => entry.listedOn);
  const without = days.filter((each) => each === null).length;
  if (without > 0 && records.length > 1) {
    source.notes.push(
      `${without} of ${days.length} papers do not say on which day they were listed. ` +
        "If this is the list of one day, give it with --day YYYY-MM-DD.",
    );
  }
  return { ...source, day: majorityDay(days) };
}

/** The records of an answer with their places, and the day the answer names. */
export function recordsOf(answer: unknown): { records: { place: Place; value: unknown }[]; day: string | null } {
  if (Array.isArray(answer)) return { records: placed(answer, ""), day: null };
  if (isObject(answer)) {
    const day = typeof answer.date === "string" ? utcDay(answer.date) : null;
    for (const key of ["data", "dailyPapers", "papers"]) {
      const list = answer[key];
      if (Array.isArray(list)) return { records: placed(list, key), day };
    }
  }
  return { records: [{ place: { name: "", line: null, position: 0 }, value: answer }], day: null };
}

function placed(list: unknown[], key: string): { place: Place; value: unknown }[] {
  return list.map((value, index) => ({ place: { name: `${key}[${index}]`, line: null, position: index }, value }));
}
