/** A stream of JSON Lines as batches of whole lines, in bounded memory. */
import type { Bytes } from "@/lib/ingest/inputs/byte-streams";
import { InputError, inMegabytes, type Limits, type LineBatch } from "@/lib/ingest/inputs/input";
import type { Reject } from "@/lib/ingest/source";

const NEWLINE = 0x0a;

/**
 * Cuts a stream into batches of about `batchBytes`. A line longer than `lineBytes` or not in UTF-8 is a reject of its
 * batch; the others go on. Throws InputError beyond `linesBytes`.
 */
export async function* lineBatches(stream: Bytes, limits: Limits): AsyncGenerator<LineBatch> {
  const state: State = { whole: [], wholeBytes: 0, open: [], openBytes: 0, skipping: false, lines: 0, records: 0 };
  let total = 0;
  for await (const chunk of stream) {
    total += chunk.length;
    if (total > limits.linesBytes) throw new InputError(`unpacks to more than ${inMegabytes(limits.linesBytes)}`);
    yield* take(state, chunk, limits);
    if (state.wholeBytes >= limits.batchBytes) yield flush(state);
  }
  if (state.openBytes > 0) closeLine(state, Buffer.alloc(0));
  if (state.wholeBytes > 0) yield flush(state);
}

interface State {
  /** Bytes that end with a line. */
  whole: Uint8Array[];
  wholeBytes: number;
  /** The beginning of a line whose end has not come yet. */
  open: Uint8Array[];
  openBytes: number;
  /** Inside a line that is too long, whose rest is dropped. */
  skipping: boolean;
  /** What stands before the bytes in hand. */
  lines: number;
  records: number;
}

function* take(state: State, chunk: Uint8Array, limits: Limits): Generator<LineBatch> {
  let rest = chunk;
  if (state.skipping) {
    const end = rest.indexOf(NEWLINE);
    if (end === -1) return;
    state.skipping = false;
    rest = rest.subarray(end + 1);
  }
  const last = rest.lastIndexOf(NEWLINE);
  if (last !== -1) {
    closeLine(state, rest.subarray(0, last + 1));
    rest = rest.subarray(last + 1);
  }
  state.open.push(rest);
  state.openBytes += rest.length;
  if (state.openBytes <= limits.lineBytes) return;
  if (state.wholeBytes > 0) yield flush(state);
  yield tooLong(state, limits);
}

function closeLine(state: State, end: Uint8Array): void {
  state.whole.push(...state.open, end);
  state.wholeBytes += state.openBytes + end.length;
  state.open = [];
  state.openBytes = 0;
}

function tooLong(state: State, limits: Limits): LineBatch {
  const before = { lines: state.lines, records: state.records };
  state.skipping = true;
  state.open = [];
  state.openBytes = 0;
  state.lines += 1;
  state.records += 1;
  return { text: "", before, rejects: [rejected(state.lines, `is longer than ${inMegabytes(limits.lineBytes)}`)] };
}

function flush(state: State): LineBatch {
  const bytes = Buffer.concat(state.whole);
  const before = { lines: state.lines, records: state.records };
  state.whole = [];
  state.wholeBytes = 0;
  const { text, rejects } = decode(bytes, before.lines);
  const counted = countLines(text);
  state.lines += counted.lines;
  state.records += counted.records + rejects.length;
  return { text, before, rejects };
}

function decode(bytes: Buffer, linesBefore: number): { text: string; rejects: Reject[] } {
  const whole = decodeUtf8(bytes);
  if (whole !== null) return { text: whole, rejects: [] };
  const rejects: Reject[] = [];
  const lines: string[] = [];
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(NEWLINE, start);
    const end = found === -1 ? bytes.length : found;
    const line = decodeUtf8(bytes.subarray(start, end));
    if (line === null) rejects.push(rejected(linesBefore + lines.length + 1, "is not valid UTF-8"));
    lines.push(line ?? "");
    start = end + 1;
  }
  return { text: `${lines.join("\n")}\n`, rejects };
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function countLines(text: string): { lines: number; records: number } {
  let lines = 0;
  let records = 0;
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf("\n", start);
    const end = found === -1 ? text.length : found;
    lines += 1;
    if (text[start] === "{" || text.slice(start, end).trim() !== "") records += 1;
    start = end + 1;
  }
  return { lines, records };
}

function rejected(line: number, reason: string): Reject {
  return { line, place: `line ${line}`, reason };
}
