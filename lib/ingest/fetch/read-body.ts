/** The body of an answer, unpacked on the way and bounded. */
import type { IncomingMessage } from "node:http";
import type { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress, createGunzip } from "node:zlib";
import { ContentEncodingError, TooLargeError } from "@/lib/ingest/fetch/fetch-error";

/** What `readBody` unpacks, as the `Accept-Encoding` header says it. */
export const ACCEPTED_ENCODINGS = "gzip, br";

function unpackerFor(encoding: string, address: string): Transform | null {
  switch (encoding.trim().toLowerCase()) {
    case "":
    case "identity":
      return null;
    case "gzip":
    case "x-gzip":
      return createGunzip();
    case "br":
      return createBrotliDecompress();
    default:
      throw new ContentEncodingError(address, encoding.slice(0, 100));
  }
}

async function* bounded(chunks: AsyncIterable<Buffer>, address: string, maxBytes: number): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new TooLargeError(address, maxBytes);
    yield chunk;
  }
}

/**
 * Reads to the end. Throws TooLargeError as soon as the bound is passed, packed or unpacked, ContentEncodingError, or
 * what the stream throws when it breaks off or its packing is damaged.
 */
export async function readBody(response: IncomingMessage, address: string, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const packed = (source: Readable) => bounded(source, address, maxBytes);
  const unpacked = (source: AsyncIterable<Buffer>) => bounded(source, address, maxBytes);
  const collect = async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) chunks.push(chunk);
  };
  const unpacker = unpackerFor(response.headers["content-encoding"] ?? "", address);
  if (unpacker === null) await pipeline(response, packed, collect);
  else await pipeline(response, packed, unpacker, unpacked, collect);
  return Buffer.concat(chunks);
}
