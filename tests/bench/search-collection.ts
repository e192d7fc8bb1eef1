/** A test collection: documents, queries and which documents answer them. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

export interface BenchDocument {
  id: string;
  title: string;
  text: string;
}

export interface BenchQuery {
  id: string;
  text: string;
}

export type QuerySet = "clean" | "typo" | "human";

export interface Collection {
  name: string;
  documents: BenchDocument[];
  queries: Map<QuerySet, BenchQuery[]>;
  /** Query, document, grade above 0. */
  answers: Map<string, Map<string, number>>;
}

const identifier = z.union([z.string(), z.number()]).transform(String);
const maybeText = z
  .string()
  .nullish()
  .transform((text) => text ?? "");
const documentSchema = z.object({ id: identifier, title: maybeText, text: maybeText });
const querySchema = z.object({ id: identifier, text: z.string() });

const FILES: [QuerySet, string][] = [
  ["clean", "queries.jsonl"],
  ["typo", "queries.typo.jsonl"],
  ["human", "queries.human.jsonl"],
];

function readLines(file: string): string[] {
  return readFileSync(file, "utf8")
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "");
}

function readAnswers(file: string): Map<string, Map<string, number>> {
  const answers = new Map<string, Map<string, number>>();
  for (const line of readLines(file)) {
    const [query, document, grade] = line.split("\t").map((part) => part.trim());
    if (query === undefined || document === undefined || !(Number(grade) > 0)) continue;
    const graded = answers.get(query) ?? new Map<string, number>();
    graded.set(document, Number(grade));
    answers.set(query, graded);
  }
  return answers;
}

/** Reads `corpus.jsonl`, `queries*.jsonl`, `qrels.tsv` of a folder. Query files that are missing are left out. */
export function readCollection(folder: string): Collection {
  const queries = new Map<QuerySet, BenchQuery[]>();
  for (const [set, file] of FILES) {
    const full = path.join(folder, file);
    if (existsSync(full))
      queries.set(
        set,
        readLines(full).map((line) => querySchema.parse(JSON.parse(line))),
      );
  }
  return {
    name: path.basename(path.resolve(folder)),
    documents: readLines(path.join(folder, "corpus.jsonl")).map((line) => documentSchema.parse(JSON.parse(line))),
    queries,
    answers: readAnswers(path.join(folder, "qrels.tsv")),
  };
}
