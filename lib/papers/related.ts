/** Why two papers are related, in words of a subject that both use. Pure. */
import { meansTheSame } from "@/lib/papers/acronyms";
import type { PaperCard } from "@/lib/papers/views";
import type { SharedStem } from "@/lib/search/similar";
import { recalledStem, stemWord } from "@/lib/search/stem";
import { tokenise } from "@/lib/search/tokenise";

export interface RelatedPaper {
  paper: PaperCard;
  /** Phrases and words that both papers use and that name a subject, most telling first; else topics of both. */
  shares: string[];
}

const MOST_REASONS = 3;
const LONGEST_PHRASE = 3;
/** A phrase begins and ends with words apt to name a subject; a word that stands alone must be more so. */
const APT_AT_ENDS = 0.3;
const APT_ALONE = 0.55;
/** A word alone is a reason where both papers say it more than in passing. */
const MENTIONS_ALONE = 2;

/** Words of titles that name nothing. */
const JOINING = new Set(
  ["via", "toward", "beyond", "without", "one", "two", "new", "self", "multi", "non", "re"].map(stemWord),
);

/** Halves of compounds: they say nothing without the other half. */
const HALVES = new Set(
  (
    "meta long short free uni info large small open low high zero few single dual cross co pre post sub super auto " +
    "semi hyper inter intra rich aware based driven guided wise"
  )
    .split(" ")
    .map(stemWord),
);

interface Text {
  title: string;
  abstract: string;
}

interface Word {
  stem: string;
  start: number;
  end: number;
  /** True where only a space or a hyphen stands before it. */
  isJoined: boolean;
  inTitle: boolean;
}

interface Cut {
  text: string;
  words: Word[];
}

function cutText({ title, abstract }: Text): Cut {
  const text = `${title}\n${abstract}`;
  let before = 0;
  const words = tokenise(text).map(({ word, start, end }): Word => {
    const isJoined = /^[ -]$/.test(text.slice(before, start));
    before = end;
    return { stem: recalledStem(word), start, end, isJoined, inTitle: start < title.length };
  });
  return { text, words };
}

/** Texts that were cut before: one paper is compared with several. */
const cuts = new WeakMap<Text, Cut>();

function wordsOf(side: Text): Cut {
  const cut = cuts.get(side) ?? cutText(side);
  cuts.set(side, cut);
  return cut;
}

const WITHIN_SENTENCE = /[\p{Ll}\d,;)]\s$/u;
const GOES_ON = /^[\p{L}\p{N}]/u;

/** True where a text has the words, whole, with something of their sentence before them. */
function standsWithin(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) {
    const end = at + words.length;
    // A letter beyond U+FFFF takes two units.
    if (WITHIN_SENTENCE.test(text.slice(Math.max(0, at - 3), at)) && !GOES_ON.test(text.slice(end, end + 2)))
      return true;
  }
  return false;
}

/** As readers expect it within a sentence: names and acronyms keep their capitals, words that begin a sentence lose them. */
function asWritten(found: string, text: string): string {
  const plain = found
    .split(/(?<=[\s-])/)
    .map((word) => (word.slice(1) === word.slice(1).toLowerCase() ? word.toLowerCase() : word))
    .join("");
  if (plain === found || text.includes(` ${plain}`)) return plain;
  return standsWithin(text.slice(text.indexOf("\n")), found) ? found : plain;
}

interface Phrase {
  stems: string[];
  /** As it stands where it is written first. */
  written: string;
  mentions: number;
  inTitle: boolean;
  /** One of its words is an acronym or a name. */
  isName: boolean;
}

/** Every phrase of shared stems up to three words, by its stems. */
function phrasesOf(side: Text, shared: ReadonlyMap<string, SharedStem>): Map<string, Phrase> {
  const { text, words } = wordsOf(side);
  const phrases = new Map<string, Phrase>();
  words.forEach((first, at) => {
    if (!shared.has(first.stem)) return;
    for (let length = 1; length <= LONGEST_PHRASE; length++) {
      const run = words.slice(at, at + length);
      const last = run.at(-1);
      if (run.length < length || !last || !shared.has(last.stem) || (length > 1 && !last.isJoined)) break;
      const key = run.map(({ stem }) => stem).join(" ");
      const written = text.slice(first.start, last.end);
      const known = phrases.get(key);
      phrases.set(key, {
        stems: run.map(({ stem }) => stem),
        written: known?.written ?? written,
        mentions: (known?.mentions ?? 0) + 1,
        inTitle: (known?.inTitle ?? false) || first.inTitle,
        isName: (known?.isName ?? false) || /\p{L}\S*\p{Lu}|\p{Lu}\d/u.test(written),
      });
    }
  });
  return phrases;
}

const hasLetter = (stem: string | undefined) => /\p{L}/u.test(stem ?? "");

/** How good a reason a phrase of both is; 0 for none. */
function worthOf(one: Phrase, other: Phrase, shared: ReadonlyMap<string, SharedStem>): number {
  const parts = one.stems.flatMap((stem) => shared.get(stem) ?? []);
  const weight = parts.reduce((sum, part) => sum + part.weight, 0);
  const ends = [parts[0], parts.at(-1)].map((part) => part?.aptness ?? 0);
  if (!/\p{L}{2}/u.test(one.written) || parts.every(({ isCommon }) => isCommon)) return 0;
  if (one.stems.some((stem) => JOINING.has(stem)) || ![one.stems[0], one.stems.at(-1)].every(hasLetter)) return 0;
  if (parts.length === 1) {
    const isSubject =
      one.inTitle || other.inTitle || (one.mentions >= MENTIONS_ALONE && other.mentions >= MENTIONS_ALONE);
    if (HALVES.has(one.stems[0] ?? "")) return 0;
    return isSubject && (one.isName || (ends[0] ?? 0) >= APT_ALONE) ? weight : 0;
  }
  return Math.min(...ends) >= APT_AT_ENDS ? weight * (1 + parts.length / 2) : 0;
}

/** No acronym in the phrase stands for something else in the other paper. */
function isSameIn({ written }: Phrase, one: Text, other: Text): boolean {
  const [mine, theirs] = [one, other].map(({ title, abstract }) => `${title}\n${abstract}`);
  return written.split(/[\s-]/).every((word) => meansTheSame(word, mine ?? "", theirs ?? ""));
}

/**
 * Up to three phrases or words that two papers share, the most telling first, as the first paper writes them: phrases of
 * two or three words before single ones, no word in two reasons, no bare numbers, nothing that names no subject.
 */
export function sharedPhrases(shared: readonly SharedStem[], one: Text, other: Text): string[] {
  const byStem = new Map(shared.map((part) => [part.stem, part]));
  const theirs = phrasesOf(other, byStem);
  const both = [...phrasesOf(one, byStem)].flatMap(([key, phrase]) => {
    const match = theirs.get(key);
    const worth = match === undefined ? 0 : worthOf(phrase, match, byStem);
    return worth > 0 ? [{ phrase, worth }] : [];
  });
  const used = new Set<string>();
  const reasons: string[] = [];
  for (const { phrase } of both.sort((a, b) => b.worth - a.worth)) {
    if (reasons.length === MOST_REASONS) break;
    if (phrase.stems.some((stem) => used.has(stem)) || !isSameIn(phrase, one, other)) continue;
    for (const stem of phrase.stems) used.add(stem);
    reasons.push(asWritten(phrase.written, wordsOf(one).text));
  }
  return reasons;
}
