import { expect, test } from "vitest";
import { meansTheSame } from "@/lib/papers/acronyms";

const PUZZLES = "Puzzles of the Abstraction and Reasoning Corpus (ARC) ask for reasoning from few examples.";
const MODEL = "An open model for agentic, reasoning, and coding (ARC) work.";

test("two expansions of one acronym are two subjects", () => {
  expect(meansTheSame("ARC", PUZZLES, MODEL)).toBe(false);
  expect(meansTheSame("ARC", PUZZLES, "ARC (Abstraction and Reasoning Corpus) is solved by search.")).toBe(true);
});

test("one expansion is that of both where the other text has its words", () => {
  expect(meansTheSame("ARC", MODEL, "We score 60 on ARC by reasoning at test time.")).toBe(false);
  expect(meansTheSame("ARC", "On ARC, an abstraction of each grid helps reasoning.", PUZZLES)).toBe(true);
  const rag = "Retrieval-augmented generation (RAG) brings documents to a model.";
  expect(meansTheSame("RAG", rag, "RAG fails where retrieval misses what generation needs.")).toBe(true);
});

test("what nobody explains, and what is no acronym, is taken as it stands", () => {
  expect(meansTheSame("GPU", "One GPU is enough.", "We train on a GPU for a day.")).toBe(true);
  expect(meansTheSame("diffusion", PUZZLES, MODEL)).toBe(true);
});

test("plurals, small words and words in between are read as writers mean them", () => {
  const plural = "Mixtures of many experts: vision language models (VLMs) see.";
  expect(meansTheSame("VLMs", plural, "A very large memory (VLM) for servers.")).toBe(false);
  const shift = "Shifts out of distribution (OOD) hurt.";
  expect(meansTheSame("OOD", shift, "Object-oriented design (OOD) ages.")).toBe(false);
  expect(meansTheSame("OOD", shift, "Out-of-distribution (OOD) inputs are found.")).toBe(true);
  expect(meansTheSame("VLMs", plural, "VLMs are vision and language in one.")).toBe(true);
});
