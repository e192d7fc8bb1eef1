/** What is imported at a time, and what is told of it. */
import type { Format, PlacedEntry, Reject } from "@/lib/ingest/source";

/** A document as its parser gives it: at once, or in batches where it is too long for memory. */
export interface ParsedDocument {
  /** File name or address, as the report shows it. */
  source: string;
  /** SHA-256 of its bytes, hex. */
  digest: string;
  format: Format;
  day: string | null;
  /** When it was fetched, ISO 8601; null for a file. */
  fetchedAt: string | null;
  captured: string | null;
  notes: string[];
  /** Throws InputError where the rest cannot be read. */
  batches: AsyncIterable<ParsedBatch> | Iterable<ParsedBatch>;
}

export interface ParsedBatch {
  entries: PlacedEntry[];
  rejects: Reject[];
}

export interface ImportReport {
  source: string;
  format: Format | null;
  day: string | null;
  /** What the source held: created + updated + unchanged + rejected. */
  entries: number;
  created: number;
  updated: number;
  unchanged: number;
  updatedFields: Record<string, number>;
  rejected: Reject[];
  notes: string[];
  /** Why nothing could be read, else null. */
  error: string | null;
  /** Under which the report is kept; null where nothing was written. */
  runId: number | null;
}

/** The report of a document of which nothing has been read yet. */
export function emptyReport({ source, format, day, notes }: Pick<ImportReport, "source" | "format" | "day" | "notes">) {
  const counts = { entries: 0, created: 0, updated: 0, unchanged: 0 };
  const report: ImportReport = {
    ...{ source, format, day, ...counts, updatedFields: {}, rejected: [], notes },
    error: null,
    runId: null,
  };
  return report;
}

/** The report of an input in which nothing could be read; `reason` reads on from its name. */
export function failureReport(source: string, reason: string): ImportReport {
  return { ...emptyReport({ source, format: null, day: null, notes: [] }), error: reason };
}
