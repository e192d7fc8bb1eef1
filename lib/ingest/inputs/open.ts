/** From bytes to inputs: packed or not, one text or many, whole or line by line. Decided by content, never by name. */
import type { ByteSource } from "@/lib/ingest/inputs/byte-source";
import { allBytes, type Bytes, digestOf, firstBytes, gunzip } from "@/lib/ingest/inputs/byte-streams";
import { decodeText, notText } from "@/lib/ingest/inputs/decode";
import { type Input, InputError, inMegabytes, type Limits, type RefusedInput } from "@/lib/ingest/inputs/input";
import { lineBatches } from "@/lib/ingest/inputs/line-batches";
import { zipInputs } from "@/lib/ingest/inputs/zip";
import { firstLineObject, hasSecondObject, LONGEST_FIRST_LINE } from "@/lib/ingest/sources/json-lines";

/** Enough to see what it is, and the whole of nearly every page. */
const HEAD = LONGEST_FIRST_LINE + 100_000;

/** The inputs in one source of bytes. What cannot be read is a refused input; only errors of the disk are thrown. */
export async function* openSource(source: ByteSource, limits: Limits): AsyncGenerator<Input> {
  const head = await firstBytes(source.read(), HEAD);
  if (head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5)) {
    yield* zipInputs(source, limits, (bytes) => openText(bytes, limits));
    return;
  }
  yield await openText(source, limits, head);
}

async function openText(source: ByteSource, limits: Limits, known?: Buffer): Promise<Input> {
  const raw = known ?? (await firstBytes(source.read(), HEAD));
  const packed = raw[0] === 0x1f && raw[1] === 0x8b;
  const tooLong = !packed && source.size > limits.documentBytes && !looksLikeLines(raw);
  // What is refused for its size alone is not read to its end, not even for its digest.
  const digest = tooLong ? null : await digestOf(raw.length < HEAD ? [raw] : source.read());
  if (digest === null) {
    return refused({ name: source.name, size: source.size, digest }, tooLarge(raw, packed, limits));
  }
  const about = { name: source.name, size: source.size, digest };
  const read = packed ? () => gunzip(source.read(), limits) : () => source.read();
  try {
    const head = packed ? await firstBytes(read(), HEAD) : raw;
    if (looksLikeLines(head)) return { kind: "lines", ...about, batches: () => lineBatches(read(), limits) };
    const bytes = await wholeText(head, read, limits);
    if (bytes === null) return refused(about, tooLarge(head, packed, limits));
    const decoded = decodeText(bytes);
    return decoded.ok ? { kind: "document", ...about, text: decoded.text } : refused(about, decoded.reason);
  } catch (error) {
    if (error instanceof InputError) return refused(about, error.message);
    throw error;
  }
}

/** All bytes of a document, or null where they are too many. */
async function wholeText(head: Buffer, read: () => Bytes, limits: Limits): Promise<Buffer | null> {
  if (head.length < HEAD) return head.length > limits.documentBytes ? null : head;
  return allBytes(read(), limits.documentBytes);
}

function looksLikeLines(head: Buffer): boolean {
  if (!mayBeginObject(head)) return false;
  // A character cut in two at the end of the head does no harm here.
  const text = new TextDecoder().decode(head);
  return hasSecondObject(text) && firstLineObject(text) !== null;
}

/** False where the first byte that is no white space is another sign of ASCII than `{`. */
function mayBeginObject(head: Buffer): boolean {
  const first = head.find((byte) => byte > 0x20);
  return first === undefined || first === 0x7b || first >= 0x80;
}

function tooLarge(head: Buffer, packed: boolean, limits: Limits): string {
  const what = notText(head);
  if (what !== null) return what;
  const size = `${packed ? "unpacks to" : "holds"} more than ${inMegabytes(limits.documentBytes)}`;
  return `${size} and is not JSON Lines, which alone may be larger`;
}

function refused(about: Pick<RefusedInput, "name" | "size" | "digest">, reason: string): RefusedInput {
  return { kind: "refused", ...about, reason };
}
