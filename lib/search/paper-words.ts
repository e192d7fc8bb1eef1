/** A paper as the index sees it: its words by where they stand. */
import { type ByteReader, createWriter, isAtEnd, readNumber, writeNumber, writtenBytes } from "@/lib/search/packed";
import { packCounts } from "@/lib/search/postings";
import { STOP_WORDS } from "@/lib/search/stop-words";
import { impliedWords, tokenise } from "@/lib/search/tokenise";

/** Places of words in a paper, in the order in which they are stored. Only title and abstract count for its length. */
export const SEGMENTS = ["title", "abstract", "names", "impliedTitle", "impliedAbstract"] as const;
export const TITLE = 0;
export const ABSTRACT = 1;
export const NAMES = 2;

/** Stands after each name, so that a phrase never runs over two. */
export const NAME_END = ":";

/** Words of each segment. */
export type PaperWords = [string[], string[], string[], string[], string[]];

export interface Repository {
  owner: string | null;
  name: string | null;
}

/** What of a paper is cut into words. */
export interface PaperTexts {
  title: string;
  abstract: string;
  names: string[];
  repositories: Repository[];
}

/** Words that stand for a repository, so that `repo:owner/name` is found like any word. */
export function repositoryWords({ owner, name }: Repository): string[] {
  const parts = [owner, name].flatMap((part) => (part ? [part.toLowerCase()] : []));
  return [...parts, ...(parts.length === 2 ? [parts.join("/")] : [])].map((part) => `repo:${part}`);
}

/** Cuts a paper into words. */
export function wordsOfPaper({ title, abstract, names, repositories }: PaperTexts): PaperWords {
  const titleTokens = tokenise(title);
  const abstractTokens = tokenise(abstract);
  return [
    titleTokens.map((token) => token.word),
    abstractTokens.map((token) => token.word),
    [
      ...names.flatMap((name) => [...tokenise(name).map((token) => token.word), NAME_END]),
      ...repositories.flatMap(repositoryWords),
    ],
    impliedWords(title, titleTokens),
    impliedWords(abstract, abstractTokens),
  ];
}

/** Greatest length of a field: it is kept in two bytes. */
export const LONGEST_FIELD = 65_535;

/** Words that count for the length of a field. */
export function countWords(words: readonly string[]): number {
  let count = 0;
  for (const word of words) if (!STOP_WORDS.has(word)) count++;
  return Math.min(count, LONGEST_FIELD);
}

/** Words as numbers, segment after segment, each closed by 0. */
export function encodeWords(segments: readonly (readonly number[])[]): Uint8Array {
  const writer = createWriter(512);
  for (const segment of segments) {
    for (const word of segment) writeNumber(writer, word);
    writeNumber(writer, 0);
  }
  return writtenBytes(writer);
}

/** The inverse of encodeWords. */
export function decodeWords(data: Uint8Array): number[][] {
  const segments: number[][] = [];
  const reader: ByteReader = { bytes: data, at: 0 };
  let segment: number[] = [];
  while (!isAtEnd(reader)) {
    const word = readNumber(reader);
    if (word === 0) {
      segments.push(segment);
      segment = [];
    } else segment.push(word);
  }
  return segments;
}

/** Words by rising number, each with its counts byte. */
export interface WordCounts {
  words: Uint32Array;
  counts: Uint8Array;
}

const IN_TITLE = 0;
const IN_ABSTRACT = 1;
const IN_NAMES = 2;
/** Where a word of each segment counts. */
const PLACES = [IN_TITLE, IN_ABSTRACT, IN_NAMES, IN_TITLE, IN_ABSTRACT];

/** Words met with their places, to be sorted; made longer as needed. */
let met = new Uint32Array(1024);

function note(length: number, key: number): void {
  if (length === met.length) {
    const longer = new Uint32Array(length * 2);
    longer.set(met);
    met = longer;
  }
  met[length] = key;
}

/** The counts byte of each word that the paper is to be found by. Stop words count in titles and names only. */
export function countsOfWords(
  segments: readonly (readonly number[])[],
  isStopWord: (word: number) => boolean,
): WordCounts {
  // Word and place in one number: sorted, equal ones stand together.
  let noted = 0;
  for (const [segment, words] of segments.entries()) {
    const place = PLACES[segment] ?? IN_NAMES;
    for (const word of words) if (place !== IN_ABSTRACT || !isStopWord(word)) note(noted++, word * 4 + place);
  }
  const sorted = met.subarray(0, noted).sort();
  const words = new Uint32Array(noted);
  const counts = new Uint8Array(noted);
  let length = 0;
  for (let i = 0; i < noted; ) {
    const word = (sorted[i] ?? 0) >>> 2;
    let inTitle = 0;
    let inAbstract = 0;
    let inNames = 0;
    for (; i < noted && (sorted[i] ?? 0) >>> 2 === word; i++) {
      const place = (sorted[i] ?? 0) & 3;
      if (place === IN_TITLE) inTitle++;
      else if (place === IN_ABSTRACT) inAbstract++;
      else inNames++;
    }
    words[length] = word;
    counts[length++] = packCounts(inTitle, inAbstract, inNames > 0);
  }
  return { words: words.subarray(0, length), counts: counts.subarray(0, length) };
}
