/** Seeded queries as readers might type them, made from real papers. */

export interface BenchPaper {
  id: number;
  title: string;
  abstract: string;
}

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Random = () => number;

const pick = <T>(random: Random, items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
const letter = (random: Random): string => String.fromCharCode(97 + Math.floor(random() * 26));

/** A word with one letter swapped, left out, put in or replaced. */
export function misspell(random: Random, word: string): string {
  const at = 1 + Math.floor(random() * (word.length - 2));
  switch (Math.floor(random() * 4)) {
    case 0:
      return word.slice(0, at) + (word[at + 1] ?? "") + (word[at] ?? "") + word.slice(at + 2);
    case 1:
      return word.slice(0, at) + word.slice(at + 1);
    case 2:
      return word.slice(0, at) + letter(random) + word.slice(at);
    default:
      return word.slice(0, at) + letter(random) + word.slice(at + 1);
  }
}

const isLong = (word: string): boolean => /^[A-Za-z]{5,}$/.test(word);

/** `count` of the long words misspelt, each once. */
export function misspellSome(random: Random, words: readonly string[], count: number): string[] {
  const places = words.flatMap((word, place) => (isLong(word) ? [place] : []));
  const chosen = new Set<number>();
  while (chosen.size < Math.min(count, places.length)) {
    const place = pick(random, places);
    if (place !== undefined) chosen.add(place);
  }
  return words.map((word, place) => (chosen.has(place) ? misspell(random, word) : word));
}

const FREQUENT = [
  "language models",
  "large language models",
  "deep learning model",
  "neural network training data",
  "reinforcement learning",
  "learning",
  "image generation",
  "diffusion models for video",
];
const OPENINGS = ["what is the best way to", "how do we use", "is there a", "which of these is the", "why does the"];

function partOf(random: Random, title: string): string[] {
  const words = title.split(/\s+/).filter((word) => word !== "");
  const length = 2 + Math.floor(random() * 7);
  const start = Math.floor(random() * Math.max(1, words.length - length + 1));
  return words.slice(start, start + length);
}

/** 2 to 8 words of real titles, half of them misspelt; some among many stop words, some of very frequent words. */
export function makeQueries(papers: readonly BenchPaper[], count: number, seed: number): string[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, i) => {
    if (i % 12 === 0) return pick(random, FREQUENT) ?? "";
    const words = partOf(random, pick(random, papers)?.title ?? "");
    const typed = i % 2 === 1 ? misspellSome(random, words, Math.ceil(words.filter(isLong).length / 2)) : words;
    return i % 12 === 6 ? `${pick(random, OPENINGS)} ${typed.join(" ")}` : typed.join(" ");
  });
}

/** Three words that follow each other in the middle of an abstract, stop words left out, one misspelt. */
export function threeWords(random: Random, abstract: string, isStopWord: (word: string) => boolean): string {
  const words = abstract.split(/[^\p{L}\p{N}-]+/u).filter((word) => word !== "" && !isStopWord(word.toLowerCase()));
  const start = Math.max(0, Math.floor(words.length / 2) - 1);
  return misspellSome(random, words.slice(start, start + 3), 1).join(" ");
}
