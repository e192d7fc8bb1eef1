/** Papers as lists and editions draw them. */
import type { DbHandle } from "@/lib/db";
import type { BriefCard, PaperCard, RepositoryView } from "@/lib/papers/views";

/** Characters of an abstract that travel with a card: enough for a lead's opening. */
export const OPENING_LENGTH = 1_200;

/** As a query gives it: provenance is words in one text. */
type Stored<Card> = Omit<Card, "repository"> & {
  repository: (Omit<RepositoryView, "provenance"> & { provenance: string }) | null;
};

/** The link that stands for a paper's code: as its source stated it, else as found, in the order met. */
export const LINK_ORDER =
  "(l.provenance LIKE '%api-%') DESC, (l.provenance LIKE '%project-page%') DESC, (l.host = 'github.com') DESC, l.position, l.url";

// The order of a subquery holds for json_group_array and spares a sort where an index has it.
const BRIEF = `'id', p.id, 'slug', p.slug, 'title', p.title,
  'authorCount', p.authorCount, 'publishedOn', p.publishedOn, 'upvotes', p.upvotes, 'comments', p.comments,
  'authors', (SELECT json_group_array(name) FROM (SELECT a.name AS name FROM PaperAuthor pa
    JOIN Author a ON a.id = pa.authorId WHERE pa.paperId = p.id AND pa.position < 3 ORDER BY pa.position)),
  'repository', CASE WHEN p.hasCode THEN json((SELECT json_object('url', l.url, 'host', l.host, 'owner', l.owner,
    'name', l.name, 'provenance', l.provenance, 'stars', l.stars) FROM Link l
    WHERE l.paperId = p.id AND l.kind = 'repository' ORDER BY ${LINK_ORDER} LIMIT 1)) END`;

const CARD = `${BRIEF}, 'opening', substr(p.abstract, 1, ${OPENING_LENGTH}), 'listedOn', p.firstListedOn,
  'topics', (SELECT json_group_array(json_object('slug', t.slug, 'name', t.name) ORDER BY pt.score DESC, t.slug)
    FROM PaperTopic pt JOIN Topic t ON t.slug = pt.topicSlug WHERE pt.paperId = p.id)`;

const IN_ORDER = "FROM json_each(?) AS j JOIN Paper p ON p.id = j.value ORDER BY j.key";

function toCard<Card extends { repository: RepositoryView | null }>(row: Stored<Card>) {
  const repository = row.repository && { ...row.repository, provenance: row.repository.provenance.split(" ") };
  return { ...row, repository };
}

/** Cards of these papers, in the order of the ids; ids that are no paper are passed over. */
export async function findCards(db: DbHandle, ids: readonly number[]): Promise<PaperCard[]> {
  if (ids.length === 0) return [];
  const rows = await db.$queryRawUnsafe<{ card: string }[]>(
    `SELECT json_object(${CARD}) AS card ${IN_ORDER}`,
    JSON.stringify(ids),
  );
  return rows.map(({ card }) => toCard<PaperCard>(JSON.parse(card) as Stored<PaperCard>));
}

/** The same in brief, each with its whole abstract, "" where there is none. */
export async function findBriefCards(
  db: DbHandle,
  ids: readonly number[],
): Promise<{ card: BriefCard; abstract: string }[]> {
  if (ids.length === 0) return [];
  const rows = await db.$queryRawUnsafe<{ card: string; abstract: string }[]>(
    `SELECT json_object(${BRIEF}) AS card, p.abstract AS abstract ${IN_ORDER}`,
    JSON.stringify(ids),
  );
  return rows.map(({ card, abstract }) => ({
    card: toCard<BriefCard>(JSON.parse(card) as Stored<BriefCard>),
    abstract,
  }));
}
