/** Streams of bytes with bounds. */
import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { InputError, type Limits } from "@/lib/ingest/inputs/input";

export type Bytes = AsyncIterable<Uint8Array>;

/** The first `count` bytes, or all where there are fewer. Closes the stream. */
export async function firstBytes(stream: Bytes, count: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= count) break;
  }
  const [only] = chunks;
  const all =
    chunks.length === 1 && only ? Buffer.from(only.buffer, only.byteOffset, only.length) : Buffer.concat(chunks);
  return all.subarray(0, count);
}

/** All bytes, or null as soon as they are more than `most`. */
export async function allBytes(stream: Bytes, most: number): Promise<Buffer | null> {
  const bytes = await firstBytes(stream, most + 1);
  return bytes.length > most ? null : bytes;
}

/** SHA-256 in hex. */
export async function digestOf(stream: Bytes | Iterable<Uint8Array>): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of stream) hash.update(chunk);
  return hash.digest("hex");
}

/** Unpacks gzip. Throws InputError where it is broken, or unpacks to so much more than its size that it is a trap. */
export async function* gunzip(packed: Bytes, limits: Limits): AsyncGenerator<Uint8Array> {
  let taken = 0;
  let given = 0;
  async function* counted() {
    for await (const chunk of packed) {
      taken += chunk.length;
      yield chunk;
    }
  }
  const input = Readable.from(counted());
  const unpacked = createGunzip();
  // Its error reaches the loop below; a stream that the caller closes early is no error.
  const done = pipeline(input, unpacked).catch(() => undefined);
  try {
    for await (const chunk of unpacked as Bytes) {
      given += chunk.length;
      if (given > limits.ratioFree && given > taken * limits.ratio) {
        throw new InputError(`unpacks to more than ${limits.ratio} times its size and is refused as a trap`);
      }
      yield chunk;
    }
  } catch (error) {
    if (error instanceof InputError || !isZlibError(error)) throw error;
    throw new InputError(`is broken gzip: ${error.message}`);
  } finally {
    unpacked.destroy();
    input.destroy();
    await done;
  }
}

function isZlibError(error: unknown): error is Error {
  return error instanceof Error && "code" in error && String(error.code).startsWith("Z_");
}
