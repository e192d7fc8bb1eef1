/** Imports one document: one transaction, one report. The same document twice changes nothing. */
import type { Db } from "@/lib/db";
import { type EntryOutcome, identityKeys, planBatch } from "@/lib/ingest/match";
import { listingSource, type Reading, SOURCE_RANKS } from "@/lib/ingest/merge";
import type { Format, PlacedEntry, Reject } from "@/lib/ingest/source";
import type { PaperEntry } from "@/lib/papers/paper";
import { findStored, greatestPaperId } from "@/lib/papers/queries-stored";
import { savePlan } from "@/lib/papers/save";
import { refreshCounts, refreshEditions } from "@/lib/papers/save-derived";
import { moveVersion, saveRun } from "@/lib/papers/save-run";
import { saveTaxonomy } from "@/lib/papers/save-topics";
import { inWriteTransaction } from "@/lib/papers/write-transaction";
import { indexPending } from "@/lib/search/index-papers";

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

export interface ImportOptions {
  /** Reads and merges everything, writes nothing. */
  dryRun?: boolean;
  /** Called after every batch with the number of entries done. */
  onProgress?: (entries: number) => void;
  /** Papers indexed for search at one go; a command, beside which nobody waits, is faster with some thousands. */
  indexedAtOnce?: number;
  /** Leaves indexing to the caller, who imports further documents first. */
  indexedLater?: boolean;
  /** The clock. */
  now?: () => Date;
}

const BATCH_SIZE = 500;
/** Entries of one run whose outcome is kept; the counts are of all. */
const KEPT_OUTCOMES = 2_000;

/** Undoes the transaction: a dry run, or a document in which no entry could be read. */
class Undo extends Error {}

function* inBatches<T>(items: T[], size: number): Generator<T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}

/** When the numbers of an entry were read: when it was fetched, else captured, else the day of its page. */
function readingTime(document: ParsedDocument, entry: PaperEntry): string | null {
  if (document.fetchedAt !== null) return document.fetchedAt;
  const day = document.captured ?? entry.listedOn ?? document.day;
  return day === null ? null : `${day}T00:00:00.000Z`;
}

function emptyReport(document: ParsedDocument): ImportReport {
  return {
    source: document.source,
    format: document.format,
    day: document.day,
    entries: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    updatedFields: {},
    rejected: [],
    notes: document.notes,
    error: null,
    runId: null,
  };
}

/**
 * Imports a document in one transaction, keeps its report, and brings the search index up to date. Throws what the database throws (locked, full, read
 * only); then nothing of the document is in the catalogue.
 */
export async function importDocument(
  db: Db,
  document: ParsedDocument,
  options: ImportOptions = {},
): Promise<ImportReport> {
  const clock = options.now ?? (() => new Date());
  const startedAt = clock().toISOString();
  const report = emptyReport(document);
  const rank = SOURCE_RANKS[document.format];
  const readingOf = (entry: PaperEntry): Reading => ({ rank, readAt: readingTime(document, entry) });

  const work = inWriteTransaction(db, async (tx) => {
    await saveTaxonomy(tx);
    let lastId = await greatestPaperId(tx);
    const days = new Set<string>();
    const outcomes: EntryOutcome[] = [];
    for await (const batch of document.batches) {
      report.rejected.push(...batch.rejects);
      report.entries += batch.rejects.length;
      for (const part of inBatches(batch.entries, BATCH_SIZE)) {
        const entries = part.map((placed) => placed.entry);
        const stored = await findStored(tx, identityKeys(entries));
        const plan = planBatch(stored, part, document.format, readingOf, lastId + 1);
        lastId += plan.created;
        for (const paper of plan.papers) for (const listing of paper.merged.listings) days.add(listing.day);
        await savePlan(tx, plan, listingSource(document.format), clock().toISOString());
        outcomes.push(...plan.outcomes.slice(0, KEPT_OUTCOMES - outcomes.length));
        report.created += plan.created;
        report.updated += plan.updated;
        report.unchanged += plan.unchanged;
        report.entries += entries.length;
        for (const [name, count] of Object.entries(plan.updatedFields)) {
          report.updatedFields[name] = (report.updatedFields[name] ?? 0) + count;
        }
        options.onProgress?.(report.entries);
      }
    }
    const nothingRead = report.entries === report.rejected.length && report.entries > 0;
    if (options.dryRun || nothingRead) throw new Undo();
    if (report.created + report.updated > 0) {
      await refreshEditions(tx, [...days]);
      await refreshCounts(tx);
    }
    const { rejected, runId: _none, ...counts } = report;
    report.runId = await saveRun(tx, {
      outcomes,
      ...counts,
      digest: document.digest,
      startedAt,
      finishedAt: clock().toISOString(),
      rejects: rejected,
    });
    await moveVersion(tx);
  });
  await work.catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error;
  });
  const { indexedLater = false, indexedAtOnce } = options;
  if (!indexedLater) await indexPending(db, indexedAtOnce === undefined ? {} : { papersPerStep: indexedAtOnce });
  return report;
}
