/**
 * Porter's stemmer, M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980, steps 1a to 5b. One change, as
 * in his later English stemmer: a final y becomes i only after a consonant, so that `array` stays beside `arrays`.
 */

const isConsonant = (word: string, i: number): boolean => {
  const letter = word[i];
  if (letter === "y") return i === 0 || !isConsonant(word, i - 1);
  return letter !== "a" && letter !== "e" && letter !== "i" && letter !== "o" && letter !== "u";
};

/** Porter's m: how often a run of vowels is followed by a run of consonants. */
function measure(stem: string): number {
  let count = 0;
  let afterVowel = false;
  for (let i = 0; i < stem.length; i++) {
    const consonant = isConsonant(stem, i);
    if (consonant && afterVowel) count++;
    afterVowel = !consonant;
  }
  return count;
}

function hasVowel(stem: string): boolean {
  for (let i = 0; i < stem.length; i++) if (!isConsonant(stem, i)) return true;
  return false;
}

const endsDouble = (word: string): boolean => {
  const last = word.length - 1;
  return last > 0 && word[last] === word[last - 1] && isConsonant(word, last);
};

/** Porter's *o: ends consonant, vowel, consonant, the last not w, x or y. */
const endsShort = (word: string): boolean => {
  const last = word.length - 1;
  if (last < 2) return false;
  if (!isConsonant(word, last) || isConsonant(word, last - 1) || !isConsonant(word, last - 2)) return false;
  return !"wxy".includes(word[last] ?? "");
};

type Rule = [suffix: string, replacement: string];

/** Rules by the last letter of their suffixes, in the same order: most words end in a letter that no rule is for. */
function byLastLetter(rules: readonly Rule[]): Rule[][] {
  const byCode: Rule[][] = Array.from({ length: 128 }, () => []);
  for (const rule of rules) byCode[rule[0].charCodeAt(rule[0].length - 1)]?.push(rule);
  return byCode;
}

const rulesFor = (word: string, rules: readonly Rule[][]): readonly Rule[] =>
  rules[word.charCodeAt(word.length - 1)] ?? [];

const STEP_2 = byLastLetter([
  ["ational", "ate"],
  ["tional", "tion"],
  ["enci", "ence"],
  ["anci", "ance"],
  ["izer", "ize"],
  ["bli", "ble"],
  ["alli", "al"],
  ["entli", "ent"],
  ["eli", "e"],
  ["ousli", "ous"],
  ["ization", "ize"],
  ["ation", "ate"],
  ["ator", "ate"],
  ["alism", "al"],
  ["iveness", "ive"],
  ["fulness", "ful"],
  ["ousness", "ous"],
  ["aliti", "al"],
  ["iviti", "ive"],
  ["biliti", "ble"],
  ["logi", "log"],
]);
const STEP_3 = byLastLetter([
  ["icate", "ic"],
  ["ative", ""],
  ["alize", "al"],
  ["iciti", "ic"],
  ["ical", "ic"],
  ["ful", ""],
  ["ness", ""],
]);
/** A longer suffix comes before one that it ends in. */
const STEP_4 = byLastLetter(
  "al ance ence er ic able ible ant ement ment ent ion ou ism ate iti ous ive ize"
    .split(" ")
    .map((suffix) => [suffix, ""]),
);

function replaceSuffix(word: string, rules: readonly Rule[][]): string {
  for (const [suffix, replacement] of rulesFor(word, rules)) {
    if (!word.endsWith(suffix)) continue;
    const stem = word.slice(0, -suffix.length);
    return measure(stem) > 0 ? stem + replacement : word;
  }
  return word;
}

function step1(input: string): string {
  let word = input;
  if (word.endsWith("sses") || word.endsWith("ies")) word = word.slice(0, -2);
  else if (word.endsWith("s") && !word.endsWith("ss")) word = word.slice(0, -1);
  if (word.endsWith("eed")) {
    if (measure(word.slice(0, -3)) > 0) word = word.slice(0, -1);
  } else {
    const stem = word.endsWith("ed") ? word.slice(0, -2) : word.endsWith("ing") ? word.slice(0, -3) : "";
    if (stem && hasVowel(stem)) {
      if (/(?:at|bl|iz)$/.test(stem)) word = `${stem}e`;
      else if (endsDouble(stem) && !/[lsz]$/.test(stem)) word = stem.slice(0, -1);
      else if (measure(stem) === 1 && endsShort(stem)) word = `${stem}e`;
      else word = stem;
    }
  }
  if (word.endsWith("y") && word.length > 2 && /[^aeiou]y$/.test(word)) word = `${word.slice(0, -1)}i`;
  return word;
}

function step4(word: string): string {
  const suffix = rulesFor(word, STEP_4).find(([ending]) => word.endsWith(ending))?.[0];
  if (suffix === undefined) return word;
  const stem = word.slice(0, -suffix.length);
  if (suffix === "ion" && !stem.endsWith("s") && !stem.endsWith("t")) return word;
  return measure(stem) > 1 ? stem : word;
}

function step5(input: string): string {
  let word = input;
  if (word.endsWith("e")) {
    const stem = word.slice(0, -1);
    const m = measure(stem);
    if (m > 1 || (m === 1 && !endsShort(stem))) word = stem;
  }
  return word.endsWith("ll") && measure(word) > 1 ? word.slice(0, -1) : word;
}

/** The stem of a folded word; words that are not wholly of Latin letters, or shorter than three, are their own stems. */
export function stemWord(word: string): string {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return word;
  return step5(step4(replaceSuffix(replaceSuffix(step1(word), STEP_2), STEP_3)));
}

const MOST_STEMS = 20_000;
const stems = new Map<string, string>();

/** The same, remembered: for running text, whose words come again and again. */
export function recalledStem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = stemWord(word);
  if (stems.size >= MOST_STEMS) stems.clear();
  stems.set(word, stem);
  return stem;
}
