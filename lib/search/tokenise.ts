/** The one tokeniser: what is indexed, asked, highlighted and compared is cut into words here. */
import { scanWords } from "@/lib/search/word-spans";
import { copyOf, createWordTable } from "@/lib/word-table";

/** A word of a text. `start` and `end` count UTF-16 units of the original text, end exclusive. */
export interface Token {
  word: string;
  start: number;
  end: number;
}

/** Longer words are cut: nothing readable is longer, and every limit elsewhere may count on it. */
const LONGEST_WORD = 40;

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu;
const HAS_CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const PLAIN = /^[A-Za-z0-9]+$/;
// Commands of LaTeX that say how text looks, not what it says. `\alpha` and its like are words.
const LATEX_DRESS =
  /\\(?:math(?:bb|bf|cal|frak|it|rm|sf|scr|tt)|text(?:bf|it|rm|sc|sf|tt)?|emph|operatorname|left|right|begin|end|cite[pt]?|ref|url|footnote)(?![A-Za-z])/g;

const GREEK: Record<string, string> = {
  α: "alpha",
  β: "beta",
  γ: "gamma",
  δ: "delta",
  ε: "epsilon",
  ζ: "zeta",
  η: "eta",
  θ: "theta",
  ι: "iota",
  κ: "kappa",
  λ: "lambda",
  μ: "mu",
  ν: "nu",
  ξ: "xi",
  π: "pi",
  ρ: "rho",
  σ: "sigma",
  ς: "sigma",
  τ: "tau",
  υ: "upsilon",
  φ: "phi",
  χ: "chi",
  ψ: "psi",
  ω: "omega",
};
const UNDECOMPOSED: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ı: "i",
};

/**
 * One word in the form it is compared in: lower case, without accents, Greek letters that stand alone by their names,
 * without possessive `'s`, digit groups joined.
 */
export function foldWord(raw: string): string {
  if (PLAIN.test(raw)) return raw.toLowerCase().slice(0, LONGEST_WORD);
  let word = raw.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  word = word
    .replace(/['’]s$/, "")
    .replace(/['’]/g, "")
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, "");
  word = word.replace(/[ßæœøđðþłı]/g, (letter) => UNDECOMPOSED[letter] ?? letter);
  if (word.length <= 2) word = word.replace(/[α-ω]/g, (letter) => GREEK[letter] ?? letter);
  return word.slice(0, LONGEST_WORD);
}

function pushCjk(tokens: Token[], run: string, start: number): void {
  const letters = [...run];
  let offset = start;
  const starts = letters.map((letter) => {
    const at = offset;
    offset += letter.length;
    return at;
  });
  if (letters.length === 1) tokens.push({ word: run, start, end: offset });
  for (let i = 0; i + 1 < letters.length; i++) {
    const word = `${letters[i]}${letters[i + 1]}`;
    const from = starts[i] ?? start;
    tokens.push({ word, start: from, end: from + word.length });
  }
}

/** Words that were cut before, by what stands in the text; as often as there are so many, it begins anew. */
const KEPT_WORDS = 100_000;
const folded = createWordTable<string>();

/** The form of what stands in a text without Chinese or Japanese. */
function foldPart(text: string, start: number, end: number, isPlain: boolean): string {
  const known = folded.get(text, start, end);
  if (known !== undefined) return known;
  const raw = copyOf(text.slice(start, end));
  const word = isPlain ? raw.toLowerCase().slice(0, LONGEST_WORD) : foldWord(raw);
  if (folded.size >= KEPT_WORDS) folded.clear();
  folded.add(raw, word);
  return word;
}

function pushMixed(tokens: Token[], raw: string, start: number): void {
  let done = 0;
  for (const run of raw.matchAll(CJK)) {
    const before = raw.slice(done, run.index);
    if (before) tokens.push({ word: foldWord(before), start: start + done, end: start + run.index });
    pushCjk(tokens, run[0].normalize("NFKC"), start + run.index);
    done = run.index + run[0].length;
  }
  if (done < raw.length) tokens.push({ word: foldWord(raw.slice(done)), start: start + done, end: start + raw.length });
}

/** The words of a text in order. Chinese and Japanese, which put no spaces, give overlapping pairs of characters. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  const source = text.includes("\\") ? text.replace(LATEX_DRESS, (command) => " ".repeat(command.length)) : text;
  scanWords(source, (start, end, isPlain) => {
    const raw = isPlain ? "" : source.slice(start, end);
    if (!isPlain && HAS_CJK.test(raw)) pushMixed(tokens, copyOf(raw), start);
    else tokens.push({ word: foldPart(source, start, end, isPlain), start, end });
  });
  return tokens.every((token) => token.word !== "") ? tokens : tokens.filter((token) => token.word !== "");
}

/** A name with a version, as \d sees digits: 0 to 9 only. */
const VERSION = /^(\p{L}{3,})\d+(?:\.\d+)?$/u;

/**
 * Words under which a text can be found besides its own: `pre-training` also as `pretraining`, `k-NN` as `knn`,
 * `Qwen2.5` as `qwen`. `tokens` are those of `text`.
 */
export function impliedWords(text: string, tokens: readonly Token[]): string[] {
  const words: string[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined) continue;
    const last = token.word.charCodeAt(token.word.length - 1);
    const stemOfVersion = last < 0x30 || last > 0x39 ? undefined : VERSION.exec(token.word)?.[1];
    if (stemOfVersion) words.push(stemOfVersion);
    const next = tokens[i + 1];
    if (next === undefined || next.start !== token.end + 1) continue;
    const between = text.charCodeAt(token.end);
    const isHyphen = between === 0x2d || (between >= 0x2010 && between <= 0x2012);
    if (!isHyphen || token.word.length + next.word.length > 24) continue;
    const afterNext = tokens[i + 2];
    const isChain =
      afterNext !== undefined && afterNext.start === next.end + 1 && text.charCodeAt(next.end) === between;
    words.push(token.word + next.word);
    if (isChain && token.word.length + next.word.length + afterNext.word.length <= 24)
      words.push(token.word + next.word + afterNext.word);
  }
  return words;
}
