/** Papers as the merge knows them: whole rows with links and listings, found by any of their identities. */
import type { SqlHandle } from "@/lib/db";
import { FACT_NAMES, type FactSources, type Facts } from "@/lib/ingest/claims";
import type { KeptPaper, KeptReading } from "@/lib/ingest/kept-paper";
import type { MergedPaper } from "@/lib/ingest/merge";
import type { MergedLink, MergedListing } from "@/lib/ingest/merge-links";
import type { AbstractKind } from "@/lib/papers/paper";

export interface StoredPaper {
  id: number;
  slug: string;
  /** Normalised titles it was met under. */
  titleKeys: string[];
  merged: MergedPaper;
}

export interface IdentityKeys {
  arxivIds: string[];
  dois: string[];
  titleKeys: string[];
}

interface PaperRow {
  id: number;
  slug: string;
  arxivId: string | null;
  doi: string | null;
  titleKeys: string[];
  title: string;
  abstract: string;
  abstractKind: AbstractKind;
  authorCount: number | null;
  publishedOn: string | null;
  upvotes: number | null;
  comments: number | null;
  projectPage: string | null;
  thumbnail: string | null;
  organization: string | null;
  organizationName: string | null;
  submittedBy: string | null;
  categories: string | null;
  keywords: string | null;
  comment: string | null;
  aiSummary: string | null;
  factSources: string;
  authors: string[];
  links: (Omit<MergedLink, "provenance"> & { provenance: string })[];
  listings: MergedListing[];
}

const SCALARS = [
  "id",
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
];

const STORED_JSON = `json_object(
  ${SCALARS.map((name) => `'${name}', p."${name}"`).join(", ")},
  'titleKeys', (SELECT json_group_array(t.titleKey ORDER BY t.titleKey) FROM PaperTitle t WHERE t.paperId = p.id),
  'authors', (SELECT json_group_array(a.name ORDER BY pa.position)
    FROM PaperAuthor pa JOIN Author a ON a.id = pa.authorId WHERE pa.paperId = p.id),
  'links', (SELECT json_group_array(json_object('url', l.url, 'kind', l.kind, 'host', l.host, 'owner', l.owner,
    'name', l.name, 'provenance', l.provenance, 'stars', l.stars, 'starsReadAt', l.starsReadAt, 'position', l.position)
    ORDER BY l.id) FROM Link l WHERE l.paperId = p.id),
  'listings', (SELECT json_group_array(json_object('day', g.day, 'source', g.source, 'position', g.position)
    ORDER BY g.day, g.source) FROM Listing g WHERE g.paperId = p.id)
)`;

const SELECT_STORED = `
SELECT ${STORED_JSON} AS stored
FROM Paper p WHERE p.id IN (
  SELECT id FROM Paper WHERE arxivId IN (SELECT value FROM json_each(?))
  UNION SELECT id FROM Paper WHERE doi IN (SELECT value FROM json_each(?))
  UNION SELECT paperId FROM PaperTitle WHERE titleKey IN (SELECT value FROM json_each(?))
)`;

function parseList(text: string | null): string[] | null {
  return text === null ? null : (JSON.parse(text) as string[]);
}

function toStored(row: PaperRow): StoredPaper {
  const facts: Facts = {
    title: row.title,
    abstract: row.abstractKind === "none" ? null : { text: row.abstract, kind: row.abstractKind },
    authors:
      row.authorCount === null ? null : { names: row.authors.length > 0 ? row.authors : null, count: row.authorCount },
    publishedOn: row.publishedOn,
    upvotes: row.upvotes,
    comments: row.comments,
    doi: row.doi,
    projectPage: row.projectPage,
    thumbnail: row.thumbnail,
    organization:
      row.organization === null && row.organizationName === null
        ? null
        : { handle: row.organization, name: row.organizationName },
    submittedBy: row.submittedBy,
    categories: parseList(row.categories),
    keywords: parseList(row.keywords),
    comment: row.comment,
    aiSummary: row.aiSummary,
  };
  const sources = JSON.parse(row.factSources) as FactSources;
  return {
    id: row.id,
    slug: row.slug,
    titleKeys: row.titleKeys,
    merged: {
      arxivId: row.arxivId,
      facts,
      factSources: Object.fromEntries(FACT_NAMES.filter((name) => sources[name]).map((name) => [name, sources[name]])),
      links: row.links.map((link) => ({ ...link, provenance: link.provenance.split(" ") })),
      listings: row.listings,
    },
  };
}

