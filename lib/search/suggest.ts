/** What a reader who has typed so much may mean: papers, authors, topics. fuse.js ranks a shortlist from the index. */
import Fuse, { type FuseResult } from "fuse.js";
import type { Db } from "@/lib/db";
import { prepared } from "@/lib/search/connection";
import { openIndex, postingsOfWord, readIndex, type SearchIndex, wordsByPrefix } from "@/lib/search/full-text";
import { NAME_BIT } from "@/lib/search/postings";
import { clearScores, scoreTerms } from "@/lib/search/rank";
import { resolveWords } from "@/lib/search/resolve";
import { keepBest } from "@/lib/search/select";
import { foldWord, tokenise } from "@/lib/search/tokenise";
import { loadVocabulary } from "@/lib/search/vocabulary";

export interface Suggestion {
  kind: "paper" | "author" | "topic";
  text: string;
  /** Last part of its address. */
  slug: string;
  /** Ranges of the text that match, end exclusive. */
  matches: [start: number, end: number][];
}

interface Entry {
  kind: Suggestion["kind"];
  text: string;
  slug: string;
}

const LONGEST_TEXT = 200;
const SHORTLIST = 40;
const NAME_WORDS = 8;
const NAME_PAPERS = 200;
/** Suggestions of one kind, unless the others leave room. */
const MOST_AUTHORS = 3;
const MOST_TOPICS = 2;

function shortlistTitles(index: SearchIndex, text: string, vocabulary: Parameters<typeof resolveWords>[2]): Entry[] {
  const { terms } = resolveWords(index, text, vocabulary, { exact: false, typing: true, stopWords: false });
  if (terms.length === 0) return [];
  const sums = scoreTerms(index, terms);
  const best = keepBest(SHORTLIST, (offer) => {
    for (let i = 0; i < sums.count; i++) {
      const paper = sums.found[i] ?? 0;
      offer(paper, sums.scores[paper] ?? 0);
    }
  });
  clearScores(sums);
  const read = prepared<{ title: string; slug: string }>(
    index.connection,
    "SELECT title, slug FROM Paper WHERE id = ?",
  );
  return best.flatMap(({ paper }) => {
    const row = read.get(paper);
    return row === undefined ? [] : [{ kind: "paper" as const, text: row.title, slug: row.slug }];
  });
}

/** Authors one of whose names begins like the last word, found through papers that have such a name. */
function shortlistAuthors(index: SearchIndex, text: string): Entry[] {
  const words = tokenise(text).map(({ word }) => word);
  const last = words.at(-1);
  if (last === undefined || last.length < 2) return [];
  const papers = new Set<number>();
  for (const { id } of wordsByPrefix(index, last, NAME_WORDS)) {
    const postings = postingsOfWord(index, id);
    for (let i = postings.papers.length - 1; i >= 0 && papers.size < NAME_PAPERS; i--)
      if (((postings.counts[i] ?? 0) & NAME_BIT) !== 0) papers.add(postings.papers[i] ?? 0);
  }
  const read = prepared<{ name: string; slug: string }>(
    index.connection,
    "SELECT name, slug FROM PaperAuthor JOIN Author ON Author.id = authorId WHERE paperId = ?",
  );
  const authors = new Map<string, Entry>();
  for (const paper of papers)
    for (const { name, slug } of read.all(paper)) {
      const parts = tokenise(name).map(({ word }) => word);
      if (words.every((word) => parts.some((part) => part.startsWith(word))))
        authors.set(slug, { kind: "author", text: name, slug });
    }
  return [...authors.values()];
}

function allTopics(index: SearchIndex): Entry[] {
  return prepared<{ name: string; slug: string }>(index.connection, "SELECT name, slug FROM Topic ORDER BY name")
    .all()
    .map(({ name, slug }) => ({ kind: "topic", text: name, slug }));
}

const OPTIONS = {
  keys: ["text"],
  includeMatches: true,
  ignoreLocation: true,
  ignoreDiacritics: true,
  threshold: 0.4,
};

function rankByFuse(entries: Entry[], text: string, limit: number): Suggestion[] {
  return new Fuse(entries, OPTIONS).search(text, { limit }).map(({ item, matches }: FuseResult<Entry>) => ({
    ...item,
    matches: (matches?.[0]?.indices ?? [])
      .filter(([start, end]) => end > start)
      .map(([start, end]) => [start, end + 1] as [number, number]),
  }));
}

/**
 * Up to `limit` suggestions for what is being typed: topics and authors first, few of each, then papers by title.
 * [] for a text without a word.
 */
export async function suggest(db: Db, text: string, limit = 8): Promise<Suggestion[]> {
  const typed = text.trim().slice(0, LONGEST_TEXT);
  if (foldWord(typed.replace(/[^\p{L}\p{N}]/gu, "")) === "") return [];
  const index = await openIndex(db);
  const vocabulary = await loadVocabulary(index);
  return readIndex(index, () => {
    const topics = rankByFuse(allTopics(index), typed, MOST_TOPICS);
    const authors = rankByFuse(shortlistAuthors(index, typed), typed, MOST_AUTHORS);
    const titles = shortlistTitles(index, typed, vocabulary);
    const ranked = rankByFuse(titles, typed, limit);
    const known = new Set(ranked.map(({ slug }) => slug));
    const rest = titles.filter(({ slug }) => !known.has(slug)).map((entry) => ({ ...entry, matches: [] }));
    return [...topics, ...authors, ...ranked, ...rest].slice(0, limit);
  });
}
