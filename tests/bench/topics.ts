/**
 * How well the topics agree with the arXiv categories that authors chose, how many papers of the saved API answers
 * get a topic, and how long classifying takes. `npm run bench:topics`, with `-- --json` for machines.
 *
 * Only title and abstract are given to the classifier, never the categories. A paper belongs to a category when the
 * category is among its categories, primary or not. Papers are split in two by a hash of their identifier: phrases
 * were chosen by looking at the development half only.
 */
import { createReadStream, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { z } from "zod";
import { createClassifier } from "@/lib/topics/classify";
import { loadTaxonomy } from "@/lib/topics/taxonomy";
import { COUNTERPARTS, type Counterpart, holdsCategory } from "@/tests/bench/topics-counterparts";
import { sharedPath } from "@/tests/helpers/shared-data";

const arxivLineSchema = z.object({
  id: z.string(),
  title: z.string(),
  abstract: z.string(),
  categories: z.array(z.string()),
});

type Counts = {
  truePositives: number;
  falsePositives: number;
  falseNegatives: number;
  primaryFound: number;
  primary: number;
};
type Half = "development" | "held-out";
const HALVES: readonly Half[] = ["development", "held-out"];

/** FNV-1a, so that the split never depends on order. */
function halfOf(id: string): Half {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193) >>> 0;
  return (hash >>> 7) % 2 === 0 ? "development" : "held-out";
}

const classify = createClassifier(loadTaxonomy());

async function* readArxiv(file: string): AsyncGenerator<z.infer<typeof arxivLineSchema>> {
  const lines = createInterface({ input: createReadStream(file).pipe(createGunzip()), crlfDelay: Infinity });
  for await (const line of lines) yield arxivLineSchema.parse(JSON.parse(line));
}

function blankCounts(): Counts {
  return { truePositives: 0, falsePositives: 0, falseNegatives: 0, primaryFound: 0, primary: 0 };
}

function count(
  counts: Counts,
  counterpart: Counterpart,
  categories: readonly string[],
  given: ReadonlySet<string>,
): void {
  const belongs = categories.some((category) => holdsCategory(counterpart, category));
  const found = counterpart.topics.some((topic) => given.has(topic));
  if (found && belongs) counts.truePositives++;
  if (found && !belongs) counts.falsePositives++;
  if (!found && belongs) counts.falseNegatives++;
  if (holdsCategory(counterpart, categories[0] ?? "")) {
    counts.primary++;
    if (found) counts.primaryFound++;
  }
}

async function measureAgreement(file: string) {
  const counts = new Map(
    COUNTERPARTS.map((one) => [one.name, { development: blankCounts(), "held-out": blankCounts() }]),
  );
  let papers = 0;
  let withTopic = 0;
  let milliseconds = 0;
  let characters = 0;
  for await (const paper of readArxiv(file)) {
    const start = performance.now();
    const topics = classify({ title: paper.title, abstract: paper.abstract, keywords: null, categories: null });
    milliseconds += performance.now() - start;
    papers++;
    characters += paper.title.length + paper.abstract.length;
    if (topics.length > 0) withTopic++;
    const given = new Set(topics.map((topic) => topic.slug));
    const half = halfOf(paper.id);
    for (const counterpart of COUNTERPARTS) {
      const both = counts.get(counterpart.name);
      if (both !== undefined) count(both[half], counterpart, paper.categories, given);
    }
  }
  const rows = COUNTERPARTS.flatMap((counterpart) =>
    HALVES.map((half) => ({
      categories: counterpart.name,
      topics: counterpart.topics,
      half,
      ...toRates(counts.get(counterpart.name)?.[half] ?? blankCounts()),
    })),
  );
  return {
    papers,
    withTopicShare: withTopic / papers,
    charactersPerPaper: characters / papers,
    millisecondsPerPaper: milliseconds / papers,
    rows,
  };
}

