import { expect, test } from "vitest";
import { createMatcher } from "@/lib/topics/match";
import { parseTaxonomy } from "@/lib/topics/taxonomy";

/** The phrases found in a text, as "topic: phrase", in order. */
function find(lists: Record<string, string[]>, text: string): string[] {
  const topics = Object.entries(lists).map(
    ([slug, phrases]) =>
      `[topic.${slug}]\nname = "${slug}"\nsection = "all"\ndescription = "x"\nstrong = ${JSON.stringify(phrases)}\n`,
  );
  const taxonomy = parseTaxonomy(`[section.all]\nname = "All"\ndescription = "x"\n${topics.join("")}`, "test.toml");
  const matcher = createMatcher(taxonomy);
  const found: string[] = [];
  matcher.scan(text, (index) => {
    const phrase = matcher.phrases[index];
    found.push(`${taxonomy.topics[phrase?.topic ?? -1]?.slug}: ${phrase?.text}`);
  });
  return found;
}

test("phrases are found on word boundaries only, in any case and number", () => {
  expect(find({ a: ["language model"] }, "Language Models; sublanguage models; a language modeler")).toEqual([
    "a: language model",
  ]);
});

test("hyphens, spaces and joined spellings are one", () => {
  expect(find({ a: ["multi-agent"] }, "multi-agent, multi agent, multiagent, multi\nagent")).toHaveLength(4);
});

test("a phrase does not reach across a full stop", () => {
  expect(find({ a: ["world model"] }, "in the world. Model sizes")).toEqual([]);
});

test("the longest phrase wins within a topic, and no word counts twice", () => {
  expect(find({ a: ["agent", "user agent", "agent memory"] }, "a user agent memory")).toEqual(["a: user agent"]);
});

test("topics do not hinder each other", () => {
  expect(find({ a: ["speech"], b: ["speech recognition"] }, "speech recognition")).toEqual([
    "a: speech",
    "b: speech recognition",
  ]);
});

test("capitals in a phrase must be there in the text", () => {
  expect(find({ a: ["RAG", "SAM"] }, "RAG and SAMs, a rag, Sam")).toEqual(["a: RAG", "a: SAM"]);
});

test("a star ends a word early", () => {
  expect(find({ a: ["robot*", "vis* model"] }, "robotics; a robot; visual models")).toEqual([
    "a: robot*",
    "a: robot*",
    "a: vis* model",
  ]);
});

test("words seen before are found again after very many others", () => {
  const many = Array.from({ length: 60_000 }, (_, at) => `word${at}`).join(" ");
  expect(find({ a: ["robot*"] }, `robots ${many} robots`)).toHaveLength(2);
});
