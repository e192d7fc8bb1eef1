/** Typesetting of excerpts: curly quotes, en dashes, ellipses. The record itself is shown as its authors wrote it. */

/** Texts with none of these stay as they are. */
const UNSET = /["'`…]|--|\.{3}/;
/** Before a quote that opens. */
const OPENS_AFTER = /[\s([{<–—/“‘-]/;
const QUOTE = /["'`]/g;

/** `before` as in typeset. */
function turnQuotes(text: string, before: string): string {
  let result = "";
  let done = 0;
  for (const { 0: quote, index } of text.matchAll(QUOTE)) {
    result += text.slice(done, index);
    const previous = result === "" ? before : result.charAt(result.length - 1);
    const opens = previous === "" || OPENS_AFTER.test(previous);
    result += quote === '"' ? (opens ? "“" : "”") : opens || quote === "`" ? "‘" : "’";
    done = index + 1;
  }
  return result + text.slice(done);
}

/**
 * Curly quotes, `--` as an en dash, `...` as an ellipsis.
 * `before` is the character in front of the text, "" at the beginning: it decides which way the first quote turns.
 */
export function typeset(text: string, before = ""): string {
  if (!UNSET.test(text)) return text;
  const plain = text
    .replace(/``|''/g, '"')
    .replace(/(^|[^-])--(?!-)/g, "$1–")
    .replace(/(^|[^.])\.{3}(?!\.)/g, "$1…")
    .replace(/([.!?])…/g, "$1 …");
  return turnQuotes(plain, before);
}
