/**
 * Papers in the shape of huggingface.co's API (`/api/daily_papers`, `/api/papers/{id}`), for tools made for it. What the
 * catalogue does not know is left out; times of day are not kept, so that instants are midnights in UTC.
 */
import type { PaperRecord } from "@/lib/papers/paper-record";

const instant = (day: string) => `${day}T00:00:00.000Z`;

const user = (name: string) => ({ user: name, name, type: "user" });

function toOrganization({ organization, organizationName }: PaperRecord): Record<string, unknown> {
  if (organization === null && organizationName === null) return {};
  return {
    organization: {
      ...(organization !== null && { name: organization }),
      ...(organizationName !== null && { fullname: organizationName }),
    },
  };
}

/** Our own summaries stand for no abstract. */
const summaryOf = ({ abstract, abstractKind }: PaperRecord) => (abstractKind === "sample" ? "" : abstract);

/** The inner `paper`, which is also the whole answer for one paper. `listed` is the day it is listed on, if any. */
export function toInnerPaper(record: PaperRecord, listed: string | undefined): Record<string, unknown> {
  const { arxivId, slug, publishedOn, submittedBy, repositories, projectPage, upvotes } = record;
  const code = repositories.find(({ provenance }) => provenance.some((by) => by.startsWith("api-"))) ?? repositories[0];
  return {
    id: arxivId ?? slug,
    authors: record.authors.map(({ name }) => ({ name, hidden: false })),
    ...(publishedOn !== null && { publishedAt: instant(publishedOn) }),
    ...(listed !== undefined && { submittedOnDailyAt: instant(listed) }),
    ...(submittedBy !== null && { submittedOnDailyBy: user(submittedBy) }),
    title: record.title,
    summary: summaryOf(record),
    ...(upvotes !== null && { upvotes }),
    ...(projectPage !== null && { projectPage }),
    ...(code !== undefined && {
      githubRepo: code.url,
      ...(code.provenance.includes("api-user") && { githubRepoAddedBy: "user" }),
      ...(code.provenance.includes("api-auto") && { githubRepoAddedBy: "auto" }),
      ...(code.stars !== null && { githubStars: code.stars }),
    }),
    ...(record.aiSummary !== null && { ai_summary: record.aiSummary }),
    ...(record.keywords.length > 0 && { ai_keywords: record.keywords }),
    ...toOrganization(record),
  };
}

/** An entry of a list. */
export function toDailyPaper(record: PaperRecord, listed: string | undefined): Record<string, unknown> {
  const { publishedOn, thumbnail, comments, submittedBy } = record;
  return {
    paper: toInnerPaper(record, listed),
    ...(publishedOn !== null && { publishedAt: instant(publishedOn) }),
    title: record.title,
    summary: summaryOf(record),
    ...(thumbnail !== null && { thumbnail }),
    ...(comments !== null && { numComments: comments }),
    ...(submittedBy !== null && { submittedBy: user(submittedBy) }),
    ...toOrganization(record),
  };
}
