/** Imports documents: several small ones to a transaction, each with its own report. */
import type { SqlHandle } from "@/lib/db";
import type { ImportReport, ParsedDocument } from "@/lib/ingest/document";
import { type SaveOptions, saveDocument, TakeBack } from "@/lib/ingest/save-document";
import { refreshCounts, refreshEditions } from "@/lib/papers/save-derived";
import { saveTaxonomy } from "@/lib/papers/save-topics";
import { inWriteTransaction } from "@/lib/papers/write-transaction";
import { indexPending } from "@/lib/search/index-papers";
import { isBusy, type SqlWriter } from "@/lib/sqlite";

export interface ImportOptions extends SaveOptions {
  /** Papers indexed for search at one go; a command, beside which nobody waits, is faster with some thousands. */
  indexedAtOnce?: number;
  /** Leaves indexing to the caller, who imports further documents first. */
  indexedLater?: boolean;
}

/** After this long a transaction takes no further document, so that other writers come in between, milliseconds. */
const LONGEST_GROUP_MS = 300;

/** Saves documents until their time is over; gives the reports of those it did. */
async function saveGroup(
  sql: SqlWriter,
  documents: readonly ParsedDocument[],
  options: SaveOptions,
): Promise<ImportReport[]> {
  const reports: ImportReport[] = [];
  const days = new Set<string>();
  const begun = performance.now();
  await saveTaxonomy(sql);
  for (const document of documents) {
    const saved = await saveDocument(sql, document, options);
    reports.push(saved.report);
    for (const day of saved.days) days.add(day);
    if (performance.now() - begun > LONGEST_GROUP_MS) break;
  }
  if (reports.some(({ runId, created, updated }) => runId !== null && created + updated > 0)) {
    await refreshEditions(sql, [...days]);
    await refreshCounts(sql);
  }
  return reports;
}

/** The first documents that are whole in memory. One that may be taken back stands alone: read while it is saved, or tried. */
function firstGroup(documents: readonly ParsedDocument[], { dryRun }: SaveOptions): readonly ParsedDocument[] {
  if (dryRun) return documents.slice(0, 1);
  const streamed = documents.findIndex(({ batches }) => !Array.isArray(batches));
  return streamed === -1 ? documents : documents.slice(0, Math.max(1, streamed));
}

/**
 * Imports documents in their order, as many to a transaction as a third of a second allows, each wholly or not at all.
 * Reports come once they are committed. Where a transaction fails, its documents are saved one by one, so that none goes
 * down with another. Throws what the database throws (locked, full, read only); the documents before stay.
 */
export async function* importDocuments(
  db: SqlHandle,
  documents: readonly ParsedDocument[],
  options: SaveOptions = {},
): AsyncGenerator<ImportReport> {
  let oneByOne = false;
  for (let next = 0; next < documents.length; ) {
    const group = firstGroup(documents.slice(next, oneByOne ? next + 1 : undefined), options);
    try {
      const reports = await inWriteTransaction(db, (sql) => saveGroup(sql, group, options));
      next += reports.length;
      yield* reports;
    } catch (error) {
      if (error instanceof TakeBack && group.length === 1) {
        next += 1;
        yield error.report;
        continue;
      }
      if (group.length === 1 || isBusy(error)) throw error;
      oneByOne = true;
    }
  }
}

/** Imports one document and brings the search index up to date. Throws as importDocuments does. */
export async function importDocument(
  db: SqlHandle,
  document: ParsedDocument,
  options: ImportOptions = {},
): Promise<ImportReport> {
  const reports: ImportReport[] = [];
  for await (const report of importDocuments(db, [document], options)) reports.push(report);
  const [report] = reports;
  if (report === undefined) throw new Error(`No report came of ${document.source}.`);
  const { indexedLater = false, indexedAtOnce } = options;
  if (!indexedLater) await indexPending(db, indexedAtOnce === undefined ? {} : { papersPerStep: indexedAtOnce });
  return report;
}
