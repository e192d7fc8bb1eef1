/** A paper as a catalogue has it, with who said each fact and when: what our own export holds, a line each. */
import { z } from "zod";
import type { MergedPaper } from "@/lib/ingest/merge";
import { ABSTRACT_KINDS, arxivIdSchema, daySchema } from "@/lib/papers/paper";

export interface KeptReading {
  /** ISO 8601. */
  readAt: string;
  source: string;
  upvotes: number | null;
  comments: number | null;
  stars: number | null;
}

export interface KeptPaper {
  slug: string;
  merged: MergedPaper;
  /** Normalised titles it was met under. */
  titleKeys: string[];
  formerSlugs: string[];
  readings: KeptReading[];
  /** ISO 8601. */
  createdAt: string;
  contentUpdatedAt: string;
}

/** What every line of the export begins with; goes up when a line can no longer be read as before. */
export const EXPORT_VERSION = 1;

const count = z.int().nonnegative().nullable();
const text = z.string().min(1).nullable();
const texts = z.array(z.string().min(1)).nullable();
const address = z.url({ protocol: /^https?$/ });
const slug = z.string().min(1).max(400);
const claim = z.tuple([z.number(), z.string().nullable()]).optional();

const factsSchema = z.object({
  title: z.string().min(1),
  abstract: z.object({ text: z.string(), kind: z.enum(ABSTRACT_KINDS) }).nullable(),
  authors: z.object({ names: texts, count: z.int().min(1) }).nullable(),
  publishedOn: daySchema.nullable(),
  upvotes: count,
  comments: count,
  doi: text,
  projectPage: address.nullable(),
  thumbnail: address.nullable(),
  organization: z.object({ handle: text, name: text }).nullable(),
  submittedBy: text,
  categories: texts,
  keywords: texts,
  comment: text,
  aiSummary: text,
});

const linkSchema = z.object({
  url: address,
  kind: z.enum(["repository", "other"]),
  host: z.string().min(1),
  owner: z.string().nullable(),
  name: z.string().nullable(),
  provenance: z.array(z.string().min(1)).min(1),
  stars: count,
  starsReadAt: z.string().nullable(),
  position: z.int(),
});

/** One line of the export. */
export const keptLineSchema = z.object({
  broadsheet: z.literal(EXPORT_VERSION),
  slug,
  arxivId: arxivIdSchema.nullable(),
  facts: factsSchema,
  factSources: z.object(Object.fromEntries(Object.keys(factsSchema.shape).map((name) => [name, claim]))),
  links: z.array(linkSchema),
  listings: z.array(z.object({ day: daySchema, source: z.string().min(1), position: z.int().nonnegative() })),
  readings: z.array(
    z.object({ readAt: z.string(), source: z.string(), upvotes: count, comments: count, stars: count }),
  ),
  titleKeys: z.array(z.string()),
  formerSlugs: z.array(slug),
  createdAt: z.iso.datetime(),
  contentUpdatedAt: z.iso.datetime(),
});

/** A line of the export, without its end. */
export function printKeptPaper({ merged, slug, titleKeys, formerSlugs, readings, ...times }: KeptPaper): string {
  const { arxivId, facts, factSources, links, listings } = merged;
  const line = { broadsheet: EXPORT_VERSION, slug, arxivId, facts, factSources, links, listings };
  return JSON.stringify({ ...line, readings, titleKeys, formerSlugs, ...times });
}

/** The inverse of printKeptPaper, of a parsed line. */
export function toKeptPaper(line: z.infer<typeof keptLineSchema>): KeptPaper {
  const { broadsheet, slug, arxivId, facts, factSources, links, listings, ...rest } = line;
  return { slug, merged: { arxivId, facts, factSources, links, listings }, ...rest };
}
