/** The one definition of a paper as sources state it, before it is merged into the catalogue. */
import { z } from "zod";

/** A calendar day `YYYY-MM-DD` that exists. */
export const daySchema = z.iso.date();

/** An arXiv identifier without version: `2508.07999`, or `cs/0112017` as given before April 2007. */
export const arxivIdSchema = z
  .string()
  .regex(/^(\d{4}\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?\/\d{7})$/, "is not an arXiv identifier");

/** How whole an abstract is, poorest first. */
export const ABSTRACT_KINDS = ["none", "sample", "cut", "full"] as const;
export type AbstractKind = (typeof ABSTRACT_KINDS)[number];

/** Who said that a link belongs to the paper. */
export const PROVENANCES = ["abstract", "api-auto", "api-user", "project-page"] as const;
export type Provenance = (typeof PROVENANCES)[number];

const countSchema = z.number().int().nonnegative();

export const linkSchema = z.object({
  /** Canonical, http or https. */
  url: z.url({ protocol: /^https?$/ }),
  kind: z.enum(["repository", "other"]),
  /** Lower case, without `www.`. */
  host: z.string().min(1),
  owner: z.string().nullable(),
  name: z.string().nullable(),
  provenance: z.enum(PROVENANCES),
  stars: countSchema.nullable(),
});
export type PaperLink = z.infer<typeof linkSchema>;

/** What one source says of one paper. `null` means that the source does not say. */
export const paperEntrySchema = z.object({
  arxivId: arxivIdSchema.nullable(),
  doi: z.string().min(1).nullable(),
  title: z.string().min(1, "has no title"),
  /** Empty only with kind "none". */
  abstract: z.string(),
  abstractKind: z.enum(ABSTRACT_KINDS),
  /** Names in order, or null where only a count or nothing is known. */
  authors: z.array(z.string().min(1)).nullable(),
  authorCount: countSchema.min(1).nullable(),
  publishedOn: daySchema.nullable(),
  upvotes: countSchema.nullable(),
  comments: countSchema.nullable(),
  links: z.array(linkSchema),
  projectPage: z.url({ protocol: /^https?$/ }).nullable(),
  thumbnail: z.url({ protocol: /^https?$/ }).nullable(),
  /** Handle of the organisation on huggingface.co, and its name. */
  organization: z.string().min(1).nullable(),
  organizationName: z.string().min(1).nullable(),
  submittedBy: z.string().min(1).nullable(),
  categories: z.array(z.string().min(1)).nullable(),
  keywords: z.array(z.string().min(1)).nullable(),
  comment: z.string().min(1).nullable(),
  aiSummary: z.string().min(1).nullable(),
  /** The day of the page or answer this entry stood on, and its place there, from 0. */
  listedOn: daySchema.nullable(),
  position: countSchema,
});
export type PaperEntry = z.infer<typeof paperEntrySchema>;

/** An entry about which nothing is known but its title: fill in what the source says. */
export function blankEntry(title: string, position: number): PaperEntry {
  return {
    arxivId: null,
    doi: null,
    title,
    abstract: "",
    abstractKind: "none",
    authors: null,
    authorCount: null,
    publishedOn: null,
    upvotes: null,
    comments: null,
    links: [],
    projectPage: null,
    thumbnail: null,
    organization: null,
    organizationName: null,
    submittedBy: null,
    categories: null,
    keywords: null,
    comment: null,
    aiSummary: null,
    listedOn: null,
    position,
  };
}
