/** Titles and abstracts told apart by their shape, where nothing else marks them. */

const LONGEST_TITLE = 350;

/** Long enough, and made of sentences, that it cannot be a title. */
export function isProse(text: string): boolean {
  if (text.length > LONGEST_TITLE) return true;
  const words = text.split(" ").length;
  return words >= 30 || (words >= 12 && endsSentence(text));
}

/** A sentence of any length, such as a one-line summary. */
export function endsSentence(text: string): boolean {
  return /[.!?…。！？]["'”’)\]}]*$/u.test(text);
}

/** Could be a title: one line that does not end as a statement does and is no address. Titles do end in `?` and `!`. */
export function isTitleShaped(text: string): boolean {
  if (text.length > LONGEST_TITLE || /^https?:\/\/\S+$/.test(text)) return false;
  return /\p{L}/u.test(text) && !/[^.]\.["'”’)\]}]*$/u.test(text);
}
