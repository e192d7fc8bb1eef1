/** Near papers as they travel between threads: a list of objects takes five times as long to be copied. */
import type { SharedStem, SimilarPaper } from "@/lib/search/similar";

export interface PackedNear {
  /** The shared stems of all papers one after the other. Stems have no white space. */
  stems: string;
  /** Of each paper its id, its score, how many stems follow, and for each of these what STEM_NUMBERS counts. */
  numbers: Float64Array<ArrayBuffer>;
}

const PAPER_NUMBERS = 3;
/** Weight, aptness, 1 where it is common. */
const STEM_NUMBERS = 3;

export function packNear(near: readonly SimilarPaper[]): PackedNear {
  const stems: string[] = [];
  const length = near.reduce((sum, { shared }) => sum + PAPER_NUMBERS + STEM_NUMBERS * shared.length, 0);
  const numbers = new Float64Array(length);
  let at = 0;
  for (const { id, score, shared } of near) {
    numbers[at++] = id;
    numbers[at++] = score;
    numbers[at++] = shared.length;
    for (const { stem, weight, aptness, isCommon } of shared) {
      stems.push(stem);
      numbers[at++] = weight;
      numbers[at++] = aptness;
      numbers[at++] = isCommon ? 1 : 0;
    }
  }
  return { stems: stems.join("\n"), numbers };
}

export function unpackNear({ stems, numbers }: PackedNear): SimilarPaper[] {
  const names = stems.split("\n");
  const near: SimilarPaper[] = [];
  let named = 0;
  for (let at = 0; at < numbers.length; ) {
    const [id = 0, score = 0, count = 0] = numbers.subarray(at, at + PAPER_NUMBERS);
    const shared: SharedStem[] = [];
    at += PAPER_NUMBERS;
    for (const end = at + count * STEM_NUMBERS; at < end; at += STEM_NUMBERS) {
      const stem = names[named++] ?? "";
      const [weight = 0, aptness = 0] = [numbers[at], numbers[at + 1]];
      shared.push({ stem, weight, aptness, isCommon: numbers[at + 2] === 1 });
    }
    near.push({ id, score, shared });
  }
  return near;
}
