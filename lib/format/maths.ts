/**
 * Takes a title or an abstract apart into prose, formulas and links. Pure; nothing of the text is lost: every part
 * says which characters of the source it stands for, and parts follow each other without gaps.
 */
import { COMMAND_STYLE, COMMAND_TEXT, orderOfGrowthTex, type TextStyle } from "@/lib/format/latex-leftovers";

interface Span {
  /** Characters of the source, end exclusive. */
  start: number;
  end: number;
}

export interface ProsePart extends Span {
  kind: "text";
  /** As it is to be shown; the same as the source's characters unless `replaced`. */
  text: string;
  style: TextStyle | null;
  replaced: boolean;
}

export interface MathsPart extends Span {
  kind: "maths";
  tex: string;
  display: boolean;
  /** The source's characters, delimiters included: shown when the formula cannot be set. */
  source: string;
}

export interface LinkPart extends Span {
  kind: "link";
  /** http or https. */
  href: string;
  text: string;
}

export type TextPart = ProsePart | MathsPart | LinkPart;

/** Longest formula that is set; longer ones stay as they stand. */
const MAX_FORMULA = 1_000;

/**
 * Commands that reach outside a formula (addresses, HTML attributes, files) or define new ones. KaTeX would refuse
 * the first kind by printing their name in red, so such a formula stays as it stands.
 */
const REFUSED =
  /\\(href|url|html[A-Za-z]*|includegraphics|def|gdef|edef|xdef|let|futurelet|newcommand|renewcommand|providecommand|global|long|char|input|include|write|csname)(?![A-Za-z])/;

const ADDRESS = String.raw`https?:\/\/[^\s<>"“”{}|\\^${"`"}\u0000-\u001f]+`;

/**
 * Alternatives in order of precedence; each name is handled in `read`. Looked for where BEGINNING says: to try them all at
 * each letter takes ten times as long.
 */
const PATTERN = new RegExp(
  [
    String.raw`(?<dd>\$\$[^$]+?\$\$)`,
    // No space inside the dollars; what looks like a price is sorted out in `isPrice`.
    String.raw`(?<dollar>(?<![\\$])\$(?![\s$])(?:\\.|[^$\\])*?(?<![\s\\])\$(?!\$))`,
    String.raw`(?<paren>\\\((?:(?!\\\)).){1,1000}?\\\))`,
    String.raw`(?<bracket>\\\[(?:(?!\\\]).){1,1000}?\\\])`,
    String.raw`(?<href>\\href\s*\{(?<hrefTo>https?:\/\/[^{}\s]+)\}\s*\{(?<hrefText>[^{}]*)\})`,
    String.raw`(?<url>\\url\s*\{(?<urlTo>https?:\/\/[^{}\s]+)\})`,
    String.raw`(?<markdown>\[(?<mdText>[^\][]{1,120})\]\((?<mdTo>https?:\/\/[^\s()]+)\))`,
    `(?<address>${ADDRESS})`,
    String.raw`(?<styled>\\(?<styleName>[a-z]+)\s*\{(?<styledText>[^{}\\$]*)\})`,
    String.raw`(?<group>\{\\(?<groupName>it|em|bf)\s+(?<groupText>[^{}\\$]*)\})`,
    String.raw`(?<bold>\*\*(?<boldText>[^*\s](?:[^*\n]{0,200}?[^*\s])?)\*\*)`,
    String.raw`(?<word>\{?\\(?<wordName>[A-Za-z]+)\}?)`,
    String.raw`(?<escaped>\\[%&_#$])`,
    String.raw`(?<order>(?<![\w\\])O\((?:[^()\s]|\s(?=[\w\\^+*]))(?:[^()]|\([^()]{0,40}\)){0,40}?\))`,
    String.raw`(?<sup>(?<=[\w)\]}])\^(?:\{(?<supGroup>[^{}\\$]{1,24})\}|(?<supOne>-?\d+|[a-zA-Z](?![a-zA-Z])|(?:st|nd|rd|th)(?![a-zA-Z]))))`,
    String.raw`(?<sub>(?<=[\w)\]}])_\{(?<subGroup>[^{}\\$]{1,24})\})`,
    // `11.9times` was `$11.9\times$`, `pm 1.3` was `\pm 1.3`, `Task~Arithmetic` has LaTeX's hard space.
    String.raw`(?<times>(?<=\d)times(?![a-z]))`,
    String.raw`(?<plusminus>(?<=[\d%)]\s?)pm(?=\s?\d))`,
    String.raw`(?<tie>(?<=[A-Za-z,.])~(?=[A-Za-z\\\d])|(?<=\w)~(?=\())`,
  ].join("|"),
  "sy",
);

