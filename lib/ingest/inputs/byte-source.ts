/** Something with bytes that can be read more than once: a file, or bytes in memory. */
import { open } from "node:fs/promises";
import { fromBufferPromise, openPromise, type ZipFile } from "yauzl";
import type { Bytes } from "@/lib/ingest/inputs/byte-streams";

export interface ByteSource {
  name: string;
  size: number;
  /** From the start, each time. */
  read(): Bytes;
  /** Its directory as a zip archive. Throws where it is none. The caller closes it. */
  openZip(): Promise<ZipFile>;
}

const CHUNK = 1 << 20;
/** File names with `..`, absolute ones and backslashes make the archive an error. */
const STRICT = { lazyEntries: true, strictFileNames: true, autoClose: false };

export function fileSource(name: string, path: string, size: number): ByteSource {
  return {
    name,
    size,
    read: () => readFile(path, size),
    openZip: () => openPromise(path, STRICT),
  };
}

/** Most files come as one chunk: their size, known beforehand, and room for the byte that would show that they grew. */
async function* readFile(path: string, size: number): Bytes {
  const file = await open(path);
  try {
    for (let room = Math.min(size + 1, CHUNK); ; room = CHUNK) {
      const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(room), 0, room);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

export function memorySource(name: string, bytes: Uint8Array): ByteSource {
  return {
    name,
    size: bytes.length,
    async *read() {
      for (let start = 0; start < bytes.length; start += CHUNK) yield bytes.subarray(start, start + CHUNK);
    },
    openZip: () => fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), STRICT),
  };
}
