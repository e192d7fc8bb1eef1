/** What the index should say of a paper, as the table has it. */
import type { PaperFacts } from "@/lib/search/columns";
import { type Connection, prepared } from "@/lib/search/connection";
import { countWords, type PaperWords, wordsOfPaper } from "@/lib/search/paper-words";

const DAY_MS = 86_400_000;

interface PaperRow {
  title: string;
  abstract: string;
  sortDay: string | null;
  upvotes: number | null;
  hasCode: number;
  authorCount: number | null;
  projectPage: string | null;
  organization: string | null;
}

interface LinkRow {
  owner: string | null;
  name: string | null;
  stars: number | null;
}

export interface SearchedPaper {
  words: PaperWords;
  facts: Omit<PaperFacts, "organization" | "topics">;
  /** Text of the label: `org:HANDLE`; null for none. */
  organization: string | null;
  /** Texts of the labels, rising: `topic:SLUG`. */
  topics: string[];
}

/** Reads a paper as the index is to know it; null where there is none. */
export function readSearchedPaper(connection: Connection, id: number): SearchedPaper | null {
  const row = prepared<PaperRow>(
    connection,
    `SELECT title, abstract, sortDay, upvotes, hasCode, authorCount, projectPage, organization FROM Paper WHERE id = ?`,
  ).get(id);
  if (row === undefined) return null;
  const names = prepared<{ name: string }>(
    connection,
    "SELECT name FROM PaperAuthor JOIN Author ON Author.id = authorId WHERE paperId = ? ORDER BY position",
  ).all(id);
  const repositories = prepared<LinkRow>(
    connection,
    "SELECT owner, name, stars FROM Link WHERE paperId = ? AND kind = 'repository' ORDER BY position",
  ).all(id);
  const topics = prepared<{ topicSlug: string }>(
    connection,
    "SELECT topicSlug FROM PaperTopic WHERE paperId = ? ORDER BY topicSlug",
  ).all(id);
  const authorNames = names.map(({ name }) => name);
  const words = wordsOfPaper(row.title, row.abstract, authorNames, repositories);
  const stars = repositories.flatMap((repository) => (repository.stars === null ? [] : [repository.stars]));
  return {
    words,
    facts: {
      titleWords: countWords(words[0]),
      abstractWords: countWords(words[1]),
      day: row.sortDay === null ? null : Math.floor(Date.parse(row.sortDay) / DAY_MS),
      upvotes: row.upvotes,
      stars: stars.length ? Math.max(...stars) : null,
      authors: row.authorCount,
      hasCode: row.hasCode === 1,
      hasProject: row.projectPage !== null,
    },
    organization: row.organization === null ? null : `org:${row.organization}`,
    topics: topics.map(({ topicSlug }) => `topic:${topicSlug}`),
  };
}
