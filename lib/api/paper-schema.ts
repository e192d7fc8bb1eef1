/** A paper as the API gives it: the schema, and the way there from a record. */
import { z } from "zod";
import { anyDoi } from "@/lib/cite/citable";
import type { PaperRecord } from "@/lib/papers/paper-record";

const day = z.iso.date();

export const apiPaperSchema = z.object({
  id: z.string().meta({ description: "Last part of the paper's address: its arXiv identifier where known." }),
  url: z.url().meta({ description: "The paper's page here." }),
  title: z.string().meta({ description: "As its source states it, LaTeX included." }),
  abstract: z.string(),
  abstract_kind: z
    .enum(["none", "sample", "cut", "full"])
    .meta({ description: "How whole the abstract is; `sample` is Broadsheet's own summary." }),
  authors: z.array(z.string()).meta({ description: "In order; empty where no name is known." }),
  author_count: z.int().nullable(),
  published_on: day.nullable().meta({ description: "First publication." }),
  listed_on: z.array(day).meta({ description: "Days it was listed on, oldest first." }),
  arxiv_id: z.string().nullable(),
  doi: z.string().nullable(),
  arxiv_url: z.url().nullable(),
  pdf_url: z.url().nullable(),
  project_page: z.string().nullable(),
  repositories: z.array(
    z.object({
      url: z.string(),
      stars: z.int().nullable(),
      provenance: z.array(z.string()).meta({ description: "Who stated it." }),
    }),
  ),
  organization: z.object({ handle: z.string().nullable(), name: z.string().nullable() }).nullable(),
  categories: z.array(z.string()).meta({ description: "arXiv categories." }),
  keywords: z.array(z.string()).meta({ description: "As the source states them." }),
  topics: z.array(z.object({ slug: z.string(), name: z.string(), origin: z.enum(["derived", "stated"]) })),
  upvotes: z.int().nullable(),
  comments: z.int().nullable(),
  content_updated_at: z.iso
    .datetime()
    .meta({ description: "Moves with title, abstract, authors or links; not with votes." }),
});

export type ApiPaper = z.infer<typeof apiPaperSchema>;

/** `base` is the address of the server, without a slash at its end. */
export function toApiPaper(base: string, record: PaperRecord): ApiPaper {
  const { arxivId, organization, organizationName } = record;
  return {
    id: record.slug,
    url: `${base}/papers/${encodeURIComponent(record.slug)}`,
    title: record.title,
    abstract: record.abstract,
    abstract_kind: record.abstractKind,
    authors: record.authors.map(({ name }) => name),
    author_count: record.authorCount ?? (record.authors.length || null),
    published_on: record.publishedOn,
    listed_on: record.editions,
    arxiv_id: arxivId,
    doi: anyDoi(record),
    arxiv_url: arxivId === null ? null : `https://arxiv.org/abs/${arxivId}`,
    pdf_url: arxivId === null ? null : `https://arxiv.org/pdf/${arxivId}`,
    project_page: record.projectPage,
    repositories: record.repositories.map(({ url, stars, provenance }) => ({ url, stars, provenance })),
    organization:
      organization === null && organizationName === null ? null : { handle: organization, name: organizationName },
    categories: record.categories,
    keywords: record.keywords,
    topics: record.topics,
    upvotes: record.upvotes,
    comments: record.comments,
    content_updated_at: record.contentUpdatedAt,
  };
}
