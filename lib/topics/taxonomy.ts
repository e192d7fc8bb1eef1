/** The sections and topics of the newspaper, read from `taxonomy.toml`, which users may edit. */
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { parse, TomlError } from "smol-toml";
import { z } from "zod";
import { parsePhrase } from "@/lib/topics/phrase";
import { nameKey } from "@/lib/topics/statements";

/** What a mention of a phrase is worth, by the list it stands in. */
export const PHRASE_WEIGHTS = { certain: 4, strong: 2, hints: 1, against: -2, ignore: 0 } as const;
export type PhraseList = keyof typeof PHRASE_WEIGHTS;
const PHRASE_LISTS = ["certain", "strong", "hints", "against", "ignore"] as const satisfies readonly PhraseList[];

const slugSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be lower-case words joined by hyphens");
const nameSchema = z.string().trim().min(1, "must not be empty").max(60, "must be at most 60 characters long");
const sentenceSchema = z.string().trim().min(1, "must not be empty");
const phraseSchema = z.string().refine((phrase) => parsePhrase(phrase) !== null, {
  error: (issue) => `"${issue.input}" must be words of letters and digits, each of which may end in *`,
});
const phrasesSchema = z.array(phraseSchema).default([]);

const sectionSchema = z.strictObject({ name: nameSchema, description: sentenceSchema });

const topicSchema = z.strictObject({
  name: nameSchema,
  section: slugSchema,
  description: sentenceSchema,
  /** Other names by which keywords of a source state the topic. */
  also: z.array(nameSchema).default([]),
  /** arXiv categories that state the topic; `q-bio.*` stands for all that begin so. */
  categories: z.array(z.string().regex(/^[a-z-]+(\.([A-Za-z-]+|\*))?$/, "is not an arXiv category")).default([]),
  certain: phrasesSchema,
  strong: phrasesSchema,
  hints: phrasesSchema,
  against: phrasesSchema,
  ignore: phrasesSchema,
});

const fileSchema = z.strictObject({
  section: z.record(slugSchema, sectionSchema),
  topic: z.record(slugSchema, topicSchema),
});

export type Section = z.infer<typeof sectionSchema> & { slug: string };
export type Phrase = { text: string; weight: number };
export type Topic = {
  slug: string;
  name: string;
  /** Slug of its section. */
  section: string;
  description: string;
  also: readonly string[];
  categories: readonly string[];
  phrases: readonly Phrase[];
};
/** Sections and topics in the order of the file. */
export type Taxonomy = { sections: readonly Section[]; topics: readonly Topic[] };

/** Thrown with one line per mistake, each naming its place in the file. */
export class TaxonomyError extends Error {
  override name = "TaxonomyError";
}

/** Reads the text of a taxonomy file. `source` names the file in errors. Throws TaxonomyError. */
export function parseTaxonomy(text: string, source: string): Taxonomy {
  const parsed = fileSchema.safeParse(parseToml(text, source));
  if (!parsed.success) {
    throw new TaxonomyError(
      parsed.error.issues.map((issue) => `${source}: ${placeOf(issue.path)}: ${issue.message}`).join("\n"),
    );
  }
  const taxonomy = {
    sections: Object.entries(parsed.data.section).map(([slug, section]) => ({ slug, ...section })),
    topics: Object.entries(parsed.data.topic).map(([slug, topic]) => toTopic(slug, topic)),
  };
  const mistakes = findMistakes(taxonomy);
  if (mistakes.length > 0) throw new TaxonomyError(mistakes.map((mistake) => `${source}: ${mistake}`).join("\n"));
  return taxonomy;
}

function parseToml(text: string, source: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    throw new TaxonomyError(`${source}, line ${error.line}, column ${error.column}: ${error.message}`);
  }
}

/** `["topic", "agents", "strong", 3]` as `topic.agents.strong, entry 4`. */
function placeOf(parts: readonly PropertyKey[]): string {
  const keys = parts.filter((part) => typeof part !== "number").map(String);
  const entry = parts.find((part) => typeof part === "number");
  return entry === undefined ? keys.join(".") : `${keys.join(".")}, entry ${entry + 1}`;
}

function toTopic(slug: string, topic: z.infer<typeof topicSchema>): Topic {
  const { name, section, description, also, categories } = topic;
  const phrases = PHRASE_LISTS.flatMap((list) => topic[list].map((text) => ({ text, weight: PHRASE_WEIGHTS[list] })));
  return { slug, name, section, description, also, categories, phrases };
}

function findMistakes({ sections, topics }: Taxonomy): string[] {
  const known = new Set(sections.map((section) => section.slug));
  const mistakes: string[] = [];
  const ownerOfName = new Map<string, string>();
  for (const topic of topics) {
    if (!known.has(topic.section)) {
      mistakes.push(`topic.${topic.slug}.section: "${topic.section}" is none of ${[...known].join(", ")}`);
    }
    for (const name of new Set([topic.name, ...topic.also].map(nameKey))) {
      const owner = ownerOfName.get(name);
      if (owner !== undefined) mistakes.push(`topic.${topic.slug}: the name "${name}" is taken by topic.${owner}`);
      ownerOfName.set(name, topic.slug);
    }
    mistakes.push(...findRepeatedPhrases(topic));
  }
  return mistakes;
}

function findRepeatedPhrases(topic: Topic): string[] {
  const mistakes: string[] = [];
  const seen = new Map<string, string>();
  for (const { text } of topic.phrases) {
    const key = parsePhrase(text)?.[0]?.join(" ") ?? text;
    const earlier = seen.get(key);
    if (earlier !== undefined) mistakes.push(`topic.${topic.slug}: "${text}" and "${earlier}" are the same phrase`);
    seen.set(key, text);
  }
  return mistakes;
}

/** Where the taxonomy lies, from the root of the project. */
export const TAXONOMY_FILE = "lib/topics/taxonomy.toml";

let loaded: { taxonomy: Taxonomy; changedAt: number } | undefined;

/**
 * The taxonomy of this installation; read again when the file has changed, so that a server which runs for weeks
 * follows an edit. Throws TaxonomyError when it was edited wrongly.
 */
export function loadTaxonomy(): Taxonomy {
  const file = path.join(process.cwd(), "lib/topics/taxonomy.toml");
  const changedAt = statSync(file).mtimeMs;
  if (loaded?.changedAt !== changedAt) {
    loaded = { taxonomy: parseTaxonomy(readFileSync(file, "utf8"), TAXONOMY_FILE), changedAt };
  }
  return loaded.taxonomy;
}

/** The taxonomy as last loaded: the same throughout an import that began with `loadTaxonomy`. */
export function currentTaxonomy(): Taxonomy {
  return loaded?.taxonomy ?? loadTaxonomy();
}
