/** Papers as results of a list, and what reference managers are told of them: one read for both. */
import type { CitedPaper } from "@/lib/cite/citable";
import type { DbHandle } from "@/lib/db";
import { cutOpening, OPENING_BUDGET } from "@/lib/format/opening";
import { LINK_ORDER, OPENING_LENGTH } from "@/lib/papers/queries-card";
import type { RepositoryView, ResultCard } from "@/lib/papers/views";
import { createHighlighter, type Highlight, type Mark } from "@/lib/search/highlight";

export interface FoundPaper {
  card: ResultCard;
  /** Without its abstract. */
  cited: CitedPaper;
  /** When it entered the catalogue, in milliseconds since 1970. */
  addedAt: number;
}

interface Facts {
  id: number;
  slug: string;
  arxivId: string | null;
  doi: string | null;
  title: string;
  authorCount: number | null;
  publishedOn: string | null;
  listedOn: string | null;
  upvotes: number | null;
  projectPage: string | null;
  addedAt: string;
  authors: string[];
  repository: (Omit<RepositoryView, "provenance"> & { provenance: string }) | null;
}

interface Row {
  /** Of a list without search only its beginning. */
  abstract: string;
  /** Facts as JSON. */
  facts: string;
}

const NAMED_AUTHORS = 3;

// The order of a subquery holds for json_group_array and spares a sort, since an index has it.
const selectPapers = (abstract: string) => `SELECT ${abstract} AS abstract, json_object(
  'id', p.id, 'slug', p.slug, 'arxivId', p.arxivId, 'doi', p.doi, 'title', p.title,
  'authorCount', p.authorCount, 'publishedOn', p.publishedOn, 'listedOn', p.firstListedOn, 'upvotes', p.upvotes,
  'projectPage', p.projectPage, 'addedAt', p.createdAt,
  'authors', (SELECT json_group_array(name) FROM (SELECT a.name AS name FROM PaperAuthor pa
    JOIN Author a ON a.id = pa.authorId WHERE pa.paperId = p.id ORDER BY pa.position)),
  'repository', CASE WHEN p.hasCode THEN json((SELECT json_object('url', l.url, 'host', l.host, 'owner', l.owner,
    'name', l.name, 'provenance', l.provenance, 'stars', l.stars) FROM Link l
    WHERE l.paperId = p.id AND l.kind = 'repository' ORDER BY ${LINK_ORDER} LIMIT 1)) END) AS facts
  FROM json_each(?) AS j JOIN Paper p ON p.id = j.value ORDER BY j.key`;

const WITH_OPENINGS = selectPapers(`substr(p.abstract, 1, ${OPENING_LENGTH})`);
const WITH_ABSTRACTS = selectPapers("p.abstract");

/** What a result shows of its abstract, and what is marked in it. `highlight`: null where nothing was searched for. */
function shownOf(title: string, abstract: string, highlight: Highlight | null) {
  const found = highlight?.(title, abstract);
  if (found !== undefined && found.matches.length > 0)
    return { titleMatches: found.title, snippet: found.snippet, snippetMatches: found.matches };
  // Characters as SQLite counts them.
  const opening = highlight === null ? abstract : Array.from(abstract).slice(0, OPENING_LENGTH).join("");
  return {
    titleMatches: found?.title ?? [],
    snippet: cutOpening(opening, OPENING_BUDGET.snippet).text,
    snippetMatches: [],
  };
}

function toFound({ abstract, facts }: Row, highlight: Highlight | null): FoundPaper {
  const paper = JSON.parse(facts) as Facts;
  const { id, slug, arxivId, doi, title, publishedOn, projectPage, authors, repository } = paper;
  const { titleMatches, snippet, snippetMatches } = shownOf(title, abstract, highlight);
  return {
    card: {
      id,
      slug,
      title,
      authorCount: paper.authorCount,
      publishedOn,
      listedOn: paper.listedOn,
      upvotes: paper.upvotes,
      titleMatches,
      snippet,
      snippetMatches,
      authors: authors.slice(0, NAMED_AUTHORS),
      repository: repository && { ...repository, provenance: repository.provenance.split(" ") },
    },
    cited: {
      slug,
      arxivId,
      doi,
      title,
      publishedOn,
      projectPage,
      authors: authors.map((name) => ({ name })),
      abstract: "",
      abstractKind: "none",
    },
    addedAt: Date.parse(paper.addedAt),
  };
}

/**
 * These papers, in the order of the ids; ids that are no paper are passed over. `marks`: what a search asked for, marked in
 * titles and in the best passages of abstracts; [] gives their openings.
 */
export async function findFoundPapers(
  db: DbHandle,
  ids: readonly number[],
  marks: readonly Mark[],
): Promise<FoundPaper[]> {
  if (ids.length === 0) return [];
  const rows = await db.$queryRawUnsafe<Row[]>(
    marks.length === 0 ? WITH_OPENINGS : WITH_ABSTRACTS,
    JSON.stringify(ids),
  );
  const highlight = marks.length === 0 ? null : createHighlighter(marks);
  return rows.map((row) => toFound(row, highlight));
}

/** What citations of these papers need, in the order of the ids, without abstracts. */
export async function findCited(db: DbHandle, ids: readonly number[]): Promise<CitedPaper[]> {
  if (ids.length === 0) return [];
  const rows = await db.$queryRawUnsafe<{ paper: string }[]>(
    `SELECT json_object('slug', p.slug, 'arxivId', p.arxivId, 'doi', p.doi, 'title', p.title,
       'publishedOn', p.publishedOn, 'projectPage', p.projectPage, 'abstract', '', 'abstractKind', 'none',
       'authors', (SELECT json_group_array(json_object('name', a.name) ORDER BY pa.position) FROM PaperAuthor pa
         JOIN Author a ON a.id = pa.authorId WHERE pa.paperId = p.id)) AS paper
     FROM json_each(?) AS j JOIN Paper p ON p.id = j.value ORDER BY j.key`,
    JSON.stringify(ids),
  );
  return rows.map(({ paper }) => JSON.parse(paper) as CitedPaper);
}
