/** The words and stems that the catalogue has. */
import { prepared, preparedValue } from "@/lib/search/connection";
import type { SearchIndex } from "@/lib/search/full-text";
import { stemWord } from "@/lib/search/stem";

export interface WordEntry {
  word: string;
  id: number;
  stem: number;
  /** Papers that have it. */
  papers: number;
}

export interface StemEntry {
  id: number;
  stem: string;
  papers: number;
}

/** What the index knows of a folded word; null when no paper has it. */
export function findWord(index: SearchIndex, word: string): WordEntry | null {
  const row = prepared<WordEntry>(
    index.connection,
    "SELECT word, id, stem, papers FROM search_word WHERE word = ? AND papers > 0",
  ).get(word);
  return row ?? null;
}

/** How many papers have a folded word. */
export function countPapersOfWord(index: SearchIndex, word: string): number {
  return preparedValue<number>(index.connection, "SELECT papers FROM search_word WHERE word = ?").get(word) ?? 0;
}

/** The stem that a folded word has, if any paper has a word of that stem. */
export function findStem(index: SearchIndex, word: string): StemEntry | null {
  const row = prepared<StemEntry>(
    index.connection,
    "SELECT id, stem, papers FROM search_stem WHERE stem = ? AND papers > 0",
  ).get(stemWord(word));
  return row ?? null;
}

/** The text of a stem, by its id. */
export function stemById(index: SearchIndex, id: number): string | null {
  return preparedValue<string>(index.connection, "SELECT stem FROM search_stem WHERE id = ?").get(id) ?? null;
}

/** Known words that begin so, the most frequent first. */
export function wordsByPrefix(index: SearchIndex, prefix: string, limit: number): WordEntry[] {
  return prepared<WordEntry>(
    index.connection,
    `SELECT word, id, stem, papers FROM search_word WHERE word >= ? AND word < ? AND papers > 0
     ORDER BY papers DESC, word LIMIT ?`,
  ).all(prefix, `${prefix}\u{10ffff}`, limit);
}
