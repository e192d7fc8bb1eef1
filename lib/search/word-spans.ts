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

const isHigh = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;
const isLow = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;

/** UTF-16 units of a text, and 0 behind its end. */
type Codes = Uint16Array;

/** UTF-16 units of the sign at a place. */
function widthAt(codes: Codes, at: number): number {
  return isHigh(codes[at] ?? 0) && isLow(codes[at + 1] ?? 0) ? 2 : 1;
}

/** Of the sign at a place; 0 behind the end. */
function kindAt(codes: Codes, at: number): number {
  const code = codes[at] ?? 0;
  if (code < 128) return kinds[code] ?? 0;
  if (isHigh(code)) return findKind(String.fromCharCode(...codes.subarray(at, at + widthAt(codes, at))));
  const known = kinds[code] ?? KNOWN;
  if (known !== 0) return known & ~KNOWN;
  const kind = findKind(String.fromCharCode(code));
  kinds[code] = kind | KNOWN;
  return kind;
}

const COMMA = 0x2c;
const STOP = 0x2e;
const APOSTROPHE = 0x27;
const RAISED_COMMA = 0x2019;

/** Whether the mark at a place holds what stands around it together: `2.5`, `1,000`, `Moore's`. */
function joins(codes: Codes, at: number): boolean {
  const code = codes[at];
  if (code === STOP || code === COMMA) {
    return (kindAt(codes, at - 1) & DIGIT) !== 0 && (kindAt(codes, at + 1) & DIGIT) !== 0;
  }
  return (code === APOSTROPHE || code === RAISED_COMMA) && (kindAt(codes, at + 1) & LETTER) !== 0;
}

/** Behind the letters and digits of ASCII that stand at a place. */
function endOfPlain(codes: Codes, from: number): number {
  let at = from;
  for (let code = codes[at] ?? 0; code < 128 && ((kinds[code] ?? 0) & IN_WORD) !== 0; code = codes[at] ?? 0) at++;
  return at;
}

type VisitSpan = (start: number, end: number, isPlain: boolean) => void;

function scanCodes(codes: Codes, length: number, visit: VisitSpan): void {
  let at = 0;
  while (at < length) {
    const code = codes[at] ?? 0;
    if (code < 128 ? kinds[code] === ASCII : (kindAt(codes, at) & IN_WORD) === 0) {
      at += code < 128 ? 1 : widthAt(codes, at);
      continue;
    }
    const start = at;
    at = endOfPlain(codes, at);
    let isPlain = true;
    for (let kind = kindAt(codes, at); ; kind = kindAt(codes, at)) {
      if ((kind & IN_WORD) !== 0) at += widthAt(codes, at);
      else if (at < length && at > start && joins(codes, at)) at += 1;
      else break;
      isPlain = false;
      at = endOfPlain(codes, at);
    }
    visit(start, at, isPlain);
  }
}

/**
 * Longest text that is scanned in the one room for all; one code more is for the 0 behind it. Codes in a list are read in half
 * the time that asking the text for each takes.
 */
const LONGEST = (1 << 13) - 1;
const room = Buffer.alloc((LONGEST + 1) * 2);
const roomCodes = new Uint16Array(room.buffer, room.byteOffset, LONGEST + 1);
let isRoomTaken = false;
const IS_LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** Puts the codes of a text into memory in the order of bytes that lists of numbers have here. */
function write(text: string, into: Buffer): void {
  into.write(text, "utf16le");
  if (!IS_LITTLE_ENDIAN) into.swap16();
}

/**
 * Calls `visit` with the place of each word of a text in order, in UTF-16 units, `end` exclusive. A word consists of
 * letters, marks and digits of any script; apostrophes before a letter and the marks of digit groups stay inside.
 * `isPlain`: it has nothing but A to Z, a to z, 0 to 9.
 */
export function scanWords(text: string, visit: VisitSpan): void {
  const { length } = text;
  // Who is visited may have another text scanned meanwhile.
  if (isRoomTaken || length > LONGEST) {
    const codes = new Uint16Array(length + 1);
    write(text, Buffer.from(codes.buffer));
    scanCodes(codes, length, visit);
    return;
  }
  isRoomTaken = true;
  try {
    write(text, room);
    roomCodes[length] = 0;
    scanCodes(roomCodes, length, visit);
  } finally {
    isRoomTaken = false;
  }
}
