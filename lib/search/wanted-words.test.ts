import fc from "fast-check";
import { expect, test } from "vitest";
import { stemWord } from "@/lib/search/stem";
import { STOP_WORDS } from "@/lib/search/stop-words";
import { tokenise } from "@/lib/search/tokenise";
import { createFinder, type Mark } from "@/lib/search/wanted-words";

const marks = (...words: string[]): Mark[] => words.map((word) => ({ word, weight: word.length }));
const found = (text: string, ...words: string[]) =>
  createFinder(marks(...words))(text).map(({ start, end }) => text.slice(start, end));

test.each([
  ["Dying stars, dry dust", ["dies", "drying"], ["dry"]],
  ["An oed of ties and lies", ["ties", "oing"], ["oed", "ties"]],
  ["MODELS, modelled; a mode", ["model"], ["MODELS", "modelled"]],
  ["k-NN and K NN, not kn", ["knn"], ["k-NN", "K NN"]],
  ["Poincaré’s naïve β-VAE", ["poincare", "naive", "betavae"], ["Poincaré’s", "naïve", "β-VAE"]],
  ["over-fitting the over, fitting", ["overfitting", "over"], ["over-fitting"]],
  ["GPT-4.5 for 大模型 of 1,000", ["gpt4.5", "模型", "1000"], ["GPT-4.5", "模型", "1,000"]],
  ["$\\alpha$-divergence, $\\mathcal{O}$", ["alphadivergence", "mathcal"], []],
  ["pretrain-ing", ["pretrain"], ["pretrain", "pretrain-ing"]],
])("in %s, %j are %j", (text, words, places) => {
  expect(found(text, ...words)).toEqual(places);
});

/** What is meant: the words of the text one by one and two by two, whatever they begin with. */
function matchesOf(text: string, wanted: readonly Mark[]) {
  const weights = new Map<string, number>();
  for (const { word, weight } of wanted)
    weights.set(stemWord(word), Math.max(weight, weights.get(stemWord(word)) ?? 0));
  const tokens = tokenise(text);
  return tokens.flatMap(({ word, start, end }, at) => {
    const next = tokens[at + 1];
    const single = STOP_WORDS.has(word) ? [] : [{ start, end, stem: stemWord(word) }];
    const double = next?.start === end + 1 ? [{ start, end: next.end, stem: stemWord(word + next.word) }] : [];
    return [...single, ...double].flatMap((match) => {
      const weight = weights.get(match.stem);
      return weight === undefined ? [] : [{ ...match, weight }];
    });
  });
}

test("in any text it finds what comparing all words finds", () => {
  const pieces =
    "pre train training trained tie ties die dying d y i s ing ness able ational over the 3 2.5 4 ß é α 大 模 ー ’s ' - . , \n".split(
      " ",
    );
  const word = fc.array(fc.constantFrom(...pieces, " "), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), fc.array(word, { minLength: 1, maxLength: 5 }), (words, asked) => {
      const text = words.join(" ").replaceAll("t", (t) => (words.length % 3 === 0 ? t.toUpperCase() : t));
      const wanted = asked
        .flatMap((one) => tokenise(one.replaceAll(" ", "")))
        .map((token, at) => ({ word: token.word, weight: at + 1 }));
      expect(createFinder(wanted)(text)).toEqual(matchesOf(text, wanted));
    }),
    { numRuns: 2_000 },
  );
});
