/** Papers as lists and editions draw them. */
import type { DbHandle } from "@/lib/db";
import type { PaperCard, RepositoryView } from "@/lib/papers/views";

/** Characters of an abstract that travel with a card: enough for a lead's opening. */
export const OPENING_LENGTH = 1_200;

interface CardRow {
  id: number;
  slug: string;
  title: string;
  opening: string;
  authors: string[];
  authorCount: number | null;
  publishedOn: string | null;
  listedOn: string | null;
  upvotes: number | null;
  comments: number | null;
  repository: (Omit<RepositoryView, "provenance"> & { provenance: string }) | null;
  topics: { slug: string; name: string }[];
}

/** The link that stands for a paper's code: as its source stated it, else as found, in the order met. */
export const LINK_ORDER =
  "(l.provenance LIKE '%api-%') DESC, (l.provenance LIKE '%project-page%') DESC, (l.host = 'github.com') DESC, l.position, l.url";

const CARD_JSON = `json_object(
  'id', p.id, 'slug', p.slug, 'title', p.title, 'opening', substr(p.abstract, 1, ${OPENING_LENGTH}),
  'authorCount', p.authorCount, 'publishedOn', p.publishedOn, 'listedOn', p.firstListedOn, 'upvotes', p.upvotes, 'comments', p.comments,
  'authors', (SELECT json_group_array(a.name ORDER BY pa.position) FROM PaperAuthor pa
    JOIN Author a ON a.id = pa.authorId WHERE pa.paperId = p.id AND pa.position < 3),
  'repository', CASE WHEN p.hasCode THEN json((SELECT json_object('url', l.url, 'host', l.host, 'owner', l.owner,
    'name', l.name, 'provenance', l.provenance, 'stars', l.stars) FROM Link l
    WHERE l.paperId = p.id AND l.kind = 'repository' ORDER BY ${LINK_ORDER} LIMIT 1)) END,
  'topics', (SELECT json_group_array(json_object('slug', t.slug, 'name', t.name) ORDER BY pt.score DESC, t.slug)
    FROM PaperTopic pt JOIN Topic t ON t.slug = pt.topicSlug WHERE pt.paperId = p.id))`;

function toCard(row: CardRow): PaperCard {
  const repository = row.repository && { ...row.repository, provenance: row.repository.provenance.split(" ") };
  return { ...row, repository };
}

/** Cards of these papers, in the order of the ids; ids that are no paper are passed over. */
export async function findCards(db: DbHandle, ids: readonly number[]): Promise<PaperCard[]> {
  if (ids.length === 0) return [];
  const rows = await db.$queryRawUnsafe<{ card: string }[]>(
    `SELECT ${CARD_JSON} AS card FROM json_each(?) AS j JOIN Paper p ON p.id = j.value ORDER BY j.key`,
    JSON.stringify(ids),
  );
  return rows.map((row) => toCard(JSON.parse(row.card) as CardRow));
}

/** Whole abstracts by id; "" where there is none. */
export async function findAbstracts(db: DbHandle, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await db.$queryRawUnsafe<{ abstracts: string }[]>(
    `SELECT json_group_array(json_array(id, abstract)) AS abstracts FROM Paper
     WHERE id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  );
  return new Map(JSON.parse(rows[0]?.abstracts ?? "[]") as [number, string][]);
}
