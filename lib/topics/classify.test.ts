import fc from "fast-check";
import { expect, test } from "vitest";
import { classify, createClassifier, ENOUGH, explainTopics, MOST_TOPICS } from "@/lib/topics/classify";
import { loadTaxonomy, parseTaxonomy } from "@/lib/topics/taxonomy";

const SMALL = parseTaxonomy(
  `
[section.all]
name = "All"
description = "All."

[topic.robotics]
name = "Robotics"
section = "all"
description = "Robots."
also = ["Robot learning"]
categories = ["cs.RO"]
certain = ["robot arm"]
strong = ["robot"]
hints = ["gripper"]
against = ["chatbot"]

[topic.biology]
name = "Biology"
section = "all"
description = "Life."
categories = ["q-bio.*"]
certain = ["protein"]
`,
  "small.toml",
);
const small = createClassifier(SMALL).explain;
const blank = { title: "", abstract: "", keywords: null, categories: null };

test("a certain phrase in the title is enough", () => {
  expect(small({ ...blank, title: "A robot arm that folds shirts" })).toEqual([
    { slug: "robotics", score: 8, origin: "derived", because: ["“robot arm” in the title"] },
  ]);
});

test("a certain phrase is enough twice in the abstract, not once", () => {
  expect(small({ ...blank, abstract: "A robot arm." })).toEqual([]);
  expect(small({ ...blank, abstract: "A robot arm. Two robot arms." })).toEqual([
    { slug: "robotics", score: 8, origin: "derived", because: ["“robot arm” 2 times in the abstract"] },
  ]);
});

test("the abstract counts three mentions at most", () => {
  const [topic] = small({ ...blank, title: "Robot", abstract: "Robots. Robots. Robots. Robots. Robots." });
  expect(topic).toEqual({
    slug: "robotics",
    score: 2 * 2 + 2 * 3,
    origin: "derived",
    because: ["“robot” in the title and at least 3 times in the abstract"],
  });
});

test("keywords count once more, and reasons come strongest first", () => {
  const [topic] = small({ ...blank, title: "Robot arm", abstract: "With a gripper.", keywords: ["gripper design"] });
  expect(topic?.score).toBe(8 + 1 + 1);
  expect(topic?.because).toEqual(["“robot arm” in the title", "“gripper” in the abstract and in a keyword"]);
});

test("phrases against take points away and are no reason", () => {
  expect(small({ ...blank, title: "Robot arm", abstract: "A chatbot." })).toEqual([]);
});

test("a keyword that names the topic states it", () => {
  expect(small({ ...blank, title: "Folding shirts", keywords: ["robot-learning"] })).toEqual([
    {
      slug: "robotics",
      score: 8 + 2,
      origin: "stated",
      because: ["keyword “robot-learning”", "“robot” in a keyword"],
    },
  ]);
});

test("an arXiv category with a counterpart states the topic, others do not", () => {
  expect(small({ ...blank, title: "Folding", categories: ["cs.AI", "q-bio.BM"] })).toEqual([
    { slug: "biology", score: 8, origin: "stated", because: ["arXiv category q-bio.BM"] },
  ]);
});

test("a topic mentioned in passing is left out, a stated one never", () => {
  const paper = {
    ...blank,
    title: "Robot arm with robot gripper",
    abstract: "Robot arm, robot arm, robot arm; robots, robots, robots; gripper, gripper; proteins and proteins.",
  };
  expect(small(paper).map((topic) => topic.slug)).toEqual(["robotics"]);
  expect(small({ ...paper, categories: ["q-bio.QM"] }).map((topic) => topic.slug)).toEqual(["robotics", "biology"]);
});

test("one paper leaves nothing behind for the next", () => {
  const paper = { ...blank, title: "Robot arm" };
  const first = small(paper);
  small({ ...blank, title: "Proteins", abstract: "Robot gripper." });
  expect(small(paper)).toEqual(first);
});

