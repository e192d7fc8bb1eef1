/** The papers of an author. */
import type { DbHandle } from "@/lib/db";
import { PAGE_SIZE } from "@/lib/papers/search-params";
import type { AuthoredPaper, AuthorView } from "@/lib/papers/trend-views";

const CO_AUTHORS = 16;
/** Papers with more authors are left out of the co-authors: everybody there wrote with everybody. */
const MOST_AUTHORS = 100;

async function findNames(db: DbHandle, slug: string): Promise<{ id: number; name: string; papers: number }[]> {
  const rows = await db.$queryRawUnsafe<{ names: string }[]>(
    `SELECT json_group_array(json_object('id', id, 'name', name, 'papers', papers) ORDER BY papers DESC, name) AS names
     FROM (SELECT a.id, a.name, (SELECT COUNT(DISTINCT pa.paperId) FROM PaperAuthor pa WHERE pa.authorId = a.id) AS papers
           FROM Author a WHERE a.slug = ?) WHERE papers > 0`,
    slug,
  );
  return JSON.parse(rows[0]?.names ?? "[]") as { id: number; name: string; papers: number }[];
}

/** Papers of these authors with the spelling each names, newest first. */
async function findPapersBy(db: DbHandle, authors: string): Promise<AuthoredPaper[]> {
  const rows = await db.$queryRawUnsafe<{ papers: string }[]>(
    `SELECT json_group_array(json_object('id', id, 'as', name) ORDER BY day DESC NULLS LAST, id DESC) AS papers FROM
     (SELECT p.id, p.sortDay AS day, MIN(a.name) AS name FROM PaperAuthor pa
      JOIN Author a ON a.id = pa.authorId JOIN Paper p ON p.id = pa.paperId
      WHERE pa.authorId IN (SELECT value FROM json_each(?)) GROUP BY p.id)`,
    authors,
  );
  return JSON.parse(rows[0]?.papers ?? "[]") as AuthoredPaper[];
}

async function findCoAuthors(db: DbHandle, authors: string, slug: string): Promise<AuthorView["coAuthors"]> {
  const rows = await db.$queryRawUnsafe<{ authors: string }[]>(
    `SELECT json_group_array(json_object('name', name, 'slug', slug, 'papers', papers) ORDER BY papers DESC, name) AS authors
     FROM (SELECT MIN(a.name) AS name, a.slug, COUNT(DISTINCT o.paperId) AS papers
       FROM PaperAuthor m JOIN Paper p ON p.id = m.paperId CROSS JOIN PaperAuthor o ON o.paperId = m.paperId
       JOIN Author a ON a.id = o.authorId
       WHERE m.authorId IN (SELECT value FROM json_each(?)) AND a.slug <> ? AND COALESCE(p.authorCount, 0) <= ${MOST_AUTHORS}
       GROUP BY a.slug ORDER BY papers DESC, name LIMIT ${CO_AUTHORS})`,
    authors,
    slug,
  );
  return JSON.parse(rows[0]?.authors ?? "[]") as AuthorView["coAuthors"];
}

/**
 * A page of the papers at an author's address; a page past the end is the last one. Spellings that lead to the same
 * address (`Ahmet Üstün`, `Ahmet Ustun`) are listed and each can be asked for alone by `name`; a name that is not
 * among them means all. null where nobody has this address.
 */
export async function getAuthor(
  db: DbHandle,
  slug: string,
  asked: { name: string | null; page: number },
): Promise<AuthorView | null> {
  const names = await findNames(db, slug);
  if (names.length === 0) return null;
  const chosen = names.length > 1 ? names.find(({ name }) => name === asked.name) : undefined;
  const ids = JSON.stringify((chosen ? [chosen] : names).map(({ id }) => id));
  const all = await findPapersBy(db, ids);
  const page = Math.min(asked.page, Math.max(1, Math.ceil(all.length / PAGE_SIZE)));
  return {
    slug,
    names: names.map(({ name, papers }) => ({ name, papers })),
    name: chosen?.name ?? null,
    total: all.length,
    page,
    papers: all.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
    coAuthors: await findCoAuthors(db, ids, slug),
  };
}
