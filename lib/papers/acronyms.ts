/** Whether two papers mean the same by the same acronym, as far as they say what they mean. Pure. */
import { stemWord } from "@/lib/search/stem";
import { Beginnings } from "@/lib/search/wanted-words";

const ACRONYM = /^(\p{Lu}{2,6})s?$/u;
/** Words that acronyms pass over. */
const MINOR = new Set([
  "a",
  "an",
  "and",
  "as",
  "at",
  "by",
  "for",
  "from",
  "in",
  "of",
  "on",
  "or",
  "the",
  "to",
  "via",
  "with",
]);

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

function lastWords(letters: string, words: readonly string[], mayBeMinor: boolean): string[] | null {
  const stems: string[] = [];
  for (const word of words.toReversed()) {
    const isMinor = MINOR.has(word);
    if (word.startsWith(letters.at(-1 - stems.length) ?? "") && (mayBeMinor || !isMinor)) {
      stems.push(stemWord(word));
      if (stems.length === letters.length) return stems;
    } else if (!isMinor) return null;
  }
  return null;
}

/** Stems of the last words of a text with these initials, the last first; small words count where nothing else fits. */
function lastWordsFor(letters: string, text: string): string[] | null {
  const words = wordsOf(text);
  return lastWords(letters, words, false) ?? lastWords(letters, words, true);
}

/** Brackets with what stands before them. What begins within a run of text is not tried: it would end where the run does. */
const EXPLAINED = /(?<![^.()\n])([^.()\n]*)\(([^()\n]*)\)|(\p{Lu}{2,6})s?\s*\(([^()\n]*)\)/gu;

/** Between an acronym, of one or several, and what it says. */
const UP_TO_BRACKET = /s?\s*\(/uy;

/** Whether the acronym stands in brackets of its own or before one: all that EXPLAINED finds of it does. */
function maySay(acronym: string, text: string): boolean {
  for (let at = text.indexOf(acronym); at !== -1; at = text.indexOf(acronym, at + 1)) {
    const end = at + acronym.length;
    if (text[at - 1] === "(" && (text[end] === ")" || text.startsWith("s)", end))) return true;
    UP_TO_BRACKET.lastIndex = end;
    if (UP_TO_BRACKET.test(text)) return true;
  }
  return false;
}

/** What a text says that an acronym stands for, as stems: `retrieval-augmented generation (RAG)`, `RAG (retrieval …)`. */
function expansionOf(acronym: string, text: string): string[] | null {
  if (!maySay(acronym, text)) return null;
  const letters = acronym.toLowerCase();
  for (const [, before = "", inside = "", name = "", after = ""] of text.matchAll(EXPLAINED)) {
    if (name === acronym) return lastWordsFor(letters, after);
    const stems = inside.replace(/s$/, "") === acronym ? lastWordsFor(letters, before) : null;
    if (stems !== null) return stems;
    if (before.includes(acronym) && new RegExp(`\\b${acronym}s?\\s*$`, "u").test(before)) {
      const within = lastWordsFor(letters, inside);
      if (within !== null) return within;
    }
  }
  return null;
}

/** True where the text has at least half of the words. */
function mentionsHalf(stems: readonly string[], text: string): boolean {
  const beginnings = new Beginnings();
  for (const stem of stems) beginnings.add(stem);
  const mayBeMeant = wordsOf(text).filter((word) => beginnings.mayBegin(word, 0, word.length));
  const there = new Set(mayBeMeant.map(stemWord));
  return stems.filter((stem) => there.has(stem)).length * 2 >= stems.length;
}

/**
 * False where two texts use an acronym for different things: both say what it stands for and say differently, or one does
 * and the other has less than half of those words. True for words that are no acronyms, and where neither says.
 * @param word as one of the texts writes it
 */
export function meansTheSame(word: string, one: string, other: string): boolean {
  const acronym = ACRONYM.exec(word)?.[1];
  if (acronym === undefined) return true;
  const [mine, theirs] = [expansionOf(acronym, one), expansionOf(acronym, other)];
  if (mine !== null && theirs !== null) return mine.join(" ") === theirs.join(" ");
  if (mine !== null) return mentionsHalf(mine, other);
  return theirs === null || mentionsHalf(theirs, one);
}
