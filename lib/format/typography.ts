/** Typesetting of excerpts: curly quotes, en dashes, ellipses. The record itself is shown as its authors wrote it. */

/** Texts with none of these stay as they are. */
const UNSET = /["'`…]|--|\.{3}/;
const OPENS_AFTER = /[\s([{<–—/-]/;

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
  let previous = before;
  let result = "";
  for (const character of plain) {
    const opens = previous === "" || OPENS_AFTER.test(previous) || previous === "“" || previous === "‘";
    if (character === '"') result += opens ? "“" : "”";
    else if (character === "'") result += opens ? "‘" : "’";
    else if (character === "`") result += "‘";
    else result += character;
    previous = result.at(-1) ?? "";
  }
  return result;
}
