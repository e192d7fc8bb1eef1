/** What a reader who has typed so much may mean: papers, authors, topics. fuse.js ranks a shortlist from the index. */
import Fuse, { type FuseResult } from "fuse.js";
import type { Db } from "@/lib/db";
import { titleKey } from "@/lib/ingest/normalise";
import { prepared } from "@/lib/search/connection";
import { typingCost } from "@/lib/search/correct";
import {
  openIndex,
  postingsOfWord,
  readIndex,
  type SearchIndex,
  type WordEntry,
  wordsByPrefix,
} from "@/lib/search/full-text";
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
const SHORTLIST = 60;
/** Letters and digits of a title that must be typed before titles are looked up by how they begin; and how many are. */
const SHORTEST_BEGINNING = 3;
const BEGINNINGS = 300;
const NAME_WORDS = 12;
const NAME_PAPERS = 200;
/** A word of more papers is hardly a name. */
const MOST_PAPERS_OF_NAME = 5_000;
/** A typed word of so many letters may have one mistake where it begins like a word of a topic. */
const FORGIVEN_LENGTH = 5;
const ONE_MISTAKE = 1;
/** Suggestions of one kind, unless the others leave room. */
const MOST_AUTHORS = 3;
const MOST_TOPICS = 2;

/** Papers whose titles begin so, those of most upvotes first among the first few hundred. */
function titlesBeginning(index: SearchIndex, text: string): Entry[] {
  const key = titleKey(text);
  if (key.length < SHORTEST_BEGINNING) return [];
  return prepared<{ title: string; slug: string }>(
    index.connection,
    `SELECT title, slug FROM Paper WHERE id IN
       (SELECT paperId FROM PaperTitle WHERE titleKey >= ? AND titleKey < ? LIMIT ?) ORDER BY upvotes DESC, id DESC LIMIT ?`,
  )
    .all(key, `${key}\u{10ffff}`, BEGINNINGS, SHORTLIST / 3)
    .map(({ title, slug }) => ({ kind: "paper", text: title, slug }));
}

/** Papers by what their titles and abstracts say, nearest first. */
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

/** Known words that begin so and may be names. */
function possibleNames(index: SearchIndex, beginning: string): WordEntry[] {
  if (beginning.length < 2) return [];
  return wordsByPrefix(index, beginning, NAME_WORDS).filter(({ papers }) => papers <= MOST_PAPERS_OF_NAME);
}

/** Authors whose names begin like all the words, found through papers that have a name like the rarest of these. */
function shortlistAuthors(index: SearchIndex, text: string): Entry[] {
  const words = tokenise(text).map(({ word }) => word);
  const [rarest] = words
    .map((word) => possibleNames(index, word))
    .filter((names) => names.length > 0)
    .map((names) => ({ names, papers: names.reduce((sum, { papers }) => sum + papers, 0) }))
    .sort((a, b) => a.papers - b.papers);
  const papers = new Set<number>();
  for (const { id } of rarest?.names ?? []) {
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

const beginsLike = (word: string, typed: string): boolean =>
  word.startsWith(typed) ||
  (typed.length >= FORGIVEN_LENGTH && typingCost(typed, word.slice(0, typed.length), ONE_MISTAKE) <= ONE_MISTAKE);

/** Topics that have, for each typed word, a word that begins like it, or whose whole name is typed. */
function shortlistTopics(index: SearchIndex, text: string): Entry[] {
  const typed = tokenise(text).map(({ word }) => word);
  return prepared<{ name: string; slug: string }>(index.connection, "SELECT name, slug FROM Topic ORDER BY name")
    .all()
    .filter(({ name }) => {
      const words = tokenise(name).map(({ word }) => word);
      return (
        typed.every((beginning) => words.some((word) => beginsLike(word, beginning))) ||
        words.every((word) => typed.includes(word))
      );
    })
    .map(({ name, slug }) => ({ kind: "topic", text: name, slug }));
}

/** Matches near the beginning count more: one 400 letters in counts as a complete mismatch. */
const OPTIONS = {
  keys: ["text"],
  includeMatches: true,
  distance: 400,
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
    const topics = rankByFuse(shortlistTopics(index, typed), typed, MOST_TOPICS);
    const authors = rankByFuse(shortlistAuthors(index, typed), typed, MOST_AUTHORS);
    const beginning = titlesBeginning(index, typed);
    const begun = new Set(beginning.map(({ slug }) => slug));
    const titles = [...beginning, ...shortlistTitles(index, typed, vocabulary).filter(({ slug }) => !begun.has(slug))];
    const ranked = rankByFuse(titles, typed, limit);
    const known = new Set(ranked.map(({ slug }) => slug));
    const rest = titles.filter(({ slug }) => !known.has(slug)).map((entry) => ({ ...entry, matches: [] }));
    return [...topics, ...authors, ...ranked, ...rest].slice(0, limit);
  });
}
