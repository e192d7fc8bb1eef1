/** What every source parser takes and gives: plain data on both sides. */
import type { KeptPaper } from "@/lib/ingest/kept-paper";
import type { PaperEntry } from "@/lib/papers/paper";
import type { TopicMatch } from "@/lib/topics/classify";

/** Names of formats, as reports show them. */
export const FORMATS = [
  "page-text",
  "page-markdown",
  "page-html",
  "api-json",
  "api-jsonl",
  "rss",
  "atom",
  "json-feed",
  "arxiv-jsonl",
  "broadsheet-jsonl",
  "sample",
] as const;
export type Format = (typeof FORMATS)[number];

export interface SourceInput {
  /** Whole content, decoded as UTF-8 without byte order mark. */
  text: string;
  /** The day the page was captured, where the reader of the report gave it. */
  captured: string | null;
  /**
   * The day of the page as its keeper states it, for answers that do not name their own: `--day`, the `date=` of a
   * fetched address, or the date in an archive's file name (`2025-08-12.json`). A day inside a record wins over it.
   */
  day: string | null;
  /** Where `text` is a part of a longer one, as JSON Lines come in batches: what stands before it. Else nothing does. */
  before?: { lines: number; records: number };
}

/** Something that is not an entry and cannot be passed over in silence. */
export interface Reject {
  /** From 1; null where the format has no lines. */
  line: number | null;
  /** Where it stands: `line 12`, `[3].paper.title`. */
  place: string;
  reason: string;
}

export interface ParsedSource {
  format: Format;
  /** The day of the page where it is known. */
  day: string | null;
  /** Every entry the source held, in its order, each with the place it stood at. */
  entries: PlacedEntry[];
  rejects: Reject[];
  /** Sentences for the report: what stayed unknown and how to make it known. */
  notes: string[];
}

export interface PlacedEntry {
  entry: PaperEntry;
  /** All that another catalogue knows of the paper; `entry` then only says which paper it is. */
  kept?: KeptPaper;
  line: number | null;
  place: string;
  /** What classify gives for the entry, where it was asked ahead. */
  topics?: TopicMatch[];
}

/** A parser: recognises by content, never by file name, and reads. Neither ever throws, whatever the text. */
export interface Source {
  format: Format;
  /** True when the content is this format's. Looks at bounded parts of the text. */
  recognises(text: string): boolean;
  parse(input: SourceInput): ParsedSource;
}
