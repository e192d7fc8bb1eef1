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

type Visit<Form> = (form: Form, start: number, end: number) => void;
/** True of a word of A to Z, a to z, 0 to 9 at this place of a text that need not be visited. */
export type Skip = (text: string, start: number, end: number) => boolean;

function visitCjk(run: string, start: number, visit: Visit<string>): void {
  const letters = [...run];
  let offset = start;
  const starts = letters.map((letter) => {
    const at = offset;
    offset += letter.length;
    return at;
  });
  if (letters.length === 1) visit(run, start, offset);
  for (let i = 0; i + 1 < letters.length; i++) {
    const word = `${letters[i]}${letters[i + 1]}`;
    const from = starts[i] ?? start;
    visit(word, from, from + word.length);
  }
}

function visitMixed(raw: string, start: number, visit: Visit<string>): void {
  let done = 0;
  for (const run of raw.matchAll(CJK)) {
    const before = raw.slice(done, run.index);
    if (before) visit(foldWord(before), start + done, start + run.index);
    visitCjk(run[0].normalize("NFKC"), start + run.index, visit);
    done = run.index + run[0].length;
  }
  if (done < raw.length) visit(foldWord(raw.slice(done)), start + done, start + raw.length);
}

/** Words that were cut before, by what stands in the text; as often as there are so many, it begins anew. */
const KEPT_WORDS = 100_000;

/**
 * A function that visits the words of a text in order, each in the form that `formOf` makes of it; `start` and `end` as in
 * Token. Forms are remembered by what stands in the text. Chinese and Japanese, which put no spaces, give overlapping
 * pairs of characters. What folding leaves nothing of is passed over, and what `skip` says, before it is looked up.
 */
export function createWordScanner<Form>(
  formOf: (word: string) => Form,
): (text: string, visit: Visit<Form>, skip?: Skip) => void {
  const known = createWordTable<Form>();
  const nothing = formOf("");
  function learn(raw: string, isPlain: boolean): Form {
    const form = formOf(isPlain ? raw.toLowerCase().slice(0, LONGEST_WORD) : foldWord(raw));
    if (known.size >= KEPT_WORDS) known.clear();
    known.add(raw, form);
    return form;
  }
  return (text, visit, skip) => {
    const source = text.includes("\\") ? text.replace(LATEX_DRESS, (command) => " ".repeat(command.length)) : text;
    const visitWord: Visit<string> = (word, start, end) => {
      if (word !== "") visit(formOf(word), start, end);
    };
    scanWords(source, (start, end, isPlain) => {
      if (isPlain && skip?.(source, start, end) === true) return;
      let form = known.get(source, start, end);
      if (form === undefined) {
        const raw = copyOf(source.slice(start, end));
        if (!isPlain && HAS_CJK.test(raw)) return visitMixed(raw, start, visitWord);
        form = learn(raw, isPlain);
      }
      if (form !== nothing) visit(form, start, end);
    });
  };
}

/** Visits the words of a text, folded, in order. */
export const visitWords = createWordScanner((word) => word);

/** The words of a text in order. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  visitWords(text, (word, start, end) => void tokens.push({ word, start, end }));
  return tokens;
}

/** Words that a hyphen joins make no word together that is longer. */
const LONGEST_JOINED = 24;
/** A name with a version, as \d sees digits: 0 to 9 only. */
const VERSION = /^(\p{L}{3,})\d+(?:\.\d+)?$/u;

/** Words of a text with their places; `length` of each list is in use. */
export interface PlacedWords {
  length: number;
  words: string[];
  starts: number[];
  ends: number[];
}

/**
 * Visits words under which a text can be found besides its own: `pre-training` also as `pretraining`, `k-NN` as `knn`,
 * `Qwen2.5` as `qwen`. `placed` are the text's own.
 */
export function visitImpliedWords(text: string, placed: PlacedWords, visit: (word: string) => void): void {
  const { length, words, starts, ends } = placed;
  for (let i = 0; i < length; i++) {
    const word = words[i] ?? "";
    const last = word.charCodeAt(word.length - 1);
    const stemOfVersion = last < 0x30 || last > 0x39 ? undefined : VERSION.exec(word)?.[1];
    if (stemOfVersion) visit(stemOfVersion);
    const end = ends[i] ?? 0;
    if (i + 1 === length || starts[i + 1] !== end + 1) continue;
    const between = text.charCodeAt(end);
    const isHyphen = between === 0x2d || (between >= 0x2010 && between <= 0x2012);
    const next = words[i + 1] ?? "";
    if (!isHyphen || word.length + next.length > LONGEST_JOINED) continue;
    visit(word + next);
    const nextEnd = ends[i + 1] ?? 0;
    const isChain = i + 2 < length && starts[i + 2] === nextEnd + 1 && text.charCodeAt(nextEnd) === between;
    const afterNext = words[i + 2] ?? "";
    if (isChain && word.length + next.length + afterNext.length <= LONGEST_JOINED) visit(word + next + afterNext);
  }
}

/** The same of tokens, which are those of `text`, as a list. */
export function impliedWords(text: string, tokens: readonly Token[]): string[] {
  const implied: string[] = [];
  const placed = {
    length: tokens.length,
    words: tokens.map((token) => token.word),
    starts: tokens.map((token) => token.start),
    ends: tokens.map((token) => token.end),
  };
  visitImpliedWords(text, placed, (word) => implied.push(word));
  return implied;
}
