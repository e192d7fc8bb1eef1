/** How words of texts and of phrases are brought to one form, so that plurals and British spellings meet. */

const BRITISH: readonly (readonly [RegExp, string])[] = [
  [/is(ation|ed|ing|er)$/, "iz$1"],
  [/^(behavi|col|fav|neighb)our/, "$1or"],
  [/^(label|model)l(ed|er|ing)$/, "$1$2"],
];

/**
 * One form for the variants of a word: lower case, singular, American endings.
 * The form is a key for comparing, not always a word: "analysis" stays, "lens" becomes "len".
 */
export function normaliseWord(word: string): string {
  let form = singular(word.toLowerCase());
  for (const [pattern, replacement] of BRITISH) form = form.replace(pattern, replacement);
  return form;
}

function singular(word: string): string {
  if (word.length < 4 || !word.endsWith("s")) return word;
  if (word.endsWith("ies")) return word.length > 4 ? `${word.slice(0, -3)}y` : word;
  if (/(ss|us|is)$/.test(word)) return word;
  if (/(ss|ch|sh|x)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** Whether a word is written with capitals that matter, such as "RAG" or "MoE". */
export function hasCapital(word: string): boolean {
  return word !== word.toLowerCase();
}

/** What a sign of a text is to its words. */
const BREAK = 0;
const LETTER = 1;
const JOINER = 2;
const APOSTROPHE = 3;

const JOINERS = ' \t\r\n-‐‑‒–/_"“”`*~{}$\\';
const FIRST_LETTER = 0xc0;

/** Kinds of the signs up to U+2FFF; what lies above is a letter but for U+3000 to U+303F. */
const KINDS = (() => {
  const kinds = new Uint8Array(0x3000);
  for (let code = FIRST_LETTER; code < 0x2000; code++) kinds[code] = LETTER;
  kinds.fill(LETTER, 0x2c00);
  kinds[0xd7] = kinds[0xf7] = BREAK;
  for (const letter of "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
    kinds[letter.charCodeAt(0)] = LETTER;
  for (const mark of JOINERS) kinds[mark.charCodeAt(0)] = JOINER;
  for (const mark of "'’") kinds[mark.charCodeAt(0)] = APOSTROPHE;
  return kinds;
})();

/** NaN, as behind the end of a text, is a break. */
function kindOf(code: number): number {
  return code < 0x3000 ? (KINDS[code] ?? BREAK) : code > 0x303f ? LETTER : BREAK;
}

/**
 * Calls `onWord` with the place of each word of a text in order (`end` exclusive) and `onBreak` where a mark ends a
 * phrase (full stop, comma, bracket). Hyphens, slashes, quotes and white space only part words; a possessive "'s" is
 * left out.
 */
export function scanWords(text: string, onWord: (start: number, end: number) => void, onBreak: () => void): void {
  const { length } = text;
  let at = 0;
  while (at < length) {
    const kind = kindOf(text.charCodeAt(at));
    if (kind === LETTER) {
      const start = at;
      do at++;
      while (at < length && kindOf(text.charCodeAt(at)) === LETTER);
      onWord(start, at);
    } else if (kind === APOSTROPHE) {
      const possessive = text.charCodeAt(at + 1) === 115 && kindOf(text.charCodeAt(at + 2)) !== LETTER;
      at += possessive ? 2 : 1;
    } else {
      if (kind === BREAK) onBreak();
      at++;
    }
  }
}
