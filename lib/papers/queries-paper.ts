/** One paper's page. */
import type { DbHandle } from "@/lib/db";
import { parsePeriod } from "@/lib/papers/periods";
import { LINK_ORDER } from "@/lib/papers/queries-card";
import { findEditionPaperIds } from "@/lib/papers/queries-edition";
import { EDITION_LISTINGS } from "@/lib/papers/save-derived";
import type { PaperRef, PaperView } from "@/lib/papers/views";

/** But for its abstract, which is long and stands beside it. */
interface PaperRow
  extends Omit<PaperView, "abstract" | "repositories" | "otherLinks" | "categories" | "keywords" | "place"> {
  categories: string[] | null;
  keywords: string[] | null;
  links: {
    url: string;
    kind: "repository" | "other";
    host: string;
    owner: string | null;
    name: string | null;
    provenance: string;
    stars: number | null;
  }[];
}

// The order of a subquery holds for json_group_array and spares a sort where an index has it.
const SELECT_PAPER = `
SELECT json_object(
  'id', p.id, 'slug', p.slug, 'arxivId', p.arxivId, 'doi', p.doi, 'title', p.title,
  'abstractKind', p.abstractKind, 'authorCount', p.authorCount, 'publishedOn', p.publishedOn, 'listedOn', p.firstListedOn, 'upvotes', p.upvotes,
  'comments', p.comments, 'projectPage', p.projectPage, 'organization', p.organization,
  'organizationName', p.organizationName, 'categories', json(p.categories), 'keywords', json(p.keywords),
  'comment', p.comment,
  'authors', (SELECT json_group_array(json_object('name', name, 'slug', slug)) FROM (SELECT a.name AS name, a.slug AS slug
    FROM PaperAuthor pa JOIN Author a ON a.id = pa.authorId WHERE pa.paperId = p.id ORDER BY pa.position)),
  'links', (SELECT json_group_array(json_object('url', l.url, 'kind', l.kind, 'host', l.host, 'owner', l.owner,
    'name', l.name, 'provenance', l.provenance, 'stars', l.stars) ORDER BY ${LINK_ORDER})
    FROM Link l WHERE l.paperId = p.id),
  'topics', (SELECT json_group_array(json_object('slug', t.slug, 'name', t.name, 'origin', pt.origin)
    ORDER BY pt.score DESC, t.slug) FROM PaperTopic pt JOIN Topic t ON t.slug = pt.topicSlug WHERE pt.paperId = p.id),
  'editions', (SELECT json_group_array(day ORDER BY day) FROM
    (SELECT DISTINCT g.day FROM Listing g WHERE g.paperId = p.id AND ${EDITION_LISTINGS}))
) AS paper, p.abstract AS abstract FROM Paper p WHERE p.slug = ?`;

async function getRef(db: DbHandle, id: number | undefined): Promise<PaperRef | null> {
  if (id === undefined) return null;
  const rows = await db.$queryRawUnsafe<PaperRef[]>("SELECT slug, title FROM Paper WHERE id = ?", id);
  return rows[0] ?? null;
}

async function getPlace(db: DbHandle, id: number, editions: string[]): Promise<PaperView["place"]> {
  const day = editions.at(-1);
  const period = day === undefined ? null : parsePeriod(day);
  if (day === undefined || period === null) return null;
  const ids = await findEditionPaperIds(db, period);
  const index = ids.indexOf(id);
  return {
    day,
    number: index + 1,
    of: ids.length,
    before: await getRef(db, ids[index - 1]),
    after: await getRef(db, ids[index + 1]),
  };
}

/** The paper at an address, or null. */
export async function getPaper(db: DbHandle, slug: string): Promise<PaperView | null> {
  const rows = await db.$queryRawUnsafe<{ paper: string; abstract: string }[]>(SELECT_PAPER, slug);
  const first = rows[0];
  if (!first) return null;
  const { links, categories, keywords, ...row } = JSON.parse(first.paper) as PaperRow;
  const views = links.map(({ provenance, ...link }) => ({ ...link, provenance: provenance.split(" ") }));
  return {
    ...row,
    abstract: first.abstract,
    categories: categories ?? [],
    keywords: keywords ?? [],
    repositories: views.filter((link) => link.kind === "repository").map(({ kind, ...repository }) => repository),
    otherLinks: views.filter((link) => link.kind === "other").map(({ url, host }) => ({ url, host })),
    place: await getPlace(db, row.id, row.editions),
  };
}

/** The address of the paper that came last, or null where there is none. */
export async function getNewestSlug(db: DbHandle): Promise<string | null> {
  const rows = await db.$queryRawUnsafe<{ slug: string }[]>(
    "SELECT slug FROM Paper WHERE id = (SELECT MAX(id) FROM Paper)",
  );
  return rows[0]?.slug ?? null;
}

/** Where a former address leads now: the paper's address, or null. */
export async function findMovedSlug(db: DbHandle, slug: string): Promise<string | null> {
  const rows = await db.$queryRawUnsafe<{ slug: string }[]>(
    "SELECT p.slug FROM FormerSlug f JOIN Paper p ON p.id = f.paperId WHERE f.slug = ?",
    slug,
  );
  return rows[0]?.slug ?? null;
}
