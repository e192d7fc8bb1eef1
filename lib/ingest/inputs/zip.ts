/** Zip archives of pages, opened in memory: nothing of them is ever written to disk. */
import type { Entry, ZipFile } from "yauzl";
import { type ByteSource, memorySource } from "@/lib/ingest/inputs/byte-source";
import { allBytes, digestOf } from "@/lib/ingest/inputs/byte-streams";
import { type Input, InputError, inMegabytes, type Limits } from "@/lib/ingest/inputs/input";
import { isBesidePage } from "@/lib/ingest/inputs/walk";

/**
 * The inputs in an archive, in the order of its directory. The whole archive is refused before any of it is read when a
 * name leads out of it (`../`, absolute), when it holds too many files, or when it unpacks to too much in all or in
 * proportion to its size. What a file claims to unpack to is held against what comes out.
 */
export async function* zipInputs(
  source: ByteSource,
  limits: Limits,
  open: (file: ByteSource) => Promise<Input>,
): AsyncGenerator<Input> {
  let zip: ZipFile | undefined;
  let files: Entry[];
  try {
    zip = await source.openZip();
    files = await listFiles(zip, source.size, limits);
  } catch (error) {
    zip?.close();
    const digest = await digestOf(source.read());
    yield { kind: "refused", name: source.name, size: source.size, digest, reason: reasonOf(error) };
    return;
  }
  try {
    for (const file of files) yield await openFile(zip, file, `${source.name}/${file.fileName}`, limits, open);
  } finally {
    zip.close();
  }
}

async function listFiles(zip: ZipFile, size: number, limits: Limits): Promise<Entry[]> {
  if (zip.entryCount > limits.archiveFiles) throw new InputError(`holds more than ${limits.archiveFiles} files`);
  const files: Entry[] = [];
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) {
    unpacked += entry.uncompressedSize;
    if (unpacked > limits.archiveBytes)
      throw new InputError(`unpacks to more than ${inMegabytes(limits.archiveBytes)}`);
    if (!entry.fileName.endsWith("/")) files.push(entry);
  }
  if (unpacked > limits.ratioFree && unpacked > size * limits.ratio) {
    throw new InputError(`unpacks to more than ${limits.ratio} times its size and is refused as a trap`);
  }
  if (files.some((file) => file.fileName === "[Content_Types].xml")) {
    throw new InputError("is an Office document; save the page as HTML or text instead");
  }
  return files;
}

async function openFile(
  zip: ZipFile,
  file: Entry,
  name: string,
  limits: Limits,
  open: (file: ByteSource) => Promise<Input>,
): Promise<Input> {
  if (isBesidePage(file.fileName)) return { kind: "skipped", name, reason: "belongs to a saved page" };
  const refuse = (reason: string): Input => ({
    kind: "refused",
    name,
    size: file.uncompressedSize,
    digest: null,
    reason,
  });
  if (file.isEncrypted()) return refuse("is locked with a password");
  if (file.uncompressedSize > limits.documentBytes)
    return refuse(`is larger than ${inMegabytes(limits.documentBytes)}`);
  let bytes: Buffer | null;
  try {
    bytes = await allBytes(await zip.openReadStreamPromise(file), limits.documentBytes);
  } catch (error) {
    return refuse(reasonOf(error));
  }
  return bytes === null
    ? refuse(`is larger than ${inMegabytes(limits.documentBytes)}`)
    : open(memorySource(name, bytes));
}

function reasonOf(error: unknown): string {
  if (error instanceof InputError) return error.message;
  const message = error instanceof Error ? error.message : String(error);
  if (/^(?:invalid relative path|absolute path|invalid characters in fileName)/.test(message)) {
    return `holds a file name that leads out of the archive (${message}) and is refused as a trap`;
  }
  return `is no zip archive that can be read: ${message}`;
}
