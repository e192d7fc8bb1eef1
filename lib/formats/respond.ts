/** The answer to `/papers.atom?…`, `/editions/2025-08-12.bib`, `/papers/2508.07999.ris`: any list or paper, any format. */
import type { Db } from "@/lib/db";
import { isFeed, LIST_FORMATS, type ListFormatId, PAPER_FORMATS, splitExtension } from "@/lib/formats/formats";
import { describeList, type ListAddress, parseListAddress, printListAddress } from "@/lib/formats/list-address";
import type { ListHead } from "@/lib/formats/writer";
import { LIST_WRITERS, writePaper } from "@/lib/formats/writers";
import { baseUrlOf } from "@/lib/http/base-url";
import { etagOf, isFresh, type Validators, validatorHeaders } from "@/lib/http/conditional";
import { streamText } from "@/lib/http/stream-text";
import { getVersion } from "@/lib/papers/queries-catalogue";
import { findTopicNames } from "@/lib/papers/queries-list";
import { findListedIds, findListedPart, type ListPart } from "@/lib/papers/queries-listed";
import { findMovedSlug } from "@/lib/papers/queries-paper";
import { findPaperId, findRecords, getContentTime, streamRecords } from "@/lib/papers/queries-record";

/** Papers on one page of a feed. */
export const FEED_PAGE_SIZE = 50;
/** More than any catalogue fills. */
const MOST_FEED_PAGES = 200_000;
/** Goes up when a writer's output changes, so that copies made before are fetched anew. */
const WRITERS_VERSION = 1;
const EPOCH = "1970-01-01T00:00:00.000Z";

/** Papers from which on a list is sent while it is made, and not gathered and kept. */
const LONG_LIST = 300;
/** What proxies, and our own front, take as the wish not to gather an answer. */
const AT_ONCE = { "X-Accel-Buffering": "no" };

function answer(
  type: string,
  validators: Validators,
  body: BodyInit | null,
  more: Record<string, string> = {},
): Response {
  const status = body === null ? 304 : 200;
  const charset = type === "application/jsonl" || type.includes("json") ? "" : "; charset=utf-8";
  const content = body === null ? {} : { "Content-Type": `${type}${charset}` };
  return new Response(body, {
    status,
    headers: { ...content, ...validatorHeaders(validators), "X-Content-Type-Options": "nosniff", ...more },
  });
}

function notFound(sentence: string): Response {
  return new Response(`${sentence}\n`, { status: 404, headers: { "Content-Type": "text/plain; charset=utf-8" } });
}

/** Who vouches for `tag:` URIs: the public host name where there is one. */
function authorityOf(base: string): string {
  const { hostname } = new URL(base);
  return /^(?:localhost|[\d.]+|\[.*\])$/.test(hostname) ? "broadsheet.localhost" : hostname;
}

/** Feeds begin with what is new unless the reader chose an order. */
function inFeedOrder(address: ListAddress): ListAddress {
  if (address.kind !== "papers" && address.kind !== "topic") return address;
  return { ...address, state: { ...address.state, sort: address.state.sort ?? "newest" } };
}

interface FoundPage extends ListPart {
  /** From 1. */
  page: number;
  lastPage: number;
}

async function findWhole(db: Db, address: ListAddress): Promise<FoundPage | null> {
  const ids = await findListedIds(db, address);
  return ids && { ids, total: ids.length, page: 1, lastPage: 1 };
}

/** A page past the end is the last one; what is no number of a page is the first. */
async function findFeedPage(db: Db, address: ListAddress, wanted: number): Promise<FoundPage | null> {
  const page = Number.isSafeInteger(wanted) && wanted > 1 ? Math.min(wanted, MOST_FEED_PAGES) : 1;
  const part = await findListedPart(db, address, { start: (page - 1) * FEED_PAGE_SIZE, end: page * FEED_PAGE_SIZE });
  if (part === null) return null;
  const lastPage = Math.max(1, Math.ceil(part.total / FEED_PAGE_SIZE));
  return page > lastPage ? findFeedPage(db, address, lastPage) : { ...part, page, lastPage };
}

async function respondWithList(
  db: Db,
  request: Request,
  address: ListAddress,
  format: (typeof LIST_FORMATS)[number],
): Promise<Response> {
  const feed = isFeed(format.id);
  const wanted = Number(new URL(request.url).searchParams.get("page"));
  const found = feed ? await findFeedPage(db, inFeedOrder(address), wanted) : await findWhole(db, address);
  if (found === null) return notFound("There is no list at this address.");
  const { ids: shown, total, page, lastPage } = found;
  const base = baseUrlOf(request);
  const { path, query } = printListAddress(address);
  const contentTime = feed ? await getContentTime(db, shown) : null;
  const state = feed ? [contentTime ?? "", ...shown] : [await getVersion(db)];
  const validators = {
    etag: etagOf(WRITERS_VERSION, format.id, base, path, query, page, total, ...state),
    lastModified: feed ? contentTime : null,
  };
  if (isFresh(request, validators)) return answer(format.type, validators, null);
  const url = (number: number) => {
    const suffix = number === 1 ? "" : `${query === "" ? "?" : "&"}page=${number}`;
    return `${base}${path}${format.extension}${query}${suffix}`;
  };
  const authority = authorityOf(base);
  const head: ListHead = {
    title: describeList(address, await findTopicNames(db)),
    id: `tag:${authority},2026:${path}${query}`,
    base,
    authority,
    pageUrl: `${base}${path}${query}`,
    selfUrl: url(page),
    firstUrl: url(1),
    previousUrl: page > 1 ? url(page - 1) : null,
    nextUrl: feed && page < lastPage ? url(page + 1) : null,
    updated: contentTime ?? EPOCH,
  };
  const write = LIST_WRITERS[format.id satisfies ListFormatId];
  const text = streamText(write(head, streamRecords(db, shown)));
  return answer(format.type, validators, text, shown.length >= LONG_LIST ? AT_ONCE : {});
}

async function respondWithPaper(
  db: Db,
  request: Request,
  slug: string,
  format: (typeof PAPER_FORMATS)[number],
): Promise<Response> {
  const base = baseUrlOf(request);
  const id = await findPaperId(db, slug);
  if (id === null) {
    const moved = await findMovedSlug(db, slug);
    if (moved === null) return notFound("There is no paper at this address.");
    return new Response(null, {
      status: 308,
      headers: { Location: `/papers/${encodeURIComponent(moved)}${format.extension}` },
    });
  }
  const [record] = await findRecords(db, [id]);
  if (record === undefined) return notFound("There is no paper at this address.");
  const text = writePaper(format.id, base, record);
  const validators = { etag: etagOf(WRITERS_VERSION, text), lastModified: null };
  return answer(format.type, validators, isFresh(request, validators) ? null : text);
}

/** `path` are the decoded parts of the address, the last with its extension. */
export async function respondWithFormat(db: Db, request: Request, path: readonly string[]): Promise<Response> {
  const last = path.at(-1) ?? "";
  const before = path.slice(0, -1);
  if (path.length === 2 && path[0] === "papers") {
    const split = splitExtension(last, PAPER_FORMATS);
    return split ? respondWithPaper(db, request, split.stem, split.format) : notFound("Papers have no such format.");
  }
  const split = splitExtension(last, LIST_FORMATS);
  const address = split && parseListAddress([...before, split.stem], new URL(request.url).searchParams);
  return address && split
    ? respondWithList(db, request, address, split.format)
    : notFound("There is no list at this address.");
}
