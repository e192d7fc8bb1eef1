/** One record of huggingface.co's papers API, of whatever age and shape, as a paper entry. */
import type { z } from "zod";
import { isObject } from "@/lib/ingest/json";
import { normaliseText } from "@/lib/ingest/normalise";
import { parsePythonLiteral } from "@/lib/ingest/python-literal";
import { statedDay } from "@/lib/ingest/sources/api-day";
import { toEntry } from "@/lib/ingest/sources/api-entry";
import { type ApiRecord, flatRecordSchema, wrappedRecordSchema } from "@/lib/ingest/sources/api-schema";
import { isArxivRecord, readArxivRecord } from "@/lib/ingest/sources/arxiv-record";
import { type Place, placeOf, type RecordReading } from "@/lib/ingest/sources/record-reading";
import { paperEntrySchema } from "@/lib/papers/paper";

/** No title on arXiv comes near; what is longer is no title. */
const LONGEST_TITLE = 1000;

/** What the answer as a whole says of its records. */
export interface AnswerContext {
  /** The day of a record that does not state its own. */
  day: string | null;
  /** The day of the page, where it names one: it wins over what a record states. */
  pageDay?: string | null;
}

/**
 * Reads one record: an answer around a paper, a paper, an entry as we print it ourselves, or the Python text of one.
 *
 * A record is rejected only when it is none of these or has no title. A key of the wrong kind, an identifier that is no
 * arXiv identifier, a date or an address that is none are left out with a note: the rest of the paper is good.
 */
export function readApiRecord(value: unknown, place: Place, context: AnswerContext): RecordReading {
  if (typeof value === "string") return readPythonText(value, place, context);
  if (!isObject(value)) return refuse(place, [], `is ${kindOf(value)} in place of a paper`);
  if ("abstractKind" in value) return readOwnEntry(value, place);
  if (isArxivRecord(value)) return readArxivRecord(value, place);
  const wrapped = "paper" in value;
  if (wrapped && !isObject(value.paper))
    return refuse(place, ["paper"], `is ${kindOf(value.paper)} in place of a paper`);
  if (!wrapped && !("id" in value)) return refuse(place, [], "is an object without a paper or an identifier");
  const notes: string[] = [];
  const record = wrapped ? wrappedRecord(value, place, notes) : flatRecord(value, place, notes);
  if ("reason" in record) return { ok: false, ...record };

  const title = normaliseText(record.paper.title ?? "") || normaliseText(record.around.title ?? "");
  const titlePath = wrapped ? ["paper", "title"] : ["title"];
  if (title === "") return refuse(place, titlePath, "the paper has no title");
  if (title.length > LONGEST_TITLE) {
    return refuse(place, titlePath, `is ${title.length} characters long; a title has at most ${LONGEST_TITLE}`);
  }
  const say = (path: PropertyKey[], reason: string) => notes.push(`${placeOf(place, path)} ${reason}`);
  const listedOn = context.pageDay ?? statedDay(record) ?? (wrapped ? context.day : null);
  return { ok: true, entry: { ...toEntry(record, title, say), listedOn, position: place.position }, notes };
}

type Refusal = { place: string; reason: string };

function wrappedRecord(value: Record<string, unknown>, place: Place, notes: string[]): ApiRecord | Refusal {
  const parsed = parseLeniently(wrappedRecordSchema, value, place, notes);
  return "reason" in parsed ? parsed : { paper: parsed.value.paper, around: parsed.value, shape: "wrapped" };
}

function flatRecord(value: Record<string, unknown>, place: Place, notes: string[]): ApiRecord | Refusal {
  const parsed = parseLeniently(flatRecordSchema, value, place, notes);
  return "reason" in parsed ? parsed : { paper: parsed.value, around: parsed.value, shape: "flat" };
}

/** Parses; where keys other than the title are of the wrong kind, notes them and parses again without them. */
function parseLeniently<T>(
  schema: z.ZodType<T>,
  value: Record<string, unknown>,
  place: Place,
  notes: string[],
): { value: T } | Refusal {
  const first = schema.safeParse(value);
  if (first.success) return { value: first.data };
  const without = isObject(value.paper) ? { ...value, paper: { ...value.paper } } : { ...value };
  for (const issue of first.error.issues) {
    const [outer, inner] = issue.path;
    const inPaper = outer === "paper" && inner !== undefined;
    const key = String(inPaper ? inner : outer);
    if (key === "title" && (inPaper || !isObject(value.paper))) {
      return { place: placeOf(place, issue.path), reason: issue.message };
    }
    notes.push(`${placeOf(place, issue.path)} is left out: ${issue.message}`);
    Reflect.deleteProperty(inPaper && isObject(without.paper) ? without.paper : without, key);
  }
  const second = schema.safeParse(without);
  if (second.success) return { value: second.data };
  const [issue] = second.error.issues;
  return { place: placeOf(place, issue?.path ?? []), reason: issue?.message ?? "cannot be read" };
}

/** An entry as our own JSON Lines hold it, whole and exact. */
function readOwnEntry(value: Record<string, unknown>, place: Place): RecordReading {
  const parsed = paperEntrySchema.safeParse({ ...value, position: place.position });
  if (parsed.success) return { ok: true, entry: parsed.data, notes: [] };
  const [issue] = parsed.error.issues;
  return refuse(place, issue?.path ?? [], issue?.message ?? "cannot be read");
}

/** Some archives hold what Python prints in place of JSON. */
function readPythonText(text: string, place: Place, context: AnswerContext): RecordReading {
  if (!/^\s*\{/.test(text)) return refuse(place, [], "is a text in place of a paper");
  const parsed = parsePythonLiteral(text);
  if (!parsed.ok) return refuse(place, [], `is a text in place of a paper, and read as Python's it ${parsed.reason}`);
  return readApiRecord(parsed.value, place, context);
}

function refuse(place: Place, path: readonly PropertyKey[], reason: string): RecordReading {
  return { ok: false, place: placeOf(place, path), reason };
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value === "string" ? "text" : typeof value}`;
}