/** How the alternatives begin. */
const BEGINNING = /[$\\{[^~]|_\{|\*\*|https?:\/\/|O\(|times(?![a-z])|pm(?=\s?\d)/g;

/** What follows an address in a sentence and is not part of it. */
const TRAILING = /(?:[.,;:!?'’)\]]|\*\*)+$/;

function trimAddress(address: string): string {
  const trailing = address.match(TRAILING)?.[0] ?? "";
  let end = address.length - trailing.length;
  // A closing bracket belongs to the address when it opens there: …/Foo_(bar)
  const open = address.slice(0, end).split("(").length - address.slice(0, end).split(")").length;
  if (open > 0 && trailing.startsWith(")")) end += 1;
  return address.slice(0, end);
}

/**
 * True where dollars are money: digits without any TeX between them, after a word (`4$-5$`) or before a digit (`$5-$10`,
 * Pandoc's rule). `512$\times$512` is a formula all the same.
 */
function isPrice(match: RegExpExecArray): boolean {
  const inside = match[0].slice(1, -1);
  const before = match.input.charAt(match.index - 1);
  const after = match.input.charAt(match.index + match[0].length);
  return /[\d\s]/.test(inside) && !/[\\^_{]/.test(inside) && (/\w/.test(before) || /\d/.test(after));
}

function formula(span: Span, source: string, tex: string, display: boolean): MathsPart | null {
  if (tex.trim() === "" || tex.length > MAX_FORMULA || REFUSED.test(tex)) return null;
  return { kind: "maths", ...span, tex: tex.trim(), display, source };
}

function prose(span: Span, text: string, style: TextStyle | null = null): ProsePart {
  return { kind: "text", ...span, text, style, replaced: true };
}

/** A name before the host (`https://github.com@example.org`) serves to deceive: such an address stays text. */
function link(span: Span, href: string, text: string): LinkPart | null {
  if (!URL.canParse(href)) return null;
  const { username, password } = new URL(href);
  return username === "" && password === "" ? { kind: "link", ...span, href, text } : null;
}

/** The part a match stands for, or null when it is prose after all. */
function read(match: RegExpExecArray): TextPart | null {
  const source = match[0];
  const span = { start: match.index, end: match.index + source.length };
  const named = match.groups ?? {};
  const get = (name: string) => named[name] ?? "";
  if (named.dd) return formula(span, source, source.slice(2, -2), true);
  if (named.dollar) return isPrice(match) ? null : formula(span, source, source.slice(1, -1), false);
  if (named.paren) return formula(span, source, source.slice(2, -2), false);
  if (named.bracket) return formula(span, source, source.slice(2, -2), true);
  if (named.href) return link(span, get("hrefTo"), get("hrefText") || get("hrefTo"));
  if (named.url) return link(span, get("urlTo"), get("urlTo"));
  if (named.markdown) return link(span, get("mdTo"), get("mdText"));
  if (named.address) {
    const address = trimAddress(source);
    return link({ start: span.start, end: span.start + address.length }, address, address);
  }
  if (named.styled) {
    const style = COMMAND_STYLE[get("styleName")];
    return style ? prose(span, get("styledText"), style) : null;
  }
  if (named.group) return prose(span, get("groupText"), COMMAND_STYLE[get("groupName")] ?? null);
  if (named.bold) return prose(span, get("boldText"), "strong");
  if (named.word) {
    const text = COMMAND_TEXT[get("wordName")];
    const braces = source.startsWith("{") === source.endsWith("}");
    return text === undefined || !braces ? null : prose(span, text);
  }
  if (named.escaped) return prose(span, source.slice(1));
  if (named.order) {
    const tex = orderOfGrowthTex(source);
    return tex === null ? null : formula(span, source, tex, false);
  }
  if (named.sup) return prose(span, get("supGroup") || get("supOne"), "sup");
  if (named.sub) return prose(span, get("subGroup"), "sub");
  if (named.times) return prose(span, "×");
  if (named.plusminus) return prose(span, "±");
  if (named.tie) return prose(span, "\u00a0");
  return null;
}

/** The parts of a text, in order. Total: any text gives parts that cover it. */
export function toParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let done = 0;
  const upTo = (end: number) => {
    if (end > done) {
      const plain = { kind: "text" as const, start: done, end, text: text.slice(done, end), style: null };
      parts.push({ ...plain, replaced: false });
    }
    done = Math.max(done, end);
  };
  BEGINNING.lastIndex = 0;
  for (let place = BEGINNING.exec(text); place; place = BEGINNING.exec(text)) {
    PATTERN.lastIndex = place.index;
    const match = PATTERN.exec(text);
    const part = match && read(match);
    if (part) {
      upTo(part.start);
      parts.push(part);
      done = part.end;
    }
    BEGINNING.lastIndex = part ? part.end : place.index + 1;
  }
  upTo(text.length);
  return parts;
}

/** True when a text holds something to be set as a formula. */
export function hasMaths(text: string): boolean {
  return toParts(text).some((part) => part.kind === "maths");
}
