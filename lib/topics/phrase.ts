/** Phrases as written in the taxonomy. */
import { hasCapital, normaliseWord } from "@/lib/topics/words";

/**
 * Reads a phrase into the keys of its words; a hyphen may also be left out, so there may be two readings:
 * "multi-agent" is `[["multi", "agent"], ["multiagent"]]`.
 *
 * A key is a word in the form of `normaliseWord`; `=RAG` for a word with capitals, which must be written so;
 * `robot*` for any word that begins so. Returns null where the text is no phrase.
 */
export function parsePhrase(text: string): readonly (readonly string[])[] | null {
  const apart = keysOf(text.split(/[\s-]+/));
  if (apart === null) return null;
  if (!text.includes("-")) return [apart];
  const joined = keysOf(text.replaceAll("-", "").split(/\s+/));
  return joined === null ? [apart] : [apart, joined];
}

function keysOf(words: readonly string[]): string[] | null {
  if (words.some((word) => !/^[\p{L}\p{N}]+\*?$/u.test(word))) return null;
  return words.map(keyOf);
}

function keyOf(word: string): string {
  if (word.endsWith("*")) return word.toLowerCase();
  return hasCapital(word) ? `=${word}` : normaliseWord(word);
}
