import { expect, test } from "vitest";
import { impliedWords, tokenise } from "@/lib/search/tokenise";

const wordsOf = (text: string) => tokenise(text).map(({ word }) => word);
const impliedBy = (text: string) => impliedWords(text, tokenise(text));

test.each([
  ["Diffusion-Transformer", ["diffusion", "transformer"], ["diffusiontransformer"]],
  ["pre-training", ["pre", "training"], ["pretraining"]],
  ["pretraining", ["pretraining"], []],
  ["state-of-the-art", ["state", "of", "the", "art"], ["stateof", "stateofthe", "ofthe", "oftheart", "theart"]],
  ["LLMs", ["llms"], []],
  ["k-NN", ["k", "nn"], ["knn"]],
  ["Qwen2.5", ["qwen2.5"], ["qwen"]],
  ["Qwen2.5-VL", ["qwen2.5", "vl"], ["qwen", "qwen2.5vl"]],
  ["GPT-4o", ["gpt", "4o"], ["gpt4o"]],
  ["3DGS and GRPO", ["3dgs", "and", "grpo"], []],
  ["β-VAE", ["beta", "vae"], ["betavae"]],
  ["$\\alpha$-divergence", ["alpha", "divergence"], []],
  ["\\mathcal{O}(n^2)", ["o", "n", "2"], []],
  ["Gödel Poincaré naïve", ["godel", "poincare", "naive"], []],
  ["Straße Łukasz Ørsted", ["strasse", "lukasz", "orsted"], []],
  ["Moore's law, Moore’s law", ["moore", "law", "moore", "law"], []],
  ["don't", ["dont"], []],
  ["1,000 and 2.5", ["1000", "and", "2.5"], []],
  ["ends in 3.", ["ends", "in", "3"], []],
  ["C++ / C#", ["c", "c"], []],
  ["大规模语言模型", ["大规", "规模", "模语", "语言", "言模", "模型"], []],
  ["用BERT做", ["用", "bert", "做"], []],
  ["𝛼-fair 𝐗", ["alpha", "fair", "x"], ["alphafair"]],
  ["", [], []],
  ["?!… — ()", [], []],
])("%s is cut into words", (text, words, implied) => {
  expect(wordsOf(text)).toEqual(words);
  expect(impliedBy(text)).toEqual(implied);
});

test("a token says where it stands in the text", () => {
  const text = "On Poincaré’s β-VAE: 大模型";
  expect(tokenise(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    "On",
    "Poincaré’s",
    "β",
    "VAE",
    "大模",
    "模型",
  ]);
});
