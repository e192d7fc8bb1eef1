/** From inputs to their reports: read, then save, small ones several to a transaction. */
import type { SqlHandle } from "@/lib/db";
import type { ImportReport, ParsedDocument } from "@/lib/ingest/document";
import { type ReadInput, readInput, type Stated, type WantedInput } from "@/lib/ingest/read-input";
import type { NamedRead } from "@/lib/ingest/read-inputs";
import { type ImportOptions, importDocument, importDocuments } from "@/lib/ingest/run";
import type { SaveOptions } from "@/lib/ingest/save-document";

/** Entries that are saved together at least; of a file more or less, whole files only. */
const GROUP_ENTRIES = 500;

/**
 * Imports one input in one transaction and brings the search index up to date. What cannot be read comes back as a
 * report with its error; the catalogue is then as it was. Throws what the database throws.
 */
export async function importInput(
  db: SqlHandle,
  input: WantedInput,
  stated: Stated,
  options: ImportOptions = {},
): Promise<ImportReport> {
  const read = await readInput(input, stated);
  return "report" in read ? read.report : await importDocument(db, read.document, options);
}

/** Documents that wait to be saved, and between them the reports of what could not be read. */
interface Group {
  reads: ReadInput[];
  entries: number;
}

/** The reports of a group in its order, those of documents once they are committed. */
async function* saveReads(
  db: SqlHandle,
  reads: readonly ReadInput[],
  options: SaveOptions,
): AsyncGenerator<ImportReport> {
  const documents = reads.flatMap((read) => ("document" in read ? read.document : []));
  const saved = importDocuments(db, documents, options);
  for (const read of reads) {
    if ("report" in read) yield read.report;
    else {
      const next = await saved.next();
      if (!next.done) yield next.value;
    }
  }
}

/** How many entries a document holds; null where they are read while it is saved. */
function countEntries({ batches }: ParsedDocument): number | null {
  return Array.isArray(batches) ? batches.reduce((sum, batch) => sum + batch.entries.length, 0) : null;
}

/**
 * Imports inputs in their order; gives the report of each, once it is in the catalogue. What was fetched, and what is
 * too long for memory, is saved by itself at once. The search index is left to the caller. Throws what the database
 * throws; what was reported stays.
 */
export async function* importInputs(
  db: SqlHandle,
  inputs: AsyncIterable<Pick<NamedRead, "read" | "isFetched">>,
  options: SaveOptions = {},
): AsyncGenerator<ImportReport> {
  let group: Group = { reads: [], entries: 0 };
  for await (const { read, isFetched } of inputs) {
    const entries = "document" in read ? countEntries(read.document) : 0;
    group.reads.push(read);
    group.entries += entries ?? 0;
    if (entries === null || group.entries >= GROUP_ENTRIES || isFetched) {
      yield* saveReads(db, group.reads, options);
      group = { reads: [], entries: 0 };
    }
  }
  yield* saveReads(db, group.reads, options);
}
