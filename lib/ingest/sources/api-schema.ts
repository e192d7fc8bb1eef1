/**
 * The records of huggingface.co's papers API as they come, of all ages: `/api/daily_papers` and `/api/papers/search`
 * (an answer around a `paper`), `/api/papers/{id}` and the search answers of 2024 (the paper itself). Only what is read
 * is named; every key but the title may be absent or null; unknown keys are dropped.
 */
import { z } from "zod";

const text = z.string().nullish();
const count = z.number().int().nonnegative().nullish();

const accountSchema = z.object({
  /** Handle, in `submittedBy` and `organization`. */
  name: text,
  /** Handle, in `submittedOnDailyBy`. */
  user: text,
  fullname: text,
});

const organizationSchema = z.object({ name: text, fullname: text }).nullish();

const authorSchema = z.object({
  name: z.string().nullish(),
  /** Hidden authors are duplicates or mistakes that the site does not show. */
  hidden: z.boolean().nullish(),
});

export const apiPaperSchema = z.object({
  id: text,
  title: text,
  summary: text,
  authors: z.array(authorSchema).nullish(),
  publishedAt: text,
  submittedOnDailyAt: text,
  submittedOnDailyBy: accountSchema.nullish(),
  upvotes: count,
  githubRepo: text,
  githubRepoAddedBy: text,
  githubStars: count,
  projectPage: text,
  ai_summary: text,
  ai_keywords: z.array(z.string()).nullish(),
  organization: organizationSchema,
});
export type ApiPaper = z.infer<typeof apiPaperSchema>;

const aroundSchema = z.object({
  title: text,
  summary: text,
  publishedAt: text,
  thumbnail: text,
  /** The name of `thumbnail` in the search answers of 2024. */
  thumbnailUrl: text,
  numComments: count,
  submittedBy: accountSchema.nullish(),
  organization: organizationSchema,
});

/** `{paper: {…}, numComments, …}` */
export const wrappedRecordSchema = aroundSchema.extend({ paper: apiPaperSchema });

/** `{id, title, …}` */
export const flatRecordSchema = aroundSchema.extend(apiPaperSchema.shape);

/** What both shapes come to. */
export interface ApiRecord {
  paper: ApiPaper;
  around: z.infer<typeof aroundSchema>;
  shape: "wrapped" | "flat";
}
