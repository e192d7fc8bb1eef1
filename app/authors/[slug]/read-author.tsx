import type { ReactNode } from "react";
import { type DrawnPaper, drawPaper, drawPapers } from "@/app/drawn-papers";
import { formatsOf } from "@/app/list-formats";
import { AuthorPage } from "@/components/author/author-page";
import type { Db } from "@/lib/db";
import { findFoundPapers } from "@/lib/papers/queries-result";
import { parseListState } from "@/lib/papers/search-params";
import type { AuthorView } from "@/lib/papers/trend-views";

/** The spelling and the page that the query of an author's address asks for. */
export function parseAuthorQuery(query: Record<string, string | string[]>): { name: string | null; page: number } {
  return { name: [query.name ?? []].flat().at(-1) ?? null, page: parseListState({ page: query.page }).page };
}

/** What an author's page is headed by. */
export const nameOf = ({ name, names }: AuthorView): string => name ?? names[0]?.name ?? "Author";

/** The papers of the page; where several spellings are shown together, each with its own. */
async function drawAuthored(db: Db, { names, name, papers }: AuthorView): Promise<DrawnPaper[]> {
  const ids = papers.map(({ id }) => id);
  if (names.length === 1 || name !== null) return drawPapers(db, ids, []);
  const spellings = new Map(papers.map(({ id, as }) => [id, as]));
  const found = await findFoundPapers(db, ids, []);
  return found.map((paper) =>
    drawPaper(paper, ({ id }) => (
      <span>
        As <bdi>{spellings.get(id)}</bdi>
      </span>
    )),
  );
}

/** Both pure. */
export interface ReadAuthor {
  page: ReactNode;
  formats: ReactNode;
}

/** An author as their page shows them. */
export async function readAuthorPage(db: Db, view: AuthorView): Promise<ReadAuthor> {
  const papers = await drawAuthored(db, view);
  const address = { kind: "author" as const, slug: view.slug, name: view.name };
  return {
    page: <AuthorPage view={view} results={papers.map(({ result }) => result)} />,
    formats: formatsOf(
      address,
      papers.map(({ coin }) => coin),
    ),
  };
}
