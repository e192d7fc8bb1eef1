/** Where a paper says what was asked for: ranges in its title, and the passage of its abstract that says most of it. */

import { createFinder, type Mark, type Match } from "@/lib/search/wanted-words";

export type { Mark };

/** Ranges of UTF-16 units, end exclusive, in order and apart. */
export type Ranges = [start: number, end: number][];

export interface Highlights {
  title: Ranges;
  /** A passage of the abstract, with an ellipsis where a sentence was cut; "" when there is no abstract. */
  snippet: string;
  /** Ranges in the snippet. */
  matches: Ranges;
}

/** Longest snippet, without its ellipses. */
const SNIPPET_LENGTH = 260;
/** A best sentence shorter than this is followed by the next one. */
const SHORT_SENTENCE = 110;
const LEAD_IN = 60;
const SENTENCE_END = /[.!?][)\]"'”’]*\s+(?=[\p{Lu}\p{N}"“([$\\])/gu;

/** A passage that ends like this needs no ellipsis. */
const SENTENCE_ENDED = /[.!?][)\]"'”’]*$/;

function toRanges(matches: readonly Match[]): Ranges {
  const ranges: Ranges = [];
  for (const { start, end } of [...matches].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = ranges.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else ranges.push([start, end]);
  }
  return ranges;
}

/** Sum of the weights of different words, and a little for repeated ones. */
function worthOf(matches: readonly Match[]): number {
  const seen = new Set<string>();
  let worth = 0;
  for (const { stem, weight } of matches) {
    worth += seen.has(stem) ? weight * 0.1 : weight;
    seen.add(stem);
  }
  return worth;
}

function sentencesOf(text: string): Ranges {
  const sentences: Ranges = [];
  let start = 0;
  for (const match of text.matchAll(SENTENCE_END)) {
    const end = match.index + match[0].trimEnd().length;
    sentences.push([start, end]);
    start = match.index + match[0].length;
  }
  if (start < text.length) sentences.push([start, text.length]);
  return sentences;
}

const within = (matches: readonly Match[], start: number, end: number): Match[] =>
  matches.filter((match) => match.start >= start && match.end <= end);

/** The window of a long sentence that holds most of what was asked for, beginning and ending between words. */
function bestWindow(text: string, matches: readonly Match[], start: number, end: number): [number, number] {
  let best: [number, number] = [start, Math.min(end, start + SNIPPET_LENGTH)];
  let most = worthOf(within(matches, ...best));
  for (const match of within(matches, start, end)) {
    const from = Math.max(start, match.start - LEAD_IN);
    const window: [number, number] = [from, Math.min(end, from + SNIPPET_LENGTH)];
    const worth = worthOf(within(matches, ...window));
    if (worth <= most) continue;
    most = worth;
    best = window;
  }
  const [from, to] = best;
  const firstBreak = from === start ? from : text.indexOf(" ", from) + 1;
  const lastBreak = to === end ? to : text.lastIndexOf(" ", to);
  return [firstBreak > 0 && firstBreak < to ? firstBreak : from, lastBreak > from ? lastBreak : to];
}

function passageOf(text: string, matches: readonly Match[]): [number, number] {
  const sentences = sentencesOf(text);
  let best = 0;
  let most = 0;
  sentences.forEach(([start, end], i) => {
    const worth = worthOf(within(matches, start, end));
    if (worth > most) {
      most = worth;
      best = i;
    }
  });
  const [start, end] = sentences[best] ?? [0, text.length];
  if (end - start > SNIPPET_LENGTH) return bestWindow(text, matches, start, end);
  const next = sentences[best + 1];
  if (next === undefined || end - start >= SHORT_SENTENCE) return [start, end];
  if (next[1] - start <= SNIPPET_LENGTH) return [start, next[1]];
  const cut = text.lastIndexOf(" ", start + SNIPPET_LENGTH);
  return [start, Math.max(cut, end)];
}

/** Marks what was asked for in a title and finds the best passage of an abstract. */
export type Highlight = (title: string, abstract: string) => Highlights;

/** The highlighter of these words. Without any it gives the beginnings of abstracts. */
export function createHighlighter(marks: readonly Mark[]): Highlight {
  const findMatches = createFinder(marks);
  return (title, abstract) => {
    const matches = findMatches(abstract);
    const [start, end] = passageOf(abstract, matches);
    const before = start > 0 ? "…" : "";
    const passage = abstract.slice(start, end);
    const after = end < abstract.length && !SENTENCE_ENDED.test(passage) ? "…" : "";
    const shift = before.length - start;
    return {
      title: toRanges(findMatches(title)),
      snippet: before + passage + after,
      matches: toRanges(within(matches, start, end)).map(([from, to]) => [from + shift, to + shift]),
    };
  };
}
