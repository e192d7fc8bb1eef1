/** What the API is asked and what it answers, as schemas: requests are parsed by them, the documentation is made of them. */
import { z } from "zod";
import { apiPaperSchema } from "@/lib/api/paper-schema";
import { SORTS } from "@/lib/papers/search-params";

const flag = z.enum(["0", "1"]);
const day = z.iso.date();
const slugs = z.string().regex(/^-?[a-z0-9]+(?:-[a-z0-9]+)*(?:,-?[a-z0-9]+(?:-[a-z0-9]+)*)*$/);

/** Parameters of pages: all optional. */
const pageParameters = {
  limit: z.coerce.number().int().min(1).max(100).default(20).meta({ description: "Papers of one answer." }),
  cursor: z.string().max(200).optional().meta({ description: "Where to go on: from `next` of the answer before." }),
};

export const papersQuerySchema = z.object({
  q: z.string().max(2_000).optional().meta({ description: "Words, phrases and operators, as in the search field." }),
  from: day.optional().meta({ description: "First day of publication." }),
  to: day.optional().meta({ description: "Last day of publication." }),
  topic: z
    .array(slugs)
    .max(20)
    .optional()
    .meta({ description: "Slugs of topics a paper must have; with a minus before it, must not have." }),
  code: flag.optional().meta({ description: "1 for papers with code." }),
  org: z.string().min(1).max(200).optional().meta({ description: "Handle of an organisation." }),
  sort: z.enum(SORTS).optional().meta({ description: "By default relevance with words, else newest." }),
  exact: flag.optional().meta({ description: "1 for the words as typed, without correction." }),
  ...pageParameters,
});

export const editionQuerySchema = z.object({
  topic: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .optional()
    .meta({ description: "Slug of a topic." }),
  code: flag.optional().meta({ description: "1 for papers with code." }),
  ...pageParameters,
});

export const suggestQuerySchema = z.object({ q: z.string().max(200).meta({ description: "What was typed so far." }) });

export const noQuerySchema = z.object({});

const nextSchema = z.url().nullable().meta({ description: "Address of the next answer; null at the end." });

export const papersAnswerSchema = z.object({
  total: z.int().meta({ description: "Papers in all answers together." }),
  correction: z.object({ shown: z.string(), original: z.string() }).nullable().meta({
    description: "What was searched for in place of what was asked, or beside it where papers have the very words.",
  }),
  papers: z.array(apiPaperSchema),
  next: nextSchema,
});

export const editionAnswerSchema = z.object({
  kind: z.enum(["day", "week", "month"]),
  period: z.string().meta({ examples: ["2025-08-12", "2025-W33", "2025-08"] }),
  from: day,
  to: day,
  total: z.int(),
  papers: z.array(apiPaperSchema).meta({ description: "In the edition's order." }),
  next: nextSchema,
});

export const topicsAnswerSchema = z.object({
  topics: z.array(z.object({ slug: z.string(), name: z.string(), section: z.string(), papers: z.int() })),
});

export const suggestAnswerSchema = z.object({
  suggestions: z.array(
    z.object({
      kind: z.enum(["paper", "author", "topic"]),
      text: z.string(),
      slug: z.string(),
      matches: z.array(z.array(z.int())).meta({ description: "Ranges of the text that match, end exclusive." }),
    }),
  ),
});

export const statsAnswerSchema = z.object({
  papers: z.int(),
  editions: z.int(),
  with_code: z.int(),
  first_day: day.nullable(),
  last_day: day.nullable(),
  version: z.int().meta({ description: "Moves with every import." }),
});

/** RFC 9457. */
export const problemSchema = z.object({
  type: z.literal("about:blank"),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  errors: z.array(z.object({ parameter: z.string(), detail: z.string() })).optional(),
});
