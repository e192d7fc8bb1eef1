/** Saves one document as a part of an open transaction, with its report. The same document twice changes nothing. */

import { type Reading, SOURCE_RANKS } from "@/lib/ingest/claims";
import { emptyReport, failureReport, type ImportReport, type ParsedDocument } from "@/lib/ingest/document";
import { InputError } from "@/lib/ingest/inputs/input";
import { type EntryOutcome, identityKeys, planBatch } from "@/lib/ingest/match";
import { listingSource } from "@/lib/ingest/merge";
import type { PaperEntry } from "@/lib/papers/paper";
import { findStored, greatestPaperId } from "@/lib/papers/queries-stored";
import { savePlan } from "@/lib/papers/save";
import { moveVersion, saveRun } from "@/lib/papers/save-run";
import type { SqlWriter } from "@/lib/sqlite";

export interface SaveOptions {
  /** Reads and merges everything, writes nothing. */
  dryRun?: boolean;
  /** Called after every batch with the number of entries it had. */
  onProgress?: (entries: number) => void;
  /** The clock. */
  now?: () => Date;
}

export interface SavedDocument {
  report: ImportReport;
  /** Days of which an edition has to be counted again. */
  days: Set<string>;
}

const BATCH_SIZE = 500;
/** Entries of one run whose outcome is kept; the counts are of all. */
const KEPT_OUTCOMES = 2_000;

/** Asks for the transaction to be taken back: a dry run, or a document that turned out to be broken behind its start. */
export class TakeBack extends Error {
  constructor(readonly report: ImportReport) {
    super(`Nothing of ${report.source} is to stay.`);
  }
}

function* inBatches<T>(items: T[], size: number): Generator<T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}

/** When the numbers of an entry were read: when it was fetched, else captured, else the day of its page. */
function readingTime(document: ParsedDocument, entry: PaperEntry): string | null {
  if (document.fetchedAt !== null) return document.fetchedAt;
  const day = document.captured ?? entry.listedOn ?? document.day;
  return day === null ? null : `${day}T00:00:00.000Z`;
}

async function save(
  sql: SqlWriter,
  document: ParsedDocument,
  saved: SavedDocument,
  options: SaveOptions,
): Promise<void> {
  const { report, days } = saved;
  const clock = options.now ?? (() => new Date());
  const startedAt = clock().toISOString();
  const rank = SOURCE_RANKS[document.format];
  const readingOf = (entry: PaperEntry): Reading => ({ rank, readAt: readingTime(document, entry) });
  const outcomes: EntryOutcome[] = [];
  let lastId = await greatestPaperId(sql);
  for await (const batch of document.batches) {
    report.rejected.push(...batch.rejects);
    report.entries += batch.rejects.length;
    for (const part of inBatches(batch.entries, BATCH_SIZE)) {
      const stored = await findStored(sql, identityKeys(part.map((placed) => placed.entry)));
      const plan = planBatch(stored, part, document.format, readingOf, lastId + 1);
      lastId += plan.created;
      for (const paper of plan.papers) for (const listing of paper.merged.listings) days.add(listing.day);
      await savePlan(sql, plan, listingSource(document.format), clock().toISOString());
      outcomes.push(...plan.outcomes.slice(0, KEPT_OUTCOMES - outcomes.length));
      report.created += plan.created;
      report.updated += plan.updated;
      report.unchanged += plan.unchanged;
      report.entries += part.length;
      for (const [name, count] of Object.entries(plan.updatedFields)) {
        report.updatedFields[name] = (report.updatedFields[name] ?? 0) + count;
      }
      options.onProgress?.(part.length);
    }
  }
  if (options.dryRun) throw new TakeBack(report);
  // Where no entry could be read nothing was written.
  if (report.entries === report.rejected.length && report.entries > 0) return;
  const { rejected: rejects, runId: _none, ...counts } = report;
  const finishedAt = clock().toISOString();
  report.runId = await saveRun(sql, { outcomes, ...counts, digest: document.digest, startedAt, finishedAt, rejects });
  await moveVersion(sql);
}

/**
 * Saves a document inside the caller's transaction. Throws TakeBack where nothing of it is to stay, and what the database
 * throws; the caller then has to take the whole transaction back.
 */
export async function saveDocument(
  sql: SqlWriter,
  document: ParsedDocument,
  options: SaveOptions = {},
): Promise<SavedDocument> {
  const saved: SavedDocument = { report: emptyReport(document), days: new Set() };
  try {
    await save(sql, document, saved, options);
    return saved;
  } catch (error) {
    if (error instanceof InputError) throw new TakeBack(failureReport(document.source, error.message));
    throw error;
  }
}
