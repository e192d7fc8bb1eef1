/**
 * The same text as one run of characters in memory. A text that was put together piece by piece holds on to all its pieces
 * until somebody looks into it.
 */
export function inOnePiece(text: string): string {
  // V8 joins the pieces when a character is looked at. Its value counts, lest the look be optimised away.
  return text.charCodeAt(0) === 0 ? text.slice() : text;
}
