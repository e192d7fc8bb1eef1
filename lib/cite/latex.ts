/** Text for LaTeX: formulas and commands of the source stay, everything else means itself. Any text gives valid BibTeX. */
import { toParts } from "@/lib/format/maths";

const SPECIAL: Readonly<Record<string, string>> = {
  "&": "\\&",
  "%": "\\%",
  "#": "\\#",
  _: "\\_",
  $: "\\$",
  "^": "\\textasciicircum{}",
  "~": "\\textasciitilde{}",
  "\\": "\\textbackslash{}",
};

/** Commands that LaTeX knows outside formulas without any package, and the few from `textcomp`. */
const COMMAND =
  /^\\(?:emph|text(?:bf|it|md|normal|rm|sc|sf|sl|superscript|subscript|tt|up|registered|trademark|copyright|degree|mu|asciitilde|asciicircum|backslash|greater|less|dollar|underscore|ampersand|endash|emdash|pertenthousand|perthousand)|underline|LaTeX|TeX|ss|ae|AE|oe|OE|aa|AA|o|O|l|L|i|j)(?![A-Za-z])/;
/** An accent as LaTeX writes it: `\"o`, `\'{e}`, `\d{o}`, `\c c`. */
const ACCENT = /^\\(?:["'`^~=.]\s?(?:\{\\?\p{L}\}|\\?\p{L})|[cdbkrtuvHG](?:\{\\?\p{L}\}|\s\p{L}))/u;
const ESCAPED = /^\\[&%$#_{}, ;!/-]/;

/** True when every brace that opens is closed again. BibTeX counts braces whether or not a backslash precedes them. */
function isBalanced(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === "{") depth += 1;
    if (character === "}") depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** The formula with what would break the file made safe: `%` and `#` begin a comment and a parameter even in formulas. */
function formula(source: string): string {
  return source.replace(/(?<!\\)[%#]/g, "\\$&");
}

function closingBrace(text: string, open: number): number {
  let depth = 0;
  for (let index = open; index < text.length; index++) {
    if (text[index] === "{") depth += 1;
    if (text[index] === "}") depth -= 1;
    if (depth === 0) return index;
  }
  return -1;
}

/** One step of `prose`: what stands at `at`, as LaTeX, and how much of the text it was. */
function readPiece(text: string, at: number, bracesPair: boolean): { tex: string; length: number } {
  const rest = text.slice(at);
  const character = rest[0] ?? "";
  if (character === "\\") {
    const kept = ESCAPED.exec(rest) ?? ACCENT.exec(rest);
    // An escaped brace counts for BibTeX like any other, so it stays only where all braces pair.
    if (kept && (bracesPair || !/[{}]/.test(kept[0]))) return { tex: kept[0], length: kept[0].length };
    if (rest.startsWith("\\\\")) return { tex: " ", length: 2 };
    const command = COMMAND.exec(rest)?.[0];
    if (command !== undefined) {
      const open = at + command.length;
      const close = text[open] === "{" ? closingBrace(text, open) : -1;
      if (close === -1) return { tex: `${command}{}`, length: command.length };
      return { tex: `${command}{${prose(text.slice(open + 1, close))}}`, length: close + 1 - at };
    }
  }
  if (character === "{" || character === "}") {
    if (bracesPair) return { tex: `\\${character}`, length: 1 };
    return { tex: character === "{" ? "\\textbraceleft{}" : "\\textbraceright{}", length: 1 };
  }
  // Between letters it is LaTeX's hard space, left by the source.
  if (character === "~" && /\p{L}/u.test(text[at - 1] ?? "") && /[\p{L}\d\\]/u.test(rest[1] ?? "")) {
    return { tex: "~", length: 1 };
  }
  return { tex: SPECIAL[character] ?? character, length: 1 };
}

function prose(text: string): string {
  const bracesPair = isBalanced(text);
  let tex = "";
  for (let at = 0; at < text.length; ) {
    const piece = readPiece(text, at, bracesPair);
    tex += piece.tex;
    at += piece.length;
  }
  return tex;
}

/**
 * Escapes `& % # _ $ { } ^ ~ \` for LaTeX. Kept as they are: formulas in `$…$` or `\(…\)`, commands that every LaTeX
 * knows, accents, and what is escaped already. The braces of the result pair, which BibTeX needs.
 */
export function toLatex(text: string): string {
  const source = text.replace(/\s+/g, " ").trim();
  if (!/[&%#_$^~\\{}]/.test(source)) return source;
  let tex = "";
  let plain = "";
  const flush = () => {
    tex += prose(plain);
    plain = "";
  };
  for (const part of toParts(source)) {
    const raw = source.slice(part.start, part.end);
    if (part.kind === "maths" && /^[$\\]/.test(raw) && isBalanced(raw)) {
      flush();
      tex += formula(raw);
    } else plain += raw;
  }
  flush();
  return tex.replace(/ {2,}/g, " ");
}
