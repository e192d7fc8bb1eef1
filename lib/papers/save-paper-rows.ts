/** Writes the rows of papers themselves: one prepared statement each, since texts are long and columns many. */
import type { Touched } from "@/lib/ingest/match";
import type { SqlWriter } from "@/lib/sqlite";

/** What a paper's columns hold but its id and its times. */
function columnsOf(paper: Touched) {
  const { facts, listings, links } = paper.merged;
  const days = listings.map((listing) => listing.day).sort();
  const firstListedOn = days[0] ?? null;
  return {
    slug: paper.slug,
    arxivId: paper.merged.arxivId,
    doi: facts.doi,
    title: facts.title,
    abstract: facts.abstract?.text ?? "",
    abstractKind: facts.abstract?.kind ?? "none",
    authorCount: facts.authors?.count ?? null,
    publishedOn: facts.publishedOn,
    upvotes: facts.upvotes,
    comments: facts.comments,
    firstListedOn,
    lastListedOn: days.at(-1) ?? null,
    sortDay: facts.publishedOn ?? firstListedOn,
    hasCode: links.some((link) => link.kind === "repository") ? 1 : 0,
    projectPage: facts.projectPage,
    thumbnail: facts.thumbnail,
    organization: facts.organization?.handle ?? null,
    organizationName: facts.organization?.name ?? null,
    submittedBy: facts.submittedBy,
    categories: facts.categories === null ? null : JSON.stringify(facts.categories),
    keywords: facts.keywords === null ? null : JSON.stringify(facts.keywords),
    comment: facts.comment,
    aiSummary: facts.aiSummary,
    factSources: JSON.stringify(paper.merged.factSources),
  };
}

/** In the order of columnsOf. */
const COLUMNS = [
  "slug",
  "arxivId",
  "doi",
  "title",
  "abstract",
  "abstractKind",
  "authorCount",
  "publishedOn",
  "upvotes",
  "comments",
  "firstListedOn",
  "lastListedOn",
  "sortDay",
  "hasCode",
  "projectPage",
  "thumbnail",
  "organization",
  "organizationName",
  "submittedBy",
  "categories",
  "keywords",
  "comment",
  "aiSummary",
  "factSources",
] as const satisfies (keyof ReturnType<typeof columnsOf>)[];

const INSERT = `
INSERT INTO Paper(${COLUMNS.join(", ")}, id, updatedAt, contentUpdatedAt, createdAt)
VALUES (${COLUMNS.map(() => "?").join(", ")}, ?, ?, ?, ?)`;

const UPDATE = `
UPDATE Paper SET ${COLUMNS.map((name) => `${name} = ?`).join(", ")}, updatedAt = ?,
  contentUpdatedAt = CASE WHEN ? THEN ? ELSE contentUpdatedAt END
WHERE id = ?`;

function valuesOf(paper: Touched): unknown[] {
  const columns = columnsOf(paper);
  return COLUMNS.map((name) => columns[name]);
}

/** `now` is ISO 8601; papers from another catalogue keep its times. */
export function insertPapers(sql: SqlWriter, papers: readonly Touched[], now: string): void {
  sql.runEach(
    INSERT,
    papers.map((paper) => {
      const { contentUpdatedAt = now, createdAt = now } = paper.kept[0] ?? {};
      return [...valuesOf(paper), paper.id, now, contentUpdatedAt, createdAt];
    }),
  );
}

/** `now` is ISO 8601. */
export function updatePapers(sql: SqlWriter, papers: readonly Touched[], now: string): void {
  sql.runEach(
    UPDATE,
    papers.map((paper) => [...valuesOf(paper), now, paper.contentChanged ? 1 : 0, now, paper.id]),
  );
}
