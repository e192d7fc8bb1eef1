/** Why two papers are related, in words of a subject that both use. Pure. */
import { meansTheSame } from "@/lib/papers/acronyms";
import { findPhrases, type Numbers, type Phrase, visitPhrases } from "@/lib/papers/shared-phrases";
import type { BriefCard } from "@/lib/papers/views";
import type { SharedStem } from "@/lib/search/similar";
import { stemWord } from "@/lib/search/stem";

export interface RelatedPaper {
  paper: BriefCard;
  /** Phrases and words that both papers use and that name a subject, most telling first; else topics of both. */
  shares: string[];
}

const MOST_REASONS = 3;
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

/** Another paper, and the stems that both have. */
export interface Compared {
  shared: readonly SharedStem[];
  other: Text;
}

/** What is read of a paper, its title first. */
const textOf = ({ title, abstract }: Text): string => `${title}\n${abstract}`;

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

const hasLetter = (stem: string | undefined) => /\p{L}/u.test(stem ?? "");

/** Words that may be a reason: no numbers, no joining words, no half of a compound alone. */
function mayBeReason({ stems }: Phrase, written: string): boolean {
  if (!/\p{L}{2}/u.test(written) || stems.some((stem) => JOINING.has(stem))) return false;
  if (![stems[0], stems.at(-1)].every(hasLetter)) return false;
  return stems.length > 1 || !HALVES.has(stems[0] ?? "");
}

/** The paper whose page it is, with the phrases of all stems that it shares with others. */
interface Own {
  text: string;
  titleLength: number;
  numbers: Numbers;
  base: number;
  phrases: ReadonlyMap<number, Phrase>;
}

function readOwn(one: Text, compared: readonly Compared[]): Own {
  const numbers = new Map<string, number>();
  for (const { shared } of compared)
    for (const { stem } of shared) if (!numbers.has(stem)) numbers.set(stem, numbers.size + 1);
  const text = textOf(one);
  const base = numbers.size + 1;
  return { text, titleLength: one.title.length, numbers, base, phrases: findPhrases(text, numbers, base) };
}

/** One of its words is an acronym or a name, wherever it is written. */
const isName = ({ starts, ends }: Phrase, text: string): boolean =>
  starts.some((start, i) => /\p{L}\S*\p{Lu}|\p{Lu}\d/u.test(text.slice(start, ends[i])));

/** Of a phrase in the other paper. */
interface Mentions {
  count: number;
  inTitle: boolean;
}

/** Phrases of the paper that the other one has too. */
function findTheirs(
  { numbers, base, phrases }: Own,
  shared: readonly SharedStem[],
  text: string,
  titleLength: number,
): Map<Phrase, Mentions> {
  const sharedNumbers = new Map(shared.map(({ stem }) => [stem, numbers.get(stem) ?? 0]));
  const theirs = new Map<Phrase, Mentions>();
  visitPhrases(text, sharedNumbers, base, (key, start) => {
    const phrase = phrases.get(key);
    if (phrase === undefined) return;
    const known = theirs.get(phrase);
    if (known === undefined) theirs.set(phrase, { count: 1, inTitle: start < titleLength });
    else known.count += 1;
  });
  return theirs;
}

interface Reason {
  phrase: Phrase;
  worth: number;
}

/** How good a reason a phrase of both is; 0 for none. */
function worthOf(own: Own, phrase: Phrase, theirs: Mentions, shared: ReadonlyMap<string, SharedStem>): number {
  const { length } = phrase.stems;
  let weight = 0;
  let isTelling = false;
  for (const stem of phrase.stems) {
    const part = shared.get(stem);
    weight += part?.weight ?? 0;
    isTelling ||= part?.isCommon === false;
  }
  if (!isTelling) return 0;
  const aptAtStart = shared.get(phrase.stems[0] ?? "")?.aptness ?? 0;
  const aptAtEnd = shared.get(phrase.stems[length - 1] ?? "")?.aptness ?? 0;
  if (length > 1) return Math.min(aptAtStart, aptAtEnd) >= APT_AT_ENDS ? weight * (1 + length / 2) : 0;
  const inTitle = theirs.inTitle || (phrase.starts[0] ?? 0) < own.titleLength;
  const isSubject = inTitle || (theirs.count >= MENTIONS_ALONE && phrase.starts.length >= MENTIONS_ALONE);
  return isSubject && (aptAtStart >= APT_ALONE || isName(phrase, own.text)) ? weight : 0;
}

/** By worth, as the paper writes them one after the other where that is the same. */
const compareReasons = (a: Reason, b: Reason): number =>
  b.worth - a.worth ||
  (a.phrase.starts[0] ?? 0) - (b.phrase.starts[0] ?? 0) ||
  a.phrase.stems.length - b.phrase.stems.length;

/** No acronym in the phrase stands for something else in the other paper. */
const isSameIn = (written: string, one: string, other: string): boolean =>
  written.split(/[\s-]/).every((word) => meansTheSame(word, one, other));

function reasonsOf(own: Own, { shared, other }: Compared): string[] {
  const text = textOf(other);
  const byStem = new Map(shared.map((part) => [part.stem, part]));
  const both: Reason[] = [];
  for (const [phrase, theirs] of findTheirs(own, shared, text, other.title.length)) {
    const worth = worthOf(own, phrase, theirs, byStem);
    if (worth > 0) both.push({ phrase, worth });
  }
  const used = new Set<string>();
  const reasons: string[] = [];
  for (const { phrase } of both.sort(compareReasons)) {
    if (reasons.length === MOST_REASONS) break;
    const written = own.text.slice(phrase.starts[0], phrase.ends[0]);
    if (phrase.stems.some((stem) => used.has(stem)) || !mayBeReason(phrase, written)) continue;
    if (!isSameIn(written, own.text, text)) continue;
    for (const stem of phrase.stems) used.add(stem);
    reasons.push(asWritten(written, own.text));
  }
  return reasons;
}

/**
 * For each paper compared with one, up to three phrases or words that both use, the most telling first, as the one writes
 * them: phrases of two or three words before single ones, no word in two reasons, no bare numbers, nothing that names no
 * subject.
 */
export function findReasons(one: Text, compared: readonly Compared[]): string[][] {
  const own = readOwn(one, compared);
  return compared.map((each) => reasonsOf(own, each));
}
