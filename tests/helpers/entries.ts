/** Short ways to state papers in tests. */
import type { Db } from "@/lib/db";
import type { ImportReport, ParsedDocument } from "@/lib/ingest/document";
import { type ImportOptions, importDocument } from "@/lib/ingest/run";
import { blankEntry, type PaperEntry } from "@/lib/papers/paper";

/** An entry with a whole abstract; `facts` say the rest. */
export function entry(title: string, facts: Partial<PaperEntry> = {}): PaperEntry {
  return { ...blankEntry(title, 0), abstract: `What ${title} is about.`, abstractKind: "full", ...facts };
}

/** Imports entries as one document. */
export function importEntries(
  db: Db,
  entries: PaperEntry[],
  document: Partial<ParsedDocument> = {},
  options: ImportOptions = {},
): Promise<ImportReport> {
  return importDocument(
    db,
    {
      source: "test",
      digest: "0".repeat(64),
      format: "api-json",
      day: null,
      fetchedAt: null,
      captured: null,
      notes: [],
      batches: [
        { entries: entries.map((each, place) => ({ entry: each, line: null, place: `[${place}]` })), rejects: [] },
      ],
      ...document,
    },
    options,
  );
}
