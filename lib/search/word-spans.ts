/** Where the words of a text stand. */

/** What a sign can be to a word; 0: nothing. */
const IN_WORD = 1;
const LETTER = 2;
const DIGIT = 4;
const ASCII = 8;
/** Set for each sign beyond ASCII whose kind is known. */
const KNOWN = 128;

const WORD_SIGN = /[\p{L}\p{M}\p{N}]/u;
const LETTER_SIGN = /\p{L}/u;
/** Kinds of the signs of the Basic Multilingual Plane by their code, found out as they are met. */
const kinds = new Uint8Array(0x10000);

function findKind(sign: string): number {
  const code = sign.charCodeAt(0);
  const kind = (WORD_SIGN.test(sign) ? IN_WORD : 0) | (LETTER_SIGN.test(sign) ? LETTER : 0);
  return kind | (code < 128 ? ASCII : 0) | (code >= 0x30 && code <= 0x39 ? DIGIT : 0);
}

for (let code = 0; code < 128; code++) kinds[code] = findKind(String.fromCharCode(code));

/** Of the sign at a place; 0 behind the end. */
function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 128) return kinds[code] ?? 0;
  if (code >= 0xd800 && code <= 0xdbff) return findKind(String.fromCodePoint(text.codePointAt(at) ?? 0));
  const known = kinds[code] ?? KNOWN;
  if (known !== 0) return known & ~KNOWN;
  const kind = findKind(text.charAt(at));
  kinds[code] = kind | KNOWN;
  return kind;
}

const isHigh = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;
const isLow = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;

/** UTF-16 units of the sign at a place. */
function widthAt(text: string, at: number): number {
  return isHigh(text.charCodeAt(at)) && isLow(text.charCodeAt(at + 1)) ? 2 : 1;
}

const COMMA = 0x2c;
const STOP = 0x2e;
const APOSTROPHE = 0x27;
const RAISED_COMMA = 0x2019;

/** Whether the mark at a place holds what stands around it together: `2.5`, `1,000`, `Moore's`. */
function joins(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === STOP || code === COMMA) {
    return (kindAt(text, at - 1) & DIGIT) !== 0 && (kindAt(text, at + 1) & DIGIT) !== 0;
  }
  return (code === APOSTROPHE || code === RAISED_COMMA) && (kindAt(text, at + 1) & LETTER) !== 0;
}

/** Behind the letters and digits of ASCII that stand at a place. */
function endOfPlain(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); code < 128 && ((kinds[code] ?? 0) & IN_WORD) !== 0; code = text.charCodeAt(at))
    at++;
  return at;
}

/**
 * Calls `visit` with the place of each word of a text in order, in UTF-16 units, `end` exclusive. A word consists of
 * letters, marks and digits of any script; apostrophes before a letter and the marks of digit groups stay inside.
 * `isPlain`: it has nothing but A to Z, a to z, 0 to 9.
 */
export function scanWords(text: string, visit: (start: number, end: number, isPlain: boolean) => void): void {
  const { length } = text;
  let at = 0;
  while (at < length) {
    const code = text.charCodeAt(at);
    if (code < 128 ? (kinds[code] ?? 0) === ASCII : (kindAt(text, at) & IN_WORD) === 0) {
      at += code < 128 ? 1 : widthAt(text, at);
      continue;
    }
    const start = at;
    at = endOfPlain(text, at);
    let isPlain = true;
    for (let kind = kindAt(text, at); ; kind = kindAt(text, at)) {
      if ((kind & IN_WORD) !== 0) at += widthAt(text, at);
      else if (at < length && at > start && joins(text, at)) at += 1;
      else break;
      isPlain = false;
      at = endOfPlain(text, at);
    }
    visit(start, at, isPlain);
  }
}
