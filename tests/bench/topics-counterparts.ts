/** Which topics stand for which arXiv categories. */

export type Counterpart = {
  name: string;
  /** Codes; `q-bio.*` stands for all that begin so. */
  categories: readonly string[];
  topics: readonly string[];
};

export const COUNTERPARTS: readonly Counterpart[] = [
  {
    name: "cs.CV",
    categories: ["cs.CV"],
    topics: [
      "vision",
      "detection",
      "image-generation",
      "restoration",
      "people",
      "video",
      "three-d",
      "multimodal",
      "earth",
    ],
  },
  {
    name: "cs.CL",
    categories: ["cs.CL"],
    topics: ["language-models", "long-context", "multilingual", "text", "knowledge"],
  },
  { name: "cs.RO", categories: ["cs.RO"], topics: ["robotics"] },
  { name: "cs.SD, eess.AS", categories: ["cs.SD", "eess.AS"], topics: ["speech-audio"] },
  { name: "cs.IR", categories: ["cs.IR"], topics: ["retrieval"] },
  { name: "cs.CR", categories: ["cs.CR"], topics: ["security"] },
  { name: "cs.HC", categories: ["cs.HC"], topics: ["human-ai"] },
  { name: "cs.CY", categories: ["cs.CY"], topics: ["society"] },
  { name: "cs.SE, cs.PL", categories: ["cs.SE", "cs.PL"], topics: ["code"] },
  { name: "cs.MA", categories: ["cs.MA"], topics: ["multi-agent"] },
  { name: "cs.GR", categories: ["cs.GR"], topics: ["graphics"] },
  { name: "cs.IT", categories: ["cs.IT"], topics: ["communications"] },
  { name: "cs.GT", categories: ["cs.GT"], topics: ["game-theory"] },
  { name: "econ, q-fin", categories: ["econ.*", "q-fin.*"], topics: ["finance"] },
  { name: "q-bio", categories: ["q-bio.*"], topics: ["biology"] },
  {
    name: "physics, quant-ph",
    categories: ["physics.*", "cond-mat.*", "astro-ph.*", "quant-ph"],
    topics: ["science"],
  },
  { name: "cs.LO", categories: ["cs.LO"], topics: ["mathematics"] },
  {
    name: "cs.LG, stat.ML",
    categories: ["cs.LG", "stat.ML"],
    topics: [
      "reinforcement-learning",
      "diffusion",
      "representation",
      "fine-tuning",
      "pretraining",
      "theory",
      "graphs",
      "efficiency",
      "architectures",
    ],
  },
];

export function holdsCategory(counterpart: Counterpart, category: string): boolean {
  return counterpart.categories.some((own) =>
    own.endsWith("*") ? category.startsWith(own.slice(0, -1)) : own === category,
  );
}
