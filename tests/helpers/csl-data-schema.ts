/**
 * The part of CSL-JSON's schema that our items may use, written down from csl-data.json 1.0.2 of the Citation Style
 * Language project (github.com/citation-style-language/schema): types, names, dates and standard variables. Like there,
 * nothing else is allowed.
 */
import { z } from "zod";

const TYPES = [
  "article",
  "article-journal",
  "article-magazine",
  "article-newspaper",
  "bill",
  "book",
  "chapter",
  "dataset",
  "document",
  "manuscript",
  "paper-conference",
  "report",
  "software",
  "speech",
  "thesis",
  "webpage",
] as const;

const nameSchema = z
  .strictObject({
    family: z.string().min(1).optional(),
    given: z.string().min(1).optional(),
    "dropping-particle": z.string().optional(),
    "non-dropping-particle": z.string().optional(),
    suffix: z.string().optional(),
    "comma-suffix": z.union([z.string(), z.number(), z.boolean()]).optional(),
    "static-ordering": z.union([z.string(), z.number(), z.boolean()]).optional(),
    literal: z.string().min(1).optional(),
    "parse-names": z.union([z.string(), z.number(), z.boolean()]).optional(),
  })
  .refine(({ family, literal }) => (family === undefined) !== (literal === undefined), "is a person or a literal name");

const datePart = z.union([z.string(), z.number()]);
const dateSchema = z.strictObject({
  "date-parts": z.array(z.array(datePart).min(1).max(3)).min(1).max(2).optional(),
  season: datePart.optional(),
  circa: z.union([z.string(), z.number(), z.boolean()]).optional(),
  literal: z.string().optional(),
  raw: z.string().optional(),
});

const text = z.string().min(1).optional();

/** A whole file. */
export const cslDataSchema = z.array(
  z.strictObject({
    type: z.enum(TYPES),
    id: z.union([z.string().min(1), z.number()]),
    language: text,
    author: z.array(nameSchema).min(1).optional(),
    issued: dateSchema.optional(),
    accessed: dateSchema.optional(),
    abstract: text,
    annote: text,
    archive: text,
    archive_location: text,
    DOI: text,
    genre: text,
    keyword: text,
    note: text,
    number: z.union([z.string().min(1), z.number()]).optional(),
    publisher: text,
    title: text,
    URL: text,
  }),
);
