/** Whole papers for lists in other formats: read in small portions, so that any number of them takes little memory. */
import type { DbHandle } from "@/lib/db";
import type { PaperRecord } from "@/lib/papers/paper-record";
import { LINK_ORDER } from "@/lib/papers/queries-card";
import { EDITION_LISTINGS } from "@/lib/papers/save-derived";
import type { PaperLinkView } from "@/lib/papers/views";

interface RecordRow extends Omit<PaperRecord, "repositories" | "otherLinks" | "categories" | "keywords"> {
  categories: string[] | null;
  keywords: string[] | null;
  links: (Omit<PaperLinkView, "provenance"> & { provenance: string })[];
}

const RECORD_JSON = `json_object(
  'id', p.id, 'slug', p.slug, 'arxivId', p.arxivId, 'doi', p.doi, 'title', p.title, 'abstract', p.abstract,
  'abstractKind', p.abstractKind, 'authorCount', p.authorCount, 'publishedOn', p.publishedOn, 'upvotes', p.upvotes,
  'comments', p.comments, 'projectPage', p.projectPage, 'organization', p.organization,
  'organizationName', p.organizationName, 'categories', json(p.categories), 'keywords', json(p.keywords),
  'comment', p.comment, 'submittedBy', p.submittedBy, 'thumbnail', p.thumbnail, 'aiSummary', p.aiSummary,
  'contentUpdatedAt', p.contentUpdatedAt,
  'authors', (SELECT json_group_array(json_object('name', a.name, 'slug', a.slug) ORDER BY pa.position)
    FROM PaperAuthor pa JOIN Author a ON a.id = pa.authorId WHERE pa.paperId = p.id),
  'links', (SELECT json_group_array(json_object('url', l.url, 'kind', l.kind, 'host', l.host, 'owner', l.owner,
    'name', l.name, 'provenance', l.provenance, 'stars', l.stars) ORDER BY ${LINK_ORDER})
    FROM Link l WHERE l.paperId = p.id),
  'topics', (SELECT json_group_array(json_object('slug', t.slug, 'name', t.name, 'origin', pt.origin)
    ORDER BY pt.score DESC, t.slug) FROM PaperTopic pt JOIN Topic t ON t.slug = pt.topicSlug WHERE pt.paperId = p.id),
  'editions', (SELECT json_group_array(day ORDER BY day) FROM
    (SELECT DISTINCT g.day FROM Listing g WHERE g.paperId = p.id AND ${EDITION_LISTINGS})))`;

/** Papers read at once: enough for few statements, little enough to be held. The first ones are few, to be sent soon. */
const PORTION = 100;
const FIRST_PORTION = 10;

function toRecord(row: RecordRow): PaperRecord {
  const { links, categories, keywords, ...rest } = row;
  const views = links.map(({ provenance, ...link }) => ({ ...link, provenance: provenance.split(" ") }));
  return {
    ...rest,
    categories: categories ?? [],
    keywords: keywords ?? [],
    contentUpdatedAt: new Date(row.contentUpdatedAt).toISOString(),
    repositories: views.filter((link) => link.kind === "repository").map(({ kind, ...repository }) => repository),
    otherLinks: views.filter((link) => link.kind === "other").map(({ url, host }) => ({ url, host })),
  };
}

/** Records of these papers, in the order of the ids; ids that are no paper are passed over. */
export async function findRecords(db: DbHandle, ids: readonly number[]): Promise<PaperRecord[]> {
  if (ids.length === 0) return [];
  const rows = await db.$queryRawUnsafe<{ record: string }[]>(
    `SELECT ${RECORD_JSON} AS record FROM json_each(?) AS j JOIN Paper p ON p.id = j.value ORDER BY j.key`,
    JSON.stringify(ids),
  );
  return rows.map((row) => toRecord(JSON.parse(row.record) as RecordRow));
}

/** The same, portion by portion. */
export async function* streamRecords(db: DbHandle, ids: readonly number[]): AsyncGenerator<PaperRecord, void, void> {
  yield* await findRecords(db, ids.slice(0, FIRST_PORTION));
  for (let start = FIRST_PORTION; start < ids.length; start += PORTION)
    yield* await findRecords(db, ids.slice(start, start + PORTION));
}

/** The id of the paper at an address, or null. */
export async function findPaperId(db: DbHandle, slug: string): Promise<number | null> {
  const rows = await db.$queryRawUnsafe<{ id: number | bigint }[]>("SELECT id FROM Paper WHERE slug = ?", slug);
  return rows[0] === undefined ? null : Number(rows[0].id);
}

/** When the content of any of these papers last changed: ISO 8601 in UTC, or null without papers. */
export async function getContentTime(db: DbHandle, ids: readonly number[]): Promise<string | null> {
  const rows = await db.$queryRawUnsafe<{ time: string | null }[]>(
    "SELECT MAX(p.contentUpdatedAt) AS time FROM json_each(?) AS j JOIN Paper p ON p.id = j.value",
    JSON.stringify(ids),
  );
  const time = rows[0]?.time ?? null;
  return time === null ? null : new Date(time).toISOString();
}
