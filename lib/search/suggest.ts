/** What a reader who has typed so much may mean: papers, authors, topics. fuse.js ranks a shortlist from the index. */
import Fuse, { type FuseResult } from "fuse.js";
import type { SqlHandle } from "@/lib/db";
import { titleKey } from "@/lib/ingest/normalise";
import { piecesOfWord } from "@/lib/search/cached-postings";
import { prepared } from "@/lib/search/connection";
import { typingCost } from "@/lib/search/correct";
import { openIndex, type SearchIndex } from "@/lib/search/full-text";
import { forEachPosting } from "@/lib/search/pieces";
import { NAME_BIT } from "@/lib/search/postings";
import { scorePapers } from "@/lib/search/rank";
import { resolveWords } from "@/lib/search/resolve";
import { returnScored } from "@/lib/search/scored";
import { bestByScore } from "@/lib/search/select";
import { foldWord, tokenise } from "@/lib/search/tokenise";
import { readInTurns, type Steps } from "@/lib/search/turns";
import { type WordEntry, wordsByPrefix } from "@/lib/search/words";

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
/** No name is of more words than this. */
const MOST_WORDS_OF_NAME = 10;
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
function* shortlistTitles(index: SearchIndex, text: string): Steps<Entry[]> {
  const { terms } = yield* resolveWords(index, text, { exact: false, typing: true, stopWords: false });
  if (terms.length === 0) return [];
  const scored = yield* scorePapers(index, terms, "any");
  const best = bestByScore(scored, SHORTLIST);
  returnScored(index, scored);
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
function* shortlistAuthors(index: SearchIndex, text: string): Steps<Entry[]> {
  const words = [...new Set(tokenise(text).map(({ word }) => word))];
  if (words.length > MOST_WORDS_OF_NAME) return [];
  let rarest: { names: WordEntry[]; papers: number } | null = null;
  for (const word of words) {
    const names = possibleNames(index, word);
    const papers = names.reduce((sum, entry) => sum + entry.papers, 0);
    if (names.length > 0 && (rarest === null || papers < rarest.papers)) rarest = { names, papers };
    yield;
  }
  const papers = new Set<number>();
  for (const { id } of rarest?.names ?? []) {
    yield;
    const named: number[] = [];
    forEachPosting(piecesOfWord(index, id), (paper, counts) => {
      if ((counts & NAME_BIT) !== 0) named.push(paper);
    });
    for (const paper of named.reverse()) if (papers.size < NAME_PAPERS) papers.add(paper);
  }
  const read = prepared<{ name: string; slug: string }>(
    index.connection,
    "SELECT name, slug FROM PaperAuthor JOIN Author ON Author.id = authorId WHERE paperId = ?",
  );
  const authors = new Map<string, Entry>();
  for (const paper of papers) {
    for (const { name, slug } of read.all(paper)) {
      const parts = tokenise(name).map(({ word }) => word);
      if (words.every((word) => parts.some((part) => part.startsWith(word))))
        authors.set(slug, { kind: "author", text: name, slug });
    }
    yield;
  }
  return [...authors.values()];
}

const beginsLike = (word: string, typed: string): boolean =>
  word.startsWith(typed) ||
  (typed.length >= FORGIVEN_LENGTH && typingCost(typed, word.slice(0, typed.length), ONE_MISTAKE) <= ONE_MISTAKE);

/** Topics that have, for each typed word, a word that begins like it, or whose whole name is typed. */
function* shortlistTopics(index: SearchIndex, text: string): Steps<Entry[]> {
  const typed = tokenise(text).map(({ word }) => word);
  const all = prepared<{ name: string; slug: string }>(index.connection, "SELECT name, slug FROM Topic ORDER BY name");
  const topics: Entry[] = [];
  for (const { name, slug } of all.all()) {
    const words = tokenise(name).map(({ word }) => word);
    const isMeant =
      typed.every((beginning) => words.some((word) => beginsLike(word, beginning))) ||
      words.every((word) => typed.includes(word));
    if (isMeant) topics.push({ kind: "topic", text: name, slug });
    yield;
  }
  return topics;
}

/** Matches near the beginning count more: one 400 letters in counts as a complete mismatch. */
const OPTIONS = {
  keys: ["text"],
  includeMatches: true,
  includeScore: true,
  distance: 400,
  ignoreDiacritics: true,
  threshold: 0.4,
};

/** Entries that fuse.js compares in one unit: a long text takes it a millisecond for each. */
const COMPARED_AT_ONCE = 8;

/** What fuse.js gives for all entries at once: it weighs each by itself. */
function* rankByFuse(entries: readonly Entry[], text: string, limit: number): Steps<Suggestion[]> {
  const results: FuseResult<Entry>[] = [];
  for (let from = 0; from < entries.length; from += COMPARED_AT_ONCE) {
    results.push(...new Fuse(entries.slice(from, from + COMPARED_AT_ONCE), OPTIONS).search(text));
    yield;
  }
  return results
    .sort((a, b) => (a.score ?? 1) - (b.score ?? 1))
    .slice(0, limit)
    .map(({ item, matches }) => ({
      ...item,
      matches: (matches?.[0]?.indices ?? [])
        .filter(([start, end]) => end > start)
        .map(([start, end]) => [start, end + 1] as [number, number]),
    }));
}

function* findSuggestions(index: SearchIndex, typed: string, limit: number): Steps<Suggestion[]> {
  const topics = yield* rankByFuse(yield* shortlistTopics(index, typed), typed, MOST_TOPICS);
  const authors = yield* rankByFuse(yield* shortlistAuthors(index, typed), typed, MOST_AUTHORS);
  const beginning = titlesBeginning(index, typed);
  yield;
  const begun = new Set(beginning.map(({ slug }) => slug));
  const others = yield* shortlistTitles(index, typed);
  const titles = [...beginning, ...others.filter(({ slug }) => !begun.has(slug))];
  const ranked = yield* rankByFuse(titles, typed, limit);
  const known = new Set(ranked.map(({ slug }) => slug));
  const rest = titles.filter(({ slug }) => !known.has(slug)).map((entry) => ({ ...entry, matches: [] }));
  return [...topics, ...authors, ...ranked, ...rest].slice(0, limit);
}

/**
 * Up to `limit` suggestions for what is being typed: topics and authors first, few of each, then papers by title.
 * [] for a text without a word.
 */
export async function suggest(db: SqlHandle, text: string, limit = 8): Promise<Suggestion[]> {
  const typed = text.trim().slice(0, LONGEST_TEXT);
  if (foldWord(typed.replace(/[^\p{L}\p{N}]/gu, "")) === "") return [];
  return readInTurns(db, await openIndex(db), (index) => findSuggestions(index, typed, limit));
}
