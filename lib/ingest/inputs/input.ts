/** What a path, an upload or standard input comes to: texts to be parsed, one after the other. */
import type { Reject } from "@/lib/ingest/source";

/** A whole text in memory, at most `LIMITS.documentBytes` long. */
export interface DocumentInput {
  kind: "document";
  /** As reports show it: `saved/2025-08-12.json`, `pages.zip/week.html`, `standard input`. */
  name: string;
  /** Bytes as they were found, packed or not. */
  size: number;
  /** SHA-256 of these bytes, hex. */
  digest: string;
  /** Without byte order mark. */
  text: string;
}

/** JSON Lines of any length, read in batches with bounded memory. */
export interface LinesInput {
  kind: "lines";
  name: string;
  size: number;
  digest: string;
  /** Reads from the start. Throws InputError where the rest cannot be read: nothing of it must be kept then. */
  batches(): AsyncIterable<LineBatch>;
}

/** Some whole lines. `text` and `before` go to the source's parser; `rejects` are lines that never got that far. */
export interface LineBatch {
  text: string;
  before: { lines: number; records: number };
  rejects: Reject[];
}

/** Something that cannot be read, with the sentence that says why. */
export interface RefusedInput {
  kind: "refused";
  name: string;
  size: number | null;
  digest: string | null;
  /** Reads on from the name: `is a PDF document, …`. */
  reason: string;
}

/** Pictures, styles and scripts beside saved pages, which nobody meant to import. */
export interface SkippedInput {
  kind: "skipped";
  name: string;
  reason: string;
}

export type Input = DocumentInput | LinesInput | RefusedInput | SkippedInput;

/** Its message reads on from the name of the input. */
export class InputError extends Error {
  override name = "InputError";
}

/** Bounds in bytes unless named otherwise. What lies beyond is refused before it is held in memory. */
export const LIMITS = {
  /** One text, unpacked: fifty times the largest page seen. */
  documentBytes: 100_000_000,
  /** JSON Lines in all, unpacked. */
  linesBytes: 10_000_000_000,
  /** One of the lines. */
  lineBytes: 10_000_000,
  /** What is parsed and saved at a time. */
  batchBytes: 2_000_000,
  /** All that a zip archive unpacks to, and how many files it may hold. */
  archiveBytes: 1_000_000_000,
  archiveFiles: 20_000,
  /** How many times its size something may unpack to, once it is past the first `ratioFree` bytes. Text packs 3 to 20 times. */
  ratio: 200,
  ratioFree: 10_000_000,
};
export type Limits = typeof LIMITS;

/** `100 MB`, `4 KB`. */
export function inMegabytes(bytes: number): string {
  return bytes >= 1_000_000 ? `${Math.round(bytes / 1_000_000)} MB` : `${Math.ceil(bytes / 1000)} KB`;
}
