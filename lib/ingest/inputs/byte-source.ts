/** Something with bytes that can be read more than once: a file, or bytes in memory. */
import { closeSync, openSync, readSync } from "node:fs";
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

/**
 * Most files come as one chunk: their size, known beforehand, and room for the byte that would show that they grew.
 * Read at once and not by turns: nobody waits beside an import, and asking four times takes longer than a small file.
 */
async function* readFile(path: string, size: number): Bytes {
  const file = openSync(path, "r");
  try {
    for (let room = Math.min(size + 1, CHUNK); ; room = CHUNK) {
      const buffer = Buffer.allocUnsafe(room);
      const bytesRead = readSync(file, buffer);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    closeSync(file);
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
