/** What every writer of a list is given, and gives: text, piece by piece. */
import type { PaperRecord } from "@/lib/papers/paper-record";

export interface ListHead {
  /** What the list holds, in words. */
  title: string;
  /** Lasting identity of the list, whatever the server's address: a `tag:` URI (RFC 4151). */
  id: string;
  /** Address of the server, without a slash at its end. */
  base: string;
  /** Authority of `tag:` URIs for papers without an arXiv identifier. */
  authority: string;
  /** Whole address of the list's page. */
  pageUrl: string;
  /** Whole address of this document. */
  selfUrl: string;
  /** Whole addresses of other pages of a feed; null where there is none. */
  nextUrl: string | null;
  previousUrl: string | null;
  firstUrl: string;
  /** When the content of the newest change was made: ISO 8601 in UTC. Votes do not move it. */
  updated: string;
}

/** Writes a list. Holds no more than one paper at a time. */
export type ListWriter = (head: ListHead, papers: AsyncIterable<PaperRecord>) => AsyncGenerator<string, void, void>;

/** Whole address of a paper's page. */
export function paperUrl(base: string, slug: string): string {
  return `${base}/papers/${encodeURIComponent(slug)}`;
}

/** Lasting identity of a paper in feeds: its arXiv address, else a `tag:` URI. */
export function paperId(authority: string, { arxivId, slug }: Pick<PaperRecord, "arxivId" | "slug">): string {
  return arxivId === null
    ? `tag:${authority},2026:/papers/${encodeURIComponent(slug)}`
    : `https://arxiv.org/abs/${arxivId}`;
}