/** Every stored paper that has one of these identities. */
export async function findStored(db: SqlHandle, keys: IdentityKeys): Promise<StoredPaper[]> {
  const rows = await db.$queryRawUnsafe<{ stored: string }[]>(
    SELECT_STORED,
    JSON.stringify(keys.arxivIds),
    JSON.stringify(keys.dois),
    JSON.stringify(keys.titleKeys),
  );
  return rows.map((row) => toStored(JSON.parse(row.stored) as PaperRow));
}

/** Those of the addresses that are taken, now or formerly. */
export async function findTakenSlugs(db: SqlHandle, slugs: string[]): Promise<Set<string>> {
  const rows = await db.$queryRawUnsafe<{ slug: string }[]>(
    `SELECT slug FROM Paper WHERE slug IN (SELECT value FROM json_each(?))
     UNION SELECT slug FROM FormerSlug WHERE slug IN (SELECT value FROM json_each(?))`,
    JSON.stringify(slugs),
    JSON.stringify(slugs),
  );
  return new Set(rows.map((row) => row.slug));
}

/** The greatest id ever given to a paper; ids are not used again. */
export async function greatestPaperId(db: SqlHandle): Promise<number> {
  const rows = await db.$queryRawUnsafe<{ seq: number | bigint }[]>(
    "SELECT seq FROM sqlite_sequence WHERE name = 'Paper'",
  );
  return Number(rows[0]?.seq ?? 0);
}

interface KeptRow {
  id: number | bigint;
  stored: string;
  formerSlugs: string;
  readings: string;
  createdAt: string;
  contentUpdatedAt: string;
}

const SELECT_KEPT = `
SELECT p.id, ${STORED_JSON} AS stored, p.createdAt, p.contentUpdatedAt,
  (SELECT json_group_array(f.slug ORDER BY f.slug) FROM FormerSlug f WHERE f.paperId = p.id) AS formerSlugs,
  (SELECT json_group_array(json_object('readAt', r.readAt, 'source', r.source, 'upvotes', r.upvotes,
    'comments', r.comments, 'stars', r.stars) ORDER BY r.readAt, r.source) FROM Reading r WHERE r.paperId = p.id)
    AS readings
FROM Paper p WHERE p.id > ? ORDER BY p.id LIMIT ?`;

/** Papers read at once for an export. */
const PORTION = 200;

function toKept(row: KeptRow): KeptPaper {
  const { slug, titleKeys, merged } = toStored(JSON.parse(row.stored) as PaperRow);
  return {
    ...{ slug, merged, titleKeys },
    formerSlugs: JSON.parse(row.formerSlugs) as string[],
    readings: JSON.parse(row.readings) as KeptReading[],
    createdAt: new Date(row.createdAt).toISOString(),
    contentUpdatedAt: new Date(row.contentUpdatedAt).toISOString(),
  };
}

/** Every paper with all that is known of it, by id, portion by portion. Consistent inside a transaction. */
export async function* streamKept(db: SqlHandle): AsyncGenerator<KeptPaper, void, void> {
  for (let last = 0; ; ) {
    const rows = await db.$queryRawUnsafe<KeptRow[]>(SELECT_KEPT, last, PORTION);
    for (const row of rows) yield toKept(row);
    if (rows.length < PORTION) return;
    last = Number(rows.at(-1)?.id);
  }
}
