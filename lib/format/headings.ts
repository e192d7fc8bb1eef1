/** Where the lines of a headline may not end. Pure. */

export interface HeadingPiece {
  /** Where it begins in the text. */
  at: number;
  piece: string;
  /** True where it should stand in one line. */
  isWhole: boolean;
}

/** Longer pieces may break: they could be wider than a narrow column. */
const LONGEST = 20;
const TOGETHER = /\b(?:An?\s)?[\p{L}\p{N}.]+(?:[-‑][\p{L}\p{N}.]+)+[:,?!]?|\bAn?\s[^\s-]+|--+/gu;

/**
 * Splits a title into what should stand in one line (`Scribble-based`, `A Scientific`, a dash of two hyphens) and the rest. The pieces make
 * the text again.
 */
export function splitHeading(text: string): HeadingPiece[] {
  const pieces: HeadingPiece[] = [];
  let end = 0;
  for (const match of text.matchAll(TOGETHER)) {
    if (match[0].length > LONGEST) continue;
    if (match.index > end) pieces.push({ at: end, piece: text.slice(end, match.index), isWhole: false });
    pieces.push({ at: match.index, piece: match[0], isWhole: true });
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push({ at: end, piece: text.slice(end), isWhole: false });
  return pieces;
}
