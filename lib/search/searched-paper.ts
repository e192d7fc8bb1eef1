/** What the index should say of a paper, as the table has it. */
import type { PaperFacts } from "@/lib/search/columns";
import { type Connection, preparedRaw } from "@/lib/search/connection";
import { countWords, type PaperTexts, type PaperWords, wordsOfPaper } from "@/lib/search/paper-words";

const DAY_MS = 86_400_000;

type PaperRow = [
  id: number,
  title: string,
  abstract: string,
  sortDay: string | null,
  upvotes: number | null,
  hasCode: number,
  authorCount: number | null,
  projectPage: string | null,
  organization: string | null,
];
type LinkRow = [paper: number, owner: string | null, name: string | null, stars: number | null];
type TextRow = [paper: number, text: string];

/** A paper as its rows have it. */
export interface PaperRows {
  texts: PaperTexts;
  facts: Omit<PaperFacts, "organization" | "topics" | "titleWords" | "abstractWords">;
  /** Text of the label: `org:HANDLE`; null for none. */
  organization: string | null;
  /** Texts of the labels, rising: `topic:SLUG`. */
  topics: string[];
}

export interface SearchedPaper extends Pick<PaperRows, "organization" | "topics"> {
  words: PaperWords;
  facts: Omit<PaperFacts, "organization" | "topics">;
}

const PAPERS = `
SELECT id, title, abstract, sortDay, upvotes, hasCode, authorCount, projectPage, organization
FROM Paper WHERE id BETWEEN ? AND ?`;
const NAMES = `
SELECT paperId, name FROM PaperAuthor JOIN Author ON Author.id = authorId
WHERE paperId BETWEEN ? AND ? ORDER BY paperId, position`;
const REPOSITORIES = `
SELECT paperId, owner, name, stars FROM Link
WHERE paperId BETWEEN ? AND ? AND kind = 'repository' ORDER BY paperId, position`;
const TOPICS = "SELECT paperId, topicSlug FROM PaperTopic WHERE paperId BETWEEN ? AND ? ORDER BY paperId, topicSlug";

/** The rows of each paper, in their order. */
function byPaper<Row extends [paper: number, ...rest: unknown[]]>(rows: readonly Row[]): Map<number, Row[]> {
  const groups = new Map<number, Row[]>();
  let group: Row[] = [];
  let before: number | null = null;
  for (const row of rows) {
    if (row[0] !== before) {
      group = [];
      groups.set(row[0], group);
      before = row[0];
    }
    group.push(row);
  }
  return groups;
}

function toRows(row: PaperRow, names: TextRow[], links: LinkRow[], topics: TextRow[]): PaperRows {
  const [, title, abstract, sortDay, upvotes, hasCode, authors, projectPage, organization] = row;
  const stars = links.flatMap(([, , , count]) => (count === null ? [] : [count]));
  return {
    texts: {
      title,
      abstract,
      names: names.map(([, name]) => name),
      repositories: links.map(([, owner, name]) => ({ owner, name })),
    },
    facts: {
      day: sortDay === null ? null : Math.floor(Date.parse(sortDay) / DAY_MS),
      upvotes,
      stars: stars.length ? Math.max(...stars) : null,
      authors,
      hasCode: hasCode === 1,
      hasProject: projectPage !== null,
    },
    organization: organization === null ? null : `org:${organization}`,
    topics: topics.map(([, slug]) => `topic:${slug}`),
  };
}

/** Reads the papers with ids from `first` to `last`. */
export function readPaperRows(connection: Connection, first: number, last: number): Map<number, PaperRows> {
  const papers = preparedRaw<PaperRow>(connection, PAPERS).all(first, last);
  const names = byPaper(preparedRaw<TextRow>(connection, NAMES).all(first, last));
  const links = byPaper(preparedRaw<LinkRow>(connection, REPOSITORIES).all(first, last));
  const topics = byPaper(preparedRaw<TextRow>(connection, TOPICS).all(first, last));
  return new Map(
    papers.map((row) => {
      const [id] = row;
      return [id, toRows(row, names.get(id) ?? [], links.get(id) ?? [], topics.get(id) ?? [])];
    }),
  );
}

function toSearched({ texts, facts, ...labels }: PaperRows): SearchedPaper {
  const words = wordsOfPaper(texts);
  const lengths = { titleWords: countWords(words[0]), abstractWords: countWords(words[1]) };
  return { ...labels, words, facts: { ...lengths, ...facts } };
}

/** Reads the papers with ids from `first` to `last` as the index is to know them. */
export function readSearchedPapers(connection: Connection, first: number, last: number): Map<number, SearchedPaper> {
  const rows = readPaperRows(connection, first, last);
  return new Map([...rows].map(([id, paper]) => [id, toSearched(paper)]));
}

/** Reads a paper as the index is to know it; null where there is none. */
export function readSearchedPaper(connection: Connection, id: number): SearchedPaper | null {
  return readSearchedPapers(connection, id, id).get(id) ?? null;
}