const HAND_WRITTEN: readonly [title: string, abstract: string, expected: string[]][] = [
  [
    "Whisper less: pruning encoder layers for quicker speech recognition",
    "We cut layers from an ASR system. On two test sets the word error rate stays and latency halves.",
    ["speech-audio", "efficiency"],
  ],
  [
    "Splats that bend: Gaussian splatting for soft toys",
    "From ten photographs we rebuild a 3D scene of a toy that deforms, and render novel views in real time.",
    ["three-d"],
  ],
  [
    "Who owes what? Fair division with lazy agents",
    "We study an auction in which bidders report late, and show that a Nash equilibrium always exists.",
    ["game-theory"],
  ],
  [
    "Cheaper drafts: speculative decoding with tiny language models",
    "A small draft model proposes tokens, a large language model checks them. Inference is twice as fast.",
    ["efficiency", "language-models"],
  ],
  [
    "Pour, grasp, repeat: teaching a humanoid robot the kitchen",
    "We train a vision-language-action policy by teleoperation and test manipulation in six homes.",
    ["robotics"],
  ],
  [
    "Polar codes over fading channels with short blocklength",
    "We derive the capacity of a wireless channel with feedback and bound the block error rate of polar codes.",
    ["communications"],
  ],
  [
    "Reading the scan: radiology reports from chest X-rays",
    "A vision-language model writes reports for patients; clinicians prefer them to templates in two hospitals.",
    ["medicine"],
  ],
  [
    "Locks that talk back: prompt injection against browser agents",
    "An attacker hides text in web pages. We measure how often a web agent leaks private data and how to defend it.",
    ["security", "computer-use"],
  ],
];

test("hand-written papers land where a reader would look", () => {
  for (const [title, abstract, expected] of HAND_WRITTEN) {
    const slugs = classify({ ...blank, title, abstract }).map((topic) => topic.slug);
    expect(slugs, title).toEqual(expect.arrayContaining(expected));
  }
});

test("words used otherwise do not mislead", () => {
  const slugs = classify({
    ...blank,
    title: "Attention to detail: contrast agents on the other hand",
    abstract: "The code is available. We face challenges and pay attention to them. The driving force is unclear.",
  }).map((topic) => topic.slug);
  for (const slug of ["agents", "architectures", "code", "people", "driving"]) expect(slugs).not.toContain(slug);
});

test("a paper about nothing we know has no topic", () => {
  expect(classify({ ...blank, title: "Untitled", abstract: "Nothing much." })).toEqual([]);
  expect(classify(blank)).toEqual([]);
});

test("any text gives at most five known topics, the highest first, each with a reason", () => {
  const words = loadTaxonomy().topics.flatMap((topic) => topic.phrases.map((phrase) => phrase.text));
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.array(fc.constantFrom(...words), { maxLength: 30 }).map((parts) => parts.join(" ")),
  );
  const list = fc.option(
    fc.array(fc.oneof(fc.string(), fc.constantFrom(...words, "cs.RO", "cs.CL")), { maxLength: 9 }),
  );
  const slugs = new Set(loadTaxonomy().topics.map((topic) => topic.slug));
  fc.assert(
    fc.property(text, text, list, list, (title, abstract, keywords, categories) => {
      const paper = { title, abstract, keywords, categories };
      const given = explainTopics(paper);
      expect(given.length).toBeLessThanOrEqual(MOST_TOPICS);
      expect(new Set(given.map((topic) => topic.slug)).size).toBe(given.length);
      expect(given.map((topic) => topic.score)).toEqual(given.map((topic) => topic.score).sort((a, b) => b - a));
      expect(given.filter((topic) => !slugs.has(topic.slug) || topic.because.length === 0)).toEqual([]);
      expect(Math.min(ENOUGH, ...given.map((topic) => topic.score))).toBe(ENOUGH);
      expect(classify(paper)).toEqual(given.map(({ slug, score, origin }) => ({ slug, score, origin })));
    }),
  );
});