function toRates(counts: Counts) {
  const { truePositives, falsePositives, falseNegatives, primaryFound, primary } = counts;
  return {
    papers: truePositives + falseNegatives,
    precision: truePositives / (truePositives + falsePositives),
    recall: truePositives / (truePositives + falseNegatives),
    primaryPapers: primary,
    primaryRecall: primaryFound / primary,
  };
}

const apiRecordSchema = z.object({
  paper: z.object({
    id: z.string(),
    title: z.string(),
    summary: z.string(),
    ai_keywords: z.array(z.string()).optional(),
  }),
});

function measureCoverage(folder: string) {
  const seen = new Map<string, boolean>();
  const perTopic = new Map<string, number>();
  let topicsGiven = 0;
  let unreadable = 0;
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".json"))) {
    const answer: unknown = JSON.parse(readFileSync(path.join(folder, name), "utf8"));
    for (const record of Array.isArray(answer) ? answer : [answer]) {
      const parsed = apiRecordSchema.safeParse(record);
      if (!parsed.success) {
        unreadable++;
        continue;
      }
      const { id, title, summary, ai_keywords } = parsed.data.paper;
      if (seen.has(id)) continue;
      const topics = classify({ title, abstract: summary, keywords: ai_keywords ?? null, categories: null });
      seen.set(id, topics.length > 0);
      topicsGiven += topics.length;
      for (const topic of topics) perTopic.set(topic.slug, (perTopic.get(topic.slug) ?? 0) + 1);
      if (topics.length === 0 && process.argv.includes("--missed")) console.log(`no topic: ${id} ${title}`);
    }
  }
  const withTopic = [...seen.values()].filter(Boolean).length;
  return {
    papers: seen.size,
    unreadable,
    withTopicShare: withTopic / seen.size,
    topicsPerPaper: topicsGiven / seen.size,
    perTopic: Object.fromEntries([...perTopic].sort((a, b) => b[1] - a[1])),
  };
}

const percent = (share: number) => (Number.isNaN(share) ? "-" : (100 * share).toFixed(1)).padStart(6);

function print(
  agreement: Awaited<ReturnType<typeof measureAgreement>>,
  coverage: ReturnType<typeof measureCoverage>,
): void {
  console.log("Agreement with arXiv categories, title and abstract only (in %)");
  console.log(`${"categories".padEnd(22)}half          papers  precision  recall  recall where primary (papers)`);
  for (const row of agreement.rows) {
    const left = `${row.categories.padEnd(22)}${row.half.padEnd(12)}${String(row.papers).padStart(8)}`;
    const right = `${percent(row.precision).padStart(11)}${percent(row.recall).padStart(8)}`;
    console.log(`${left}${right}${percent(row.primaryRecall).padStart(10)} (${row.primaryPapers})`);
  }
  const speed = `${agreement.millisecondsPerPaper.toFixed(3)} ms a paper of ${Math.round(agreement.charactersPerPaper)} characters`;
  console.log(
    `\narXiv: ${agreement.papers} papers, ${percent(agreement.withTopicShare).trim()} % with a topic, ${speed}`,
  );
  console.log(
    `API answers: ${coverage.papers} papers (${coverage.unreadable} records unreadable), ${percent(coverage.withTopicShare).trim()} % with a topic, ${coverage.topicsPerPaper.toFixed(2)} topics a paper`,
  );
  console.log(
    Object.entries(coverage.perTopic)
      .map(([slug, papers]) => `${slug} ${papers}`)
      .join(", "),
  );
}

const arxivFile = sharedPath("data", "arxiv", "arxiv-2025-03_2026-07.jsonl.gz");
const apiFolder = sharedPath("data", "hf-api");
if (arxivFile !== null && apiFolder !== null) {
  const agreement = await measureAgreement(arxivFile);
  const coverage = measureCoverage(apiFolder);
  if (process.argv.includes("--json")) console.log(JSON.stringify({ agreement, coverage }, null, 2));
  else print(agreement, coverage);
}
