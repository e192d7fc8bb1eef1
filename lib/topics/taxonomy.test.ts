import { expect, test } from "vitest";
import { loadTaxonomy, parseTaxonomy, TaxonomyError } from "@/lib/topics/taxonomy";

const SECTION = '[section.language]\nname = "Language"\ndescription = "Text."\n';
const TOPIC = '[topic.agents]\nname = "Agents"\nsection = "language"\ndescription = "They act."\n';

function messageOf(text: string): string {
  try {
    parseTaxonomy(text, "my.toml");
  } catch (error) {
    if (error instanceof TaxonomyError) return error.message;
    throw error;
  }
  return "no error";
}

test("the taxonomy of the repository is sound", () => {
  const { sections, topics } = loadTaxonomy();
  expect(sections).toHaveLength(12);
  expect(topics.length).toBeGreaterThanOrEqual(45);
  for (const section of sections) expect(topics.some((topic) => topic.section === section.slug)).toBe(true);
  for (const topic of topics) {
    expect(topic.description).toMatch(/\.$/);
    expect(topic.phrases.filter((phrase) => phrase.weight > 0).length).toBeGreaterThan(5);
  }
});

test("phrases carry the weight of their list", () => {
  const { topics } = parseTaxonomy(`${SECTION}${TOPIC}certain = ["web agent"]\nagainst = ["reagent"]\n`, "my.toml");
  expect(topics[0]?.phrases).toEqual([
    { text: "web agent", weight: 4 },
    { text: "reagent", weight: -2 },
  ]);
});

test("broken TOML is told with its line", () => {
  expect(messageOf(`${SECTION}${TOPIC}strong = ["agent"`)).toContain("my.toml, line ");
  expect(messageOf(`${SECTION}\n${TOPIC}\n${TOPIC}`)).toContain("my.toml, line 10");
});

test("a wrong phrase is told with its topic, list and place", () => {
  expect(messageOf(`${SECTION}${TOPIC}strong = ["agent", "C++"]`)).toBe(
    'my.toml: topic.agents.strong, entry 2: "C++" must be words of letters and digits, each of which may end in *',
  );
});

test("a misspelt list is told", () => {
  expect(messageOf(`${SECTION}${TOPIC}strnog = ["agent"]`)).toMatch(/^my\.toml: topic\.agents: .*strnog/);
});

test("an unknown section is told with those that exist", () => {
  expect(messageOf(`${SECTION}${TOPIC.replace('"language"', '"languages"')}`)).toBe(
    'my.toml: topic.agents.section: "languages" is none of language',
  );
});

test("a phrase given twice is told, also in another spelling", () => {
  expect(messageOf(`${SECTION}${TOPIC}certain = ["web-agent"]\nhints = ["web agents"]`)).toBe(
    'my.toml: topic.agents: "web agents" and "web-agent" are the same phrase',
  );
});

test("a name that two topics claim is told", () => {
  const second = TOPIC.replace("topic.agents", "topic.tools").replace('"Agents"', '"Tools"');
  expect(messageOf(`${SECTION}${TOPIC}${second}also = ["agent"]`)).toBe(
    'my.toml: topic.tools: the name "agent" is taken by topic.agents',
  );
});

test("what is no arXiv category is told", () => {
  expect(messageOf(`${SECTION}${TOPIC}categories = ["cs.MA", "q-bio.*", "CS MA"]`)).toBe(
    "my.toml: topic.agents.categories, entry 3: is not an arXiv category",
  );
});

test("several mistakes are told at once", () => {
  expect(messageOf(`${SECTION}${TOPIC}strong = ["+"]\nhints = ["+"]`).split("\n")).toHaveLength(2);
});
