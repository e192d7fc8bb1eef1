/** Openings of abstracts, cut to a budget of characters the way an editor would. */
import { toParts } from "@/lib/format/maths";

export interface Opening {
  text: string;
  /** True when more of the abstract follows. */
  cut: boolean;
}

/** Budgets in characters, from the design: what a secondary story, a feature and a search result open with. */
export const OPENING_BUDGET = { secondary: 320, secondaryLongTitle: 210, feature: 190, snippet: 205, phoneLead: 300 };

const SHORTEST = 0.62;
const LONGEST = 1.12;

const ABBREVIATION =
  /(?:\b(?:e\.g|i\.e|etc|vs|cf|al|approx|resp|Fig|Eq|Sec|Tab|Dr|Prof|No|St|w\.r\.t|a\.k\.a)|\b[A-Z])\.$/;
const SENTENCE_END = /[.!?]["'”’)\]]*(?=\s+["'“‘([]?[A-Z0-9$\\])/g;
const FINISHED = /[.!?…]["'”’)\]]*$/;

/** Positions behind the full stop of each sentence that is followed by another. */
function sentenceEnds(text: string): number[] {
  const ends: number[] = [];
  for (const match of text.matchAll(SENTENCE_END)) {
    if (!ABBREVIATION.test(text.slice(0, match.index + 1))) ends.push(match.index + match[0].length);
  }
  return ends;
}

/** The greatest position up to `limit` that lies behind a word and in no formula or link. */
function wordEnd(text: string, limit: number): number {
  const whole = toParts(text).find((part) => part.kind !== "text" && part.start < limit && part.end > limit);
  const head = text.slice(0, whole ? whole.start : limit);
  const space = /\s\S*$/.exec(head)?.index;
  const end = whole || /\s/.test(text.charAt(limit)) ? head.length : space && space > limit / 2 ? space : head.length;
  return text.slice(0, end).replace(/[\s,;:([–—-]+$/, "").length;
}

/**
 * The beginning of a text of about `budget` characters: up to a sentence's end when one lies between 62 % and 112 % of
 * the budget (the last such), else up to a word with an ellipsis. A text that breaks off is cut like that too.
 */
export function cutOpening(text: string, budget: number): Opening {
  const whole = text.trim();
  if (whole.length <= budget * LONGEST && FINISHED.test(whole)) return { text: whole, cut: false };
  const limit = Math.min(whole.length, budget * LONGEST);
  const end = sentenceEnds(whole).findLast((position) => position <= limit && position >= limit * (SHORTEST / LONGEST));
  if (end !== undefined) return { text: whole.slice(0, end), cut: true };
  const cut = wordEnd(whole, Math.min(whole.length - 1, budget));
  return { text: cut === 0 ? "" : `${whole.slice(0, cut)}…`, cut: true };
}

/**
 * Cuts an opening in two for narrow screens, which show the first half only: at the sentence's end nearest to `near`
 * characters. The second half is "" when there is no such place.
 */
export function splitOpening(text: string, near: number): [first: string, rest: string] {
  const ends = sentenceEnds(text).filter((position) => position >= near * SHORTEST && position <= near * 1.6);
  const end = ends.toSorted((a, b) => Math.abs(a - near) - Math.abs(b - near))[0];
  return end === undefined ? [text, ""] : [text.slice(0, end), text.slice(end)];
}

/** What the lead's length depends on: the column beside it, in characters. */
export interface RailItem {
  title: string;
  opening: string;
}

/**
 * Characters of the lead's opening that fill the height of the rail beside it. Widths in characters a line and heights
 * in pixels a line are the design's at 1440 px; the result lies between 420 and 1,150.
 */
export function leadBudget(leadTitle: string, rail: readonly RailItem[]): number {
  const railHeight = rail.reduce(
    (sum, item) => sum + Math.ceil(item.title.length / 29) * 32.5 + Math.ceil(item.opening.length / 62) * 25.5 + 85,
    50,
  );
  const titleHeight =
    leadTitle.length > LONG_LEAD_TITLE
      ? Math.ceil(leadTitle.length / 34) * 51 + 50
      : Math.ceil(leadTitle.length / 27) * 63 + 50;
  const lines = Math.floor((railHeight - titleHeight - 125) / 28.5);
  return Math.min(1150, Math.max(420, lines * 63));
}

/** Titles longer than this many characters are set smaller in the lead. */
export const LONG_LEAD_TITLE = 95;
/** Secondary stories with titles longer than this open shorter. */
export const LONG_SECONDARY_TITLE = 80;
