/** Text as every source hands it on: one form of Unicode, one form of white space, nothing lost. */

/** Nothing but printable ASCII and white space, as most abstracts are: only the white space can need work. */
const PLAIN = /^[\t\n\r -~]*$/;
const UNEVEN_SPACE = /\s{2,}|[^\S ]/g;
const LONE_SURROGATE = /\p{Cs}/gu;
/** C0 and C1 controls but tab, line feed and carriage return, which count as white space. */
const CONTROL = /(?![\t\n\r])\p{Cc}/gu;
/**
 * Soft hyphen, zero-width space, word joiner, byte order mark: invisible, and in the way of search. Controls of writing
 * direction (Unicode Technical Report 36, section 2.5): they would turn round what stands beside a title too.
 */
const INVISIBLE = /[\u{ad}\u{200b}\u{202a}-\u{202e}\u{2060}\u{2066}-\u{2069}\u{feff}]/gu;

/**
 * Makes a piece of text safe to keep and to compare: Unicode NFC, white space runs as one space, no space at the ends.
 * Lone surrogates become U+FFFD, control characters a space. Everything else, maths and markup included, stays.
 */
export function normaliseText(raw: string): string {
  if (PLAIN.test(raw)) return raw.replace(UNEVEN_SPACE, " ").trim();
  return raw
    .replace(LONE_SURROGATE, "\u{fffd}")
    .replace(CONTROL, " ")
    .replace(INVISIBLE, "")
    .normalize("NFC")
    .replace(/\s+/g, " ")
    .trim();
}

/** Text that no rule below but lower case can change. */
const ASCII = /^[\0-\x7f]*$/;

/** Lower case without Latin, Greek and Cyrillic accents; marks that other scripts need for their letters stay. */
function foldCase(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u{300}-\u{36f}]/gu, "")
    .normalize("NFC");
}

const GREEK = new Map(
  Object.entries({
    ...{ α: "alpha", β: "beta", γ: "gamma", δ: "delta", ε: "epsilon", ζ: "zeta", η: "eta", θ: "theta", ι: "iota" },
    ...{ κ: "kappa", λ: "lambda", μ: "mu", ν: "nu", ξ: "xi", ο: "omicron", π: "pi", ρ: "rho", σ: "sigma", ς: "sigma" },
    ...{ τ: "tau", υ: "upsilon", φ: "phi", χ: "chi", ψ: "psi", ω: "omega" },
  }),
);

/** A Greek letter that stands alone is maths; a run of them is a word of the language. */
const GREEK_SYMBOL = /(?<![α-ω])[α-ω](?![α-ω])/g;

function spellGreek(text: string): string {
  return ASCII.test(text) ? text : text.replace(GREEK_SYMBOL, (letter) => GREEK.get(letter) ?? letter);
}

/** Commands that only dress their argument, with or without the backslash that some pages lose. */
const DRESSING =
  /\\?\b(?:math(?:bf|bb|cal|frak|it|rm|sf|scr|tt)|text(?:bf|it|md|normal|rm|sc|sf|tt)?|emph|boldsymbol|bm|operatorname|ensuremath|mbox|hbox)\*?(?=\{)/g;

/**
 * The identity of a title: its letters and digits in lower case, of any script, and nothing else.
 * Maths is read by its names, so that `PixArt-$α$`, `PixArt-$\alpha$` and `PixArt-alpha` are one.
 * A title without letters and digits is its own key.
 */
export function titleKey(title: string): string {
  const text = normaliseText(title);
  const key = spellGreek(foldCase(text.replace(DRESSING, "")))
    .replace(/[^\p{L}\p{N}\p{M}]/gu, "")
    .normalize("NFC");
  return key === "" ? text : key;
}

const SLUG_LENGTH = 80;

/**
 * A readable address for a title: `a-z`, `0-9` and hyphens, at most 80 characters, cut at a word.
 * A title with nothing to spell in these gets `paper-` and a hash of its key. Not unique: the caller settles collisions.
 */
export function slugFromTitle(title: string): string {
  const words = spellGreek(foldCase(normaliseText(title).replace(DRESSING, "")))
    .replace(/['’]/gu, "")
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  let slug = "";
  for (const word of words) {
    const longer = slug === "" ? word.slice(0, SLUG_LENGTH) : `${slug}-${word}`;
    if (longer.length > SLUG_LENGTH) break;
    slug = longer;
  }
  return slug === "" ? `paper-${hash(titleKey(title))}` : slug;
}

/** FNV-1a, 32 bits, in base 36 (http://www.isthe.com/chongo/tech/comp/fnv/). */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value.toString(36);
}
