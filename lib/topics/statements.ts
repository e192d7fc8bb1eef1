/** What a source itself says of a paper's topics: keywords that name one, arXiv categories with a counterpart. */
import { parsePhrase } from "@/lib/topics/phrase";
import type { Topic } from "@/lib/topics/taxonomy";

/** Reasons in words, by the place of the topic in the taxonomy. */
export type Statements = ReadonlyMap<number, readonly string[]>;

type Stated = { keywords: readonly string[] | null; categories: readonly string[] | null };

/** A function from a paper's keywords and categories to the topics they state. */
export function createStatementReader(topics: readonly Topic[]): (paper: Stated) => Statements {
  const topicsOfName = new Map(
    topics.flatMap((topic, index) => [topic.name, ...topic.also].map((name) => [nameKey(name), index] as const)),
  );
  return ({ keywords, categories }) => {
    const statements = new Map<number, string[]>();
    const add = (topic: number, reason: string) => statements.set(topic, [...(statements.get(topic) ?? []), reason]);
    for (const keyword of new Set(keywords ?? [])) {
      const topic = topicsOfName.get(nameKey(keyword));
      if (topic !== undefined && nameKey(keyword) !== "") add(topic, `keyword “${keyword}”`);
    }
    for (const category of new Set(categories ?? [])) {
      for (const [index, topic] of topics.entries()) {
        if (topic.categories.some((own) => holds(own, category))) add(index, `arXiv category ${category}`);
      }
    }
    return statements;
  };
}

/** The form in which names are compared: "Multi-agent systems" and "multi agent system" are one. "" without words. */
export function nameKey(name: string): string {
  const words = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return parsePhrase(words)?.[0]?.join(" ") ?? "";
}

/** Whether a category is the one named, or begins as a name that ends in `*`. */
function holds(own: string, category: string): boolean {
  return own.endsWith("*") ? category.startsWith(own.slice(0, -1)) : own === category;
}
