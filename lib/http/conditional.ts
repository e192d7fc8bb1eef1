/** Conditional requests (RFC 9110, section 13): whoever has the answer already is told so in a few bytes. */
import { createHash } from "node:crypto";

export interface Validators {
  /** Weak entity tag, quotes included. */
  etag: string;
  /** ISO 8601 in UTC; null where no time bounds every change of the answer. */
  lastModified: string | null;
}

/** A weak tag for whatever the parts decide; changes of this code that change answers must change a part. */
export function etagOf(...parts: readonly (string | number)[]): string {
  return `W/"${createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 27)}"`;
}

function matches(header: string, etag: string): boolean {
  const opaque = (tag: string) => tag.trim().replace(/^W\//, "");
  return header.trim() === "*" || header.split(",").some((tag) => opaque(tag) === opaque(etag));
}

/** True where the client's copy is still good. `If-None-Match` counts alone when it is there. */
export function isFresh(request: Request, { etag, lastModified }: Validators): boolean {
  const noneMatch = request.headers.get("if-none-match");
  if (noneMatch !== null) return matches(noneMatch, etag);
  const since = Date.parse(request.headers.get("if-modified-since") ?? "");
  return lastModified !== null && Math.floor(Date.parse(lastModified) / 1_000) * 1_000 <= since;
}

/** Headers that name the version of an answer and ask caches to check it. */
export function validatorHeaders({ etag, lastModified }: Validators): Record<string, string> {
  return {
    ETag: etag,
    ...(lastModified !== null && { "Last-Modified": new Date(lastModified).toUTCString() }),
    "Cache-Control": "no-cache",
  };
}
