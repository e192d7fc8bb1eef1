/** Keeps the catalogue up to date with the lists of days: one list, one document, one transaction. */
import { createHash } from "node:crypto";
import type { Db } from "@/lib/db";
import type { ImportReport } from "@/lib/ingest/document";
import { dayListAddress, LIST_SITE, trendingAddress } from "@/lib/ingest/fetch/address-plan";
import { FetchError, isTroubleOfSite } from "@/lib/ingest/fetch/fetch-error";
import { type FetchedList, fetchList } from "@/lib/ingest/fetch/fetch-list";
import { currentListDay } from "@/lib/ingest/fetch/list-days";
import type { OpenOptions } from "@/lib/ingest/fetch/open-address";
import { importInput } from "@/lib/ingest/import-input";
import { isSettled } from "@/lib/ingest/sync-window";
import { getSyncedList, type SyncCounts, type SyncedList } from "@/lib/papers/queries-sync";
import { saveListFailed, saveListRead, saveRunFinished, saveRunStarted } from "@/lib/papers/save-sync";

/** Name of the list that belongs to no day. */
export const TRENDING = "trending";

export interface SyncRequest {
  /** Days, in the order they are asked for. */
  days: string[];
  trending: boolean;
  /** Reads every list whole, also those that have settled or did not change. */
  force: boolean;
}

/** What became of a list. */
export type ListOutcome =
  | { name: string; outcome: "imported"; report: ImportReport }
  /** As it was when it was read before. */
  | { name: string; outcome: "unchanged" }
  /** There is no list of that day, as at weekends. */
  | { name: string; outcome: "empty" }
  /** Read when it was two weeks old; it does not change any more. */
  | { name: string; outcome: "settled" }
  | { name: string; outcome: "failed"; reason: string };

export interface SyncReport {
  lists: ListOutcome[];
  counts: SyncCounts;
  /** Why it stopped before its end, else null. */
  error: string | null;
}

export interface SyncOptions extends OpenOptions {
  onList?: (outcome: ListOutcome) => void;
}

/** So many lists in a row that the site could not give, and it is left alone. */
const MOST_TROUBLES = 2;
const STOPPED = "it was told to stop";

/**
 * Reads the lists one after the other. What each list came to is kept, so that a sync that was interrupted, or runs
 * again, asks only for what may have changed. A list that fails does not stop the others; a site in trouble, or the
 * signal, does. Throws what the database throws. Call it under the sync's lock.
 */
export async function sync(db: Db, request: SyncRequest, options: SyncOptions = {}): Promise<SyncReport> {
  const { now = () => new Date(), signal, onList } = options;
  const names = [...request.days, ...(request.trending ? [TRENDING] : [])];
  const sorted = [...request.days].sort();
  const runId = await saveRunStarted(db, {
    startedAt: now().toISOString(),
    fromDay: sorted[0] ?? null,
    toDay: sorted.at(-1) ?? null,
    reachesNewest: request.days.includes(currentListDay(now())),
    trending: request.trending,
  });
  const lists: ListOutcome[] = [];
  let troubles = 0;
  let error: string | null = null;
  for (const name of names) {
    if (signal?.aborted) error = STOPPED;
    else if (troubles >= MOST_TROUBLES) error = "the site could not be read, so the other lists were not asked for";
    if (error !== null) break;
    try {
      const outcome = await syncList(db, name, request.force, options);
      if (outcome.outcome !== "settled") troubles = 0;
      lists.push(outcome);
      onList?.(outcome);
    } catch (cause) {
      if (signal?.aborted) {
        error = STOPPED;
        break;
      }
      if (!(cause instanceof FetchError)) throw cause;
      troubles = isTroubleOfSite(cause) ? troubles + 1 : 0;
      const outcome: ListOutcome = { name, outcome: "failed", reason: cause.message };
      await saveListFailed(db, name, now().toISOString(), cause.message);
      lists.push(outcome);
      onList?.(outcome);
    }
  }
  const counts = countOutcomes(lists, names.length);
  await saveRunFinished(db, runId, { ...counts, finishedAt: now().toISOString(), error });
  return { lists, counts, error };
}

/** Throws FetchError where the list cannot be fetched. */
async function syncList(db: Db, name: string, force: boolean, options: SyncOptions): Promise<ListOutcome> {
  const known = await getSyncedList(db, name);
  if (!force && name !== TRENDING && isSettled(name, known?.fetchedAt ?? null)) return { name, outcome: "settled" };
  const { site = LIST_SITE } = options;
  const address = name === TRENDING ? trendingAddress(site) : dayListAddress(name, site);
  const mayBeSame = !force && known?.fetchedAt != null;
  const list = await fetchList(address, {
    ...options,
    ...(mayBeSame ? { validators: { etag: known.etag, lastModified: known.lastModified } } : {}),
    onePart: name === TRENDING,
  });
  if (list.status === "unchanged") {
    const { papers = null, digest = null } = known ?? {};
    const { fetchedAt, etag, lastModified } = list;
    await saveListRead(db, { name, papers, digest, fetchedAt, etag, lastModified });
    return { name, outcome: papers === 0 ? "empty" : "unchanged" };
  }
  return await keepList(db, name, address, list, mayBeSame ? known : null);
}

/** Imports a list that was fetched, unless it is the one that is `known`. */
async function keepList(
  db: Db,
  name: string,
  address: string,
  list: FetchedList,
  known: SyncedList | null,
): Promise<ListOutcome> {
  const { bytes, fetchedAt, etag, lastModified, records } = list;
  const digest = createHash("sha256").update(bytes).digest("hex");
  const read = { name, papers: records, digest, fetchedAt, etag, lastModified };
  if (records === 0) {
    await saveListRead(db, read);
    return { name, outcome: "empty" };
  }
  if (known?.digest === digest) {
    await saveListRead(db, read);
    return { name, outcome: "unchanged" };
  }
  const text = bytes.toString("utf8");
  const report = await importInput(
    db,
    { kind: "document", name: address, size: bytes.length, digest, text },
    { captured: fetchedAt.slice(0, 10), day: name === TRENDING ? null : name, fetchedAt },
  );
  if (report.error !== null) {
    const reason = `${address} ${report.error}`;
    await saveListFailed(db, name, fetchedAt, reason);
    return { name, outcome: "failed", reason };
  }
  await saveListRead(db, read);
  return { name, outcome: "imported", report };
}

function countOutcomes(lists: ListOutcome[], all: number): SyncCounts {
  const count = (outcome: ListOutcome["outcome"]) => lists.filter((list) => list.outcome === outcome).length;
  return {
    imported: count("imported"),
    unchanged: count("unchanged"),
    empty: count("empty"),
    settled: count("settled"),
    failed: count("failed"),
    notAsked: all - lists.length,
  };
}
