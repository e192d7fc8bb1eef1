/** Links inside text: `[words](address)` as markdown has them, `[words][32]` with a list of addresses below. */

export interface InlineLink {
  /** Offsets of the opening bracket (or the `!` of an image) and of what follows the link. */
  start: number;
  end: number;
  /** Offsets of the words between the brackets. */
  from: number;
  to: number;
  /** Empty where the list of addresses lacks the number. */
  url: string;
  image: boolean;
}

/** Which notation to look for. */
export type Notation = { kind: "inline" } | { kind: "numbered"; addresses: ReadonlyMap<string, string> };

interface OpenBracket {
  start: number;
  from: number;
  image: boolean;
  /** Counts blank lines above it. */
  paragraph: number;
}

const BRACKET = /\\.|\n[ \t]*\n|!?\[|\]/gs;
const INLINE_TARGET =
  /\(\s{0,10}<?([^\s()<>]{1,2048}(?:\([^\s()<>]{0,256}\)[^\s()<>]{0,256}){0,3})>?(?:\s{1,10}"[^"\n]{0,300}")?\s{0,10}\)/y;
const NUMBER_TARGET = /\[(\d{1,5})\]/y;

/**
 * Every link in the text (with line feeds only) by the place where it ends, links inside links included. Reads the text once: the time is
 * linear in its length. A link may run over lines; brackets without an address are words.
 */
export function findInlineLinks(text: string, notation: Notation): InlineLink[] {
  const links: InlineLink[] = [];
  const open: OpenBracket[] = [];
  /** Places in `open` of the brackets that begin a line: the words of a linked paragraph may hold stray ones. */
  const lineStarts: number[] = [];
  let paragraph = 0;
  BRACKET.lastIndex = 0;
  for (let match = BRACKET.exec(text); match !== null; match = BRACKET.exec(text)) {
    const [found] = match;
    if (found.startsWith("\\")) continue;
    if (found.startsWith("\n")) {
      paragraph += 1;
      BRACKET.lastIndex -= 1;
    } else if (found.endsWith("[")) {
      if (beginsLine(text, match.index)) lineStarts.push(open.length);
      open.push({ start: match.index, from: BRACKET.lastIndex, image: found.startsWith("!"), paragraph });
    } else {
      const target = readTarget(text, BRACKET.lastIndex, notation);
      const bracket = takeBracket(open, lineStarts, target !== null, paragraph);
      if (bracket === null || target === null) continue;
      const { start, from, image } = bracket;
      links.push({ start, from, to: match.index, end: target.end, url: target.url, image });
      BRACKET.lastIndex = target.end;
    }
  }
  return links;
}

/** The bracket that a closing one belongs to: the last, or the one that begins the same paragraph's line. */
function takeBracket(
  open: OpenBracket[],
  lineStarts: number[],
  isLink: boolean,
  paragraph: number,
): OpenBracket | null {
  const top = open.at(-1);
  if (top === undefined) return null;
  const lineStart = lineStarts.at(-1);
  const first = lineStart === undefined ? undefined : open[lineStart];
  const takesFirst = isLink && !top.image && first !== undefined && first.paragraph === paragraph;
  if (takesFirst && lineStart !== undefined) open.length = lineStart;
  else open.pop();
  while ((lineStarts.at(-1) ?? -1) >= open.length) lineStarts.pop();
  return takesFirst ? first : top;
}

/** Only marks of headings, lists and quotes may stand before a bracket that begins its line. */
function beginsLine(text: string, index: number): boolean {
  let at = index - 1;
  while (at >= 0 && index - at < 12 && " \t#>*-".includes(text.charAt(at))) at -= 1;
  return at < 0 || text.charAt(at) === "\n";
}

function readTarget(text: string, from: number, notation: Notation): { url: string; end: number } | null {
  const pattern = notation.kind === "inline" ? INLINE_TARGET : NUMBER_TARGET;
  pattern.lastIndex = from;
  const match = pattern.exec(text);
  const target = match?.[1];
  if (match === null || target === undefined) return null;
  const url = notation.kind === "inline" ? target : (notation.addresses.get(target) ?? "");
  return { url: absolute(url), end: from + match[0].length };
}

const SITE = "https://huggingface.co";

/** Addresses relative to the site, as converters leave them, made whole. */
export function absolute(url: string): string {
  return /^\/(?!\/)/.test(url) ? SITE + url : url;
}
