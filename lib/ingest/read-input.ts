/** From an input to entries: recognise, parse. Nothing here touches the catalogue. */
import { failureReport, type ImportReport, type ParsedBatch, type ParsedDocument } from "@/lib/ingest/document";
import { dayOfName } from "@/lib/ingest/inputs";
import { type Input, InputError, type LinesInput } from "@/lib/ingest/inputs/input";
import type { Source } from "@/lib/ingest/source";
import { recogniseSource, whyUnrecognised } from "@/lib/ingest/sources/recognise";

/** What the person who imports states of the input. */
export interface Stated {
  /** The day it was saved. */
  captured: string | null;
  /** The day of its page, where it does not say so itself; else a date in its name counts. */
  day: string | null;
  /** When it was fetched, ISO 8601; null for a file. */
  fetchedAt: string | null;
}

/** An input that somebody meant to import. */
export type WantedInput = Exclude<Input, { kind: "skipped" }>;

/** A document to be saved, or the report of an input in which nothing could be read. */
export type ReadInput = { document: ParsedDocument } | { report: ImportReport };

async function* parseLines(
  input: LinesInput,
  source: Source,
  stated: Stated,
  notes: string[],
): AsyncGenerator<ParsedBatch> {
  for await (const batch of input.batches()) {
    const { text, before } = batch;
    const parsed = source.parse({ text, before, captured: stated.captured, day: stated.day });
    notes.push(...parsed.notes.filter((note) => !notes.includes(note)));
    yield { entries: parsed.entries, rejects: [...batch.rejects, ...parsed.rejects] };
  }
}

async function firstText(input: LinesInput): Promise<string> {
  for await (const batch of input.batches()) return batch.text;
  return "";
}

/** An answer may hold no papers, as of a weekend; a page without any is not what it was taken for. */
const mayBeEmpty = (source: Source) => source.format.startsWith("api-") || source.format.endsWith("feed");

async function toDocument(
  input: Extract<Input, { kind: "document" | "lines" }>,
  stated: Stated,
): Promise<ParsedDocument | string> {
  const text = input.kind === "document" ? input.text : await firstText(input);
  const source = recogniseSource(text);
  if (source === null) return whyUnrecognised(text);
  const head = {
    source: input.name,
    digest: input.digest,
    format: source.format,
    fetchedAt: stated.fetchedAt,
    captured: stated.captured,
  };
  if (input.kind === "lines") {
    const notes: string[] = [];
    return { ...head, day: stated.day, notes, batches: parseLines(input, source, stated, notes) };
  }
  const parsed = source.parse({ text, captured: stated.captured, day: stated.day });
  if (parsed.entries.length === 0 && parsed.rejects.length === 0 && !mayBeEmpty(source)) return "holds no papers";
  return { ...head, day: parsed.day, notes: parsed.notes, batches: [parsed] };
}

/** Reads an input: a document whole, JSON Lines as their batches are asked for. */
export async function readInput(input: WantedInput, stated: Stated): Promise<ReadInput> {
  if (input.kind === "refused") return { report: failureReport(input.name, input.reason) };
  try {
    const document = await toDocument(input, { ...stated, day: stated.day ?? dayOfName(input.name) });
    return typeof document === "string" ? { report: failureReport(input.name, document) } : { document };
  } catch (error) {
    if (error instanceof InputError) return { report: failureReport(input.name, error.message) };
    throw error;
  }
}
