/** JSON Lines of arXiv papers: `{id, title, abstract, authors: [names], categories, comment, listed}`. */
import { z } from "zod";
import { parseArxivId } from "@/lib/ingest/ids";
import { isObject, parseJson } from "@/lib/ingest/json";
import { findLinks } from "@/lib/ingest/links";
import { normaliseText } from "@/lib/ingest/normalise";
import type { ParsedSource, Source, SourceInput } from "@/lib/ingest/source";
import { majorityDay } from "@/lib/ingest/sources/api-day";
import { firstLineObject, linesOf } from "@/lib/ingest/sources/json-lines";
import { type Place, placeOf, type RecordReading, readRecords } from "@/lib/ingest/sources/record-reading";
import { blankEntry, daySchema, type PaperEntry } from "@/lib/papers/paper";

const lineSchema = z.object({
  id: z.string().nullish(),
  title: z.string().transform(normaliseText).pipe(z.string().min(1, "the paper has no title")),
  abstract: z.string().nullish(),
  authors: z.array(z.string()).nullish(),
  categories: z.array(z.string()).nullish(),
  comment: z.string().nullish(),
  /** The day it was listed. */
  listed: daySchema.nullish(),
});

export const arxivJsonl: Source = {
  format: "arxiv-jsonl",
  recognises(text) {
    const first = firstLineObject(text);
    return first !== null && "abstract" in first && Array.isArray(first.categories) && !("abstractKind" in first);
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
  const parsed = lineSchema.safeParse(json.value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { ok: false, place: placeOf(place, issue?.path ?? []), reason: issue?.message ?? "cannot be read" };
  }
  const { id } = parsed.data;
  const arxivId = parseArxivId(id ?? "");
  const unknownId = `${placeOf(place, ["id"])} “${id?.slice(0, 40)}” is no arXiv identifier: the paper is kept without one`;
  const notes = id != null && arxivId === null ? [unknownId] : [];
  return { ok: true, entry: { ...toEntry(parsed.data, place.position), arxivId }, notes };
}

function toEntry(paper: z.infer<typeof lineSchema>, position: number): PaperEntry {
  const abstract = normaliseText(paper.abstract ?? "");
  const authors = known(paper.authors);
  return {
    ...blankEntry(paper.title, position),
    abstract,
    abstractKind: abstract === "" ? "none" : "full",
    authors,
    authorCount: authors?.length ?? null,
    categories: known(paper.categories),
    comment: normaliseText(paper.comment ?? "") || null,
    links: findLinks(abstract, "abstract"),
    listedOn: paper.listed ?? null,
  };
}

function known(texts: string[] | null | undefined): string[] | null {
  const kept = (texts ?? []).map(normaliseText).filter((text) => text !== "");
  return kept.length === 0 ? null : kept;
}
