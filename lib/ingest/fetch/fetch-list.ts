/** A list of the papers API, all its parts joined to one answer. */
import { BrokenAnswerError, EndlessListError } from "@/lib/ingest/fetch/fetch-error";
import { type FetchedPage, type FetchOptions, fetchPage, type UnchangedPage } from "@/lib/ingest/fetch/fetch-page";
import { parseJson } from "@/lib/ingest/json";

export interface FetchedList extends FetchedPage {
  /** How many records it holds; null where it is no list, which is for the parser to say. */
  records: number | null;
}

/** Twenty times what the largest day had. More would be a server that counts wrong. */
const MOST_PARTS = 10;

export interface ListOptions extends Omit<FetchOptions, "accept"> {
  /** Reads the first part only: for lists that never end. */
  onePart?: boolean;
}

/**
 * Reads a list to its end: by `Link: rel="next"`, or by the next `p` where a part is as long as the limit and names no
 * next one. Validators are kept only for a list of one part, for they say nothing of the others. Throws as `fetchPage`
 * does, also where a later part is no list.
 */
export async function fetchList(address: string, options: ListOptions): Promise<FetchedList | UnchangedPage> {
  const first = await fetchPage(address, { ...options, accept: ["application/json"] });
  if (first.status === "unchanged") return first;
  const records = listOf(first);
  if (records === null) return { ...first, records };

  const parts = [first];
  const { validators: _, ...unconditional } = options;
  let total = records;
  let next = options.onePart ? null : nextPart(first, records, address);
  while (next !== null && parts.length < MOST_PARTS) {
    const part = await fetchPage(next, { ...unconditional, accept: ["application/json"] });
    const count = part.status === "fetched" ? listOf(part) : null;
    if (part.status !== "fetched" || count === null) throw new BrokenAnswerError(next);
    if (count > 0) parts.push(part);
    total += count;
    next = count === 0 ? null : nextPart(part, count, next);
  }
  if (next !== null) throw new EndlessListError(address, MOST_PARTS);
  if (parts.length === 1) return { ...first, next: null, records };
  return { ...first, bytes: joinLists(parts), etag: null, lastModified: null, next: null, records: total };
}

/** Length of the list, or null where the answer is none. */
function listOf(page: FetchedPage): number | null {
  const json = parseJson(page.bytes.toString("utf8"));
  return json.ok && Array.isArray(json.value) ? json.value.length : null;
}

function nextPart(page: FetchedPage, records: number, asked: string): string | null {
  if (page.next !== null) return page.next;
  const url = new URL(asked);
  const limit = Number(url.searchParams.get("limit"));
  if (limit === 0 || records < limit) return null;
  url.searchParams.set("p", String(Number(url.searchParams.get("p") ?? "0") + 1));
  return url.href;
}

/** `[a]` and `[b]` as `[a,b]`, without printing anew what was read. All are lists, and none but the first is empty. */
function joinLists(parts: FetchedPage[]): Buffer {
  const inner = parts.map((part) => part.bytes.toString("utf8").trim().slice(1, -1));
  return Buffer.from(`[${inner.filter((text) => text.trim() !== "").join(",")}]`);
}
