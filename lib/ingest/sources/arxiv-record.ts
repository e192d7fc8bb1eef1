/** One paper as arXiv's metadata name it: `{id, title, abstract, authors: [names], categories, comment, listed}`. */
import { z } from "zod";
import { parseArxivId } from "@/lib/ingest/ids";
import { findLinks } from "@/lib/ingest/links";
import { normaliseText } from "@/lib/ingest/normalise";
import { type Place, placeOf, type RecordReading } from "@/lib/ingest/sources/record-reading";
import { blankEntry, daySchema, type PaperEntry } from "@/lib/papers/paper";

const recordSchema = z.object({
  id: z.string().nullish(),
  title: z.string().transform(normaliseText).pipe(z.string().min(1, "the paper has no title")),
  abstract: z.string().nullish(),
  authors: z.array(z.string()).nullish(),
  categories: z.array(z.string()).nullish(),
  comment: z.string().nullish(),
  /** The day it was listed. */
  listed: daySchema.nullish(),
});

/** True for an object with an `abstract` and a list of `categories`, which no record of another source has. */
export function isArxivRecord(value: Record<string, unknown>): boolean {
  return "abstract" in value && Array.isArray(value.categories) && !("abstractKind" in value);
}

/** Reads one record. An identifier that is none is left out with a note; only a record without a title is rejected. */
export function readArxivRecord(value: Record<string, unknown>, place: Place): RecordReading {
  const parsed = recordSchema.safeParse(value);
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

function toEntry(paper: z.infer<typeof recordSchema>, position: number): PaperEntry {
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
