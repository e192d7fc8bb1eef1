import { expect, test } from "vitest";
import { createTextCutter } from "@/lib/search/cut-texts";
import { countsOfWords, countWords, type PaperTexts, wordsOfPaper } from "@/lib/search/paper-words";
import { STOP_WORDS } from "@/lib/search/stop-words";

/** Enough new words for every list to grow, between words that come again. */
const manyWords = Array.from({ length: 40_000 }, (_, number) => `w${number.toString(36)} the`).join(" ");

/** Each word twice, so that one whose list grows comes again. */
const manyNames = Array.from({ length: 20_000 }, (_, number) => `n${number.toString(36)} n${number.toString(36)}`);

const PAPERS: PaperTexts[] = [
  { title: "", abstract: "", names: [], repositories: [] },
  {
    title: "The The the GPT-4 of pre-training k-NN-graphs, pre-training: Qwen2.5",
    abstract: "Pre-training the k-NN on $\\mathbb{R}^n$ and α-β. L'été naïve 1,000.5 Moore's. 深層学習のモデル x ’ ー",
    names: ["Ada Lovelace", "Émile Zola", "李 明"],
    repositories: [
      { owner: "Fold", name: "Napkins" },
      { owner: "fold", name: "napkins" },
      { owner: null, name: "alone" },
    ],
  },
  { title: "many", abstract: "names", names: manyNames, repositories: [] },
  { title: manyWords, abstract: manyWords, names: ["Ada Lovelace"], repositories: [{ owner: "new", name: "one" }] },
  {
    title: "pre-training",
    abstract: `${"word ".repeat(40)} ${"pre-training ".repeat(40)}`,
    names: [],
    repositories: [],
  },
];

test("papers are cut into the words and counts that one paper by itself has", () => {
  const cutter = createTextCutter();
  const cuts = PAPERS.map((paper) => cutter.cut(paper));
  const { numbers, words, counts } = cutter.lists();
  const texts = ["", ...cutter.wordsFrom(1)];
  for (const [place, paper] of PAPERS.entries()) {
    const cut = cuts[place];
    if (cut === undefined) throw new Error("A paper was not cut.");
    const expected = wordsOfPaper(paper);
    const got = [...numbers.subarray(cut.from, cut.to)].map((number) => texts[number]);
    expect(got).toEqual(expected.flatMap((segment) => [...segment, ""]));
    expect([cut.titleWords, cut.abstractWords]).toEqual([countWords(expected[0]), countWords(expected[1])]);

    const ids = new Map(texts.map((word, number) => [word, number]));
    const reference = countsOfWords(
      expected.map((segment) => segment.map((word) => ids.get(word) ?? 0)),
      (word) => STOP_WORDS.has(texts[word] ?? ""),
    );
    const found = [...words.subarray(cut.wordsFrom, cut.wordsTo)].map((word, at) => [word, counts[cut.wordsFrom + at]]);
    expect(found.sort(([a = 0], [b = 0]) => a - b)).toEqual(
      [...reference.words].map((word, at) => [word, reference.counts[at]]),
    );
  }
});
