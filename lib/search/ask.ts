/**
 * The way of pages to the search index: the thread that searches, where this process has one, else the index here. That
 * thread reads the database that all requests of a server share (sharedDb).
 */
import type { Worker } from "node:worker_threads";
import type { SqlHandle } from "@/lib/db";
import { processWide } from "@/lib/process-wide";
import { searchKey } from "@/lib/search/kept-answers";
import { findNearest as nearestHere } from "@/lib/search/near";
import { unpackNear } from "@/lib/search/packed-near";
import { type SearchAnswer, type SearchRequest, searchPapers as searchHere } from "@/lib/search/search";
import { type Answered, type Asked, type PackedAnswer, SERVICE, type ServiceName } from "@/lib/search/service";
import type { SimilarPaper } from "@/lib/search/similar";
import { SearchThread, ThreadEnded } from "@/lib/search/thread";
import { SecondHitMap } from "@/lib/second-hit-map";

/** What lib/serve/search-thread.mjs leaves on the global object while it runs, being no part of the bundle of Next.js. */
const started = globalThis as unknown as { broadsheetSearchWorker?: Worker };

const findThread = () =>
  processWide("search thread", () => {
    const worker = started.broadsheetSearchWorker;
    return worker === undefined ? null : new SearchThread(worker);
  });

type Local<Name extends ServiceName> = (db: SqlHandle, ...asked: Asked<Name>) => Promise<Answered<Name>>;

/** The same, done by the thread where there is one that works. */
function byThread<Name extends ServiceName>(name: Name, doHere: Local<Name>): Local<Name> {
  return async (db, ...asked) => {
    const thread = findThread();
    if (thread === null) return doHere(db, ...asked);
    try {
      return await thread.ask(name, ...asked);
    } catch (error) {
      if (error instanceof ThreadEnded) return doHere(db, ...asked);
      throw error;
    }
  };
}

/** See lib/search/suggest.ts. */
export const suggest = byThread("suggest", SERVICE.suggest);
/** See lib/search/near.ts. */
export const lacksNear = byThread("lacksNear", SERVICE.lacksNear);
/** See lib/search/similar.ts. */
export const findPapersLike = byThread("findPapersLike", SERVICE.findPapersLike);

/** Ids of all results of a search in their order. */
export const findAllIds = byThread("searchIds", SERVICE.searchIds);

const searchPacked = byThread("searchPacked", SERVICE.searchPacked);

const findNearestPacked = byThread("findNearestPacked", SERVICE.findNearestPacked);

/** See lib/search/near.ts. */
export async function findNearest(db: SqlHandle, paper: number, limit: number): Promise<SimilarPaper[]> {
  if (findThread() === null) return nearestHere(db, paper, limit);
  return unpackNear(await findNearestPacked(db, paper, limit));
}

/** As many as searches keep themselves. */
const MOST_KNOWN = 100;

type Rest = NonNullable<PackedAnswer["rest"]>;
const knownAnswers = processWide("known answers", () => new SecondHitMap<{ found: string; rest: Rest }>(MOST_KNOWN));

/** See lib/search/search.ts. What is the same for all pages of a search is, from the second one on, the very same object. */
export async function searchPapers(db: SqlHandle, request: SearchRequest): Promise<SearchAnswer> {
  if (findThread() === null) return searchHere(db, request);
  const key = searchKey(request);
  const known = knownAnswers.get(key);
  const packed = await searchPacked(db, request, { found: known?.found ?? "" });
  const rest = packed.rest ?? known?.rest;
  if (rest === undefined) throw new Error("an answer of a search came without its rest");
  if (packed.rest !== null) knownAnswers.set(key, { found: packed.found, rest });
  const hits = Array.from({ length: packed.hits.length / 2 }, (_, i) => ({
    id: packed.hits[2 * i] ?? 0,
    score: packed.hits[2 * i + 1] ?? 0,
  }));
  return { hits, ...rest };
}

/** Reads ahead what searches need, see lib/search/warm.ts; `warmHere` where it is this thread that searches. */
export async function warmSearch(db: SqlHandle, warmHere: () => Promise<void>): Promise<void> {
  await byThread("warmSearch", warmHere)(db);
}
