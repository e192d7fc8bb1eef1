/**
 * What pages ask of the search index. All that is asked and answered is plain data, so that another thread can do it: see
 * ask.ts, which pages call.
 */
import { threadId } from "node:worker_threads";
import type { SqlHandle } from "@/lib/db";
import { findNearest, lacksNear } from "@/lib/search/near";
import { packNear } from "@/lib/search/packed-near";
import { type SearchRequest, searchPapers } from "@/lib/search/search";
import { findPapersLike } from "@/lib/search/similar";
import { suggest } from "@/lib/search/suggest";
import { warmSearch } from "@/lib/search/warm";

/** A search whose answer of this name the asker still has: then the page alone is answered. "": none. */
interface Known {
  found: string;
}

/** Answers as they travel between threads. */
export interface PackedAnswer {
  /** The same for all pages of a search in one version of the catalogue, in all threads another. */
  found: string;
  /** Id and score of each result, one after the other. */
  hits: Float64Array<ArrayBuffer>;
  /** What is the same for all pages; null where the asker has it. */
  rest: Omit<Awaited<ReturnType<typeof searchPapers>>, "hits"> | null;
}

/** By the part of an answer that search makes once for all pages. */
const names = new WeakMap<object, string>();
let named = 0;

function nameOf(facets: object): string {
  const name = names.get(facets) ?? `${threadId}-${++named}`;
  names.set(facets, name);
  return name;
}

async function searchPacked(db: SqlHandle, request: SearchRequest, known: Known): Promise<PackedAnswer> {
  const { hits, ...rest } = await searchPapers(db, request);
  const found = nameOf(rest.facets);
  const packed = new Float64Array(2 * hits.length);
  for (const [i, { id, score }] of hits.entries()) {
    packed[2 * i] = id;
    packed[2 * i + 1] = score;
  }
  return { found, hits: packed, rest: found === known.found ? null : rest };
}

/** More than any catalogue holds. */
const ALL = 10_000_000;

/** All results of a search, whatever its page: too many for an object each. */
export interface AllFound {
  ids: Int32Array<ArrayBuffer>;
  correction: Awaited<ReturnType<typeof searchPapers>>["correction"];
}

async function searchIds(db: SqlHandle, request: SearchRequest): Promise<AllFound> {
  const { hits, correction } = await searchPapers(db, { ...request, page: 1, pageSize: ALL });
  return { ids: Int32Array.from(hits, ({ id }) => id), correction };
}

export const SERVICE = {
  searchPacked,
  searchIds,
  suggest: (db: SqlHandle, text: string, limit?: number) => suggest(db, text, limit),
  findNearestPacked: async (db: SqlHandle, paper: number, limit: number) =>
    packNear(await findNearest(db, paper, limit)),
  findPapersLike: (db: SqlHandle, text: string, limit: number) => findPapersLike(db, text, limit),
  lacksNear: (db: SqlHandle, seen: number) => lacksNear(db, seen),
  warmSearch: (db: SqlHandle) => warmSearch(db),
};

type Service = typeof SERVICE;
export type ServiceName = keyof Service;
/** What is asked, beside the database. */
export type Asked<Name extends ServiceName> = Service[Name] extends (db: SqlHandle, ...asked: infer A) => unknown
  ? A
  : never;
export type Answered<Name extends ServiceName> = Service[Name] extends (...all: never[]) => Promise<infer A>
  ? A
  : never;
