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

const APOSTROPHES = new Set(["'", "’"].map((mark) => mark.charCodeAt(0)));
const JOINERS = new Set([...' \t\r\n-‐‑‒–/_"“”`*~{}$\\'].map((mark) => mark.charCodeAt(0)));

function isWordCode(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
  return (
    code >= 0xc0 &&
    code !== 0xd7 &&
    code !== 0xf7 &&
    (code < 0x2000 || code > 0x2bff) &&
    (code < 0x3000 || code > 0x303f)
  );
}

/**
 * Calls `onWord` for each word of a text in order and `onBreak` where a mark ends a phrase (full stop, comma,
 * bracket). Hyphens, slashes, quotes and white space only part words; a possessive "'s" is left out.
 */
export function scanWords(text: string, onWord: (word: string) => void, onBreak: () => void): void {
  const length = text.length;
  let at = 0;
  while (at < length) {
    const code = text.charCodeAt(at);
    if (isWordCode(code)) {
      const start = at;
      do at++;
      while (at < length && isWordCode(text.charCodeAt(at)));
      onWord(text.slice(start, at));
    } else if (APOSTROPHES.has(code)) {
      const possessive = text.charCodeAt(at + 1) === 115 && !isWordCode(text.charCodeAt(at + 2));
      at += possessive ? 2 : 1;
    } else {
      if (!JOINERS.has(code)) onBreak();
      at++;
    }
  }
}
