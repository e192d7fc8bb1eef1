/** The reader's desk as one JSON file: to keep, or to take to another browser. */
import { z } from "zod";
import { READING_STATUSES, type SavedItem, tidyLists } from "@/lib/reader/saved-item";

const FORMAT = "broadsheet-saved";
const VERSION = 1;
/** Far more than anyone reads: a bound against files that are something else. */
const MOST_ITEMS = 100_000;

const slugSchema = z.string().trim().min(1).max(300);
const instantSchema = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString());
const textSchema = z.string().max(100_000);
const webAddressSchema = z.url({ protocol: /^https?$/ }).max(2_000);

const factsSchema = z.object({
  slug: slugSchema,
  arxivId: z.string().max(100).nullable(),
  doi: z.string().max(500).nullable(),
  title: z.string().min(1).max(2_000),
  abstract: textSchema,
  abstractKind: z.string().max(20),
  authors: z.array(z.object({ name: z.string().min(1).max(500) })).max(10_000),
  authorCount: z.number().int().nonnegative().nullable(),
  publishedOn: z.iso.date().nullable(),
  projectPage: webAddressSchema.nullable().catch(null),
  upvotes: z.number().int().nonnegative().nullable(),
  repository: webAddressSchema.nullable().catch(null),
});

const itemSchema = z
  .object({
    slug: slugSchema,
    title: z.string().trim().min(1).max(2_000),
    savedAt: instantSchema,
    changedAt: instantSchema.optional(),
    status: z.enum(READING_STATUSES).default("to-read"),
    note: textSchema.default(""),
    lists: z.array(z.string().max(200)).max(1_000).default([]).transform(tidyLists),
    facts: factsSchema.nullable().default(null),
  })
  .transform((item): SavedItem => ({ ...item, changedAt: item.changedAt ?? item.savedAt }));

const fileSchema = z.object({
  format: z.literal(FORMAT, { error: "It is no export of saved papers." }),
  version: z.literal(VERSION, { error: "It is from a newer version of Broadsheet." }),
  items: z.array(itemSchema).max(MOST_ITEMS),
  /** When each paper was last opened, by the last part of its address. */
  seen: z.record(slugSchema, instantSchema).default({}),
});

export interface SavedFile {
  items: SavedItem[];
  seen: Record<string, string>;
}

/** The file's text. `now`: instant of the export, ISO 8601. */
export function printSavedFile({ items, seen }: SavedFile, now: string): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, exportedAt: now, items, seen }, null, 1)}\n`;
}

/** Reads what printSavedFile wrote. Otherwise the reason, in a sentence or a few lines. */
export function parseSavedFile(text: string): { file: SavedFile } | { problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: "It is not JSON." };
  }
  const parsed = fileSchema.safeParse(value);
  if (!parsed.success) return { problem: z.prettifyError(parsed.error) };
  return { file: { items: parsed.data.items, seen: parsed.data.seen } };
}
