/**
 * How well the topics agree with the arXiv categories that authors chose, how many papers of the saved API answers
 * get a topic, and how long classifying takes. `npm run bench:topics`, with `-- --json` for machines and
 * `-- --missed` to list the papers of the API answers that get no topic.
 *
 * Only title and abstract are given to the classifier, never the categories. A paper belongs to a category when the
 * category is among its categories, first or not. Papers are split in two by a hash of their identifier; phrases
 * were chosen on the development half.
 *
 * Authors need not name every category that fits: most papers on speech or robots in this sample are listed under
 * cs.CV, cs.CL or cs.AI alone. Precision against categories is therefore a lower bound, and two more views stand
 * beside it: papers whose first category is a specialist one, and papers of the held-out half that got a topic
 * without its category and were read by one reader (`topics-judged.json`). Some phrases were mended while reading,
 * so the last view flatters a little.
 *
 * What training would bring: a logistic regression over 124,783 words and pairs of words, trained on the categories
 * of the development half, reaches these precisions on the held-out half at recall 0.60: cs.CV 0.99, cs.CL 0.91,
 * cs.IT 0.98, cs.GT 0.94, cs.SD and eess.AS 0.50, cs.RO 0.42, cs.GR 0.36, cs.CR 0.22, cs.IR 0.18, cs.MA 0.18,
 * cs.CY 0.16, cs.HC 0.15, cs.SE 0.15, q-bio 0.12. So 0.80 is out of reach of any reader of titles and abstracts
 * for all but the first four.
 */
import { createReadStream, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { z } from "zod";
import { createClassifier } from "@/lib/topics/classify";
import { loadTaxonomy } from "@/lib/topics/taxonomy";
import { type AgreementRow, createAgreement } from "@/tests/bench/topics-agreement";
import { sharedPath } from "@/tests/helpers/shared-data";

const BATCH = 1000;
const { classify } = createClassifier(loadTaxonomy());

const arxivPaperSchema = z.object({
  id: z.string(),
  title: z.string(),
  abstract: z.string(),
  categories: z.array(z.string()),
});
type ArxivPaper = z.infer<typeof arxivPaperSchema>;

async function* readBatches(file: string): AsyncGenerator<ArxivPaper[]> {
  const lines = createInterface({ input: createReadStream(file).pipe(createGunzip()), crlfDelay: Infinity });
  let batch: ArxivPaper[] = [];
  for await (const line of lines) {
    batch.push(arxivPaperSchema.parse(JSON.parse(line)));
    if (batch.length === BATCH) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

async function measureArxiv(file: string) {
  const agreement = createAgreement();
  const milliseconds: number[] = [];
  let papers = 0;
  let withTopic = 0;
  let characters = 0;
  for await (const batch of readBatches(file)) {
    const start = process.cpuUsage();
    const given = batch.map(({ title, abstract }) => classify({ title, abstract, keywords: null, categories: null }));
    const { user, system } = process.cpuUsage(start);
    milliseconds.push((user + system) / 1000 / batch.length);
    for (const [index, paper] of batch.entries()) {
      const slugs = new Set(given[index]?.map((topic) => topic.slug));
      agreement.add(paper, slugs);
      papers++;
      characters += paper.title.length + paper.abstract.length;
      if (slugs.size > 0) withTopic++;
    }
  }
  milliseconds.sort((a, b) => a - b);
  return {
    papers,
    withTopicShare: withTopic / papers,
    charactersPerPaper: characters / papers,
    millisecondsPerPaper: milliseconds[Math.floor(milliseconds.length / 2)] ?? 0,
    rows: agreement.rows(),
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
  const seen = new Map<string, { title: string; topics: string[] }>();
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
      const topics = classify({ title, abstract: summary, keywords: ai_keywords ?? null, categories: null });
      seen.set(id, { title, topics: topics.map((topic) => topic.slug) });
    }
  }
  const papers = [...seen.values()];
  const perTopic = new Map<string, number>();
  for (const slug of papers.flatMap((paper) => paper.topics)) perTopic.set(slug, (perTopic.get(slug) ?? 0) + 1);
  const missed = papers.filter((paper) => paper.topics.length === 0).map((paper) => paper.title);
  return {
    papers: papers.length,
    unreadable,
    withTopicShare: 1 - missed.length / papers.length,
    topicsPerPaper: papers.reduce((sum, paper) => sum + paper.topics.length, 0) / papers.length,
    perTopic: Object.fromEntries([...perTopic].sort((a, b) => b[1] - a[1])),
    missed,
  };
}

const percent = (share: number, width = 0) => (Number.isNaN(share) ? "-" : (100 * share).toFixed(1)).padStart(width);

function printRow(row: AgreementRow): void {
  const any = `${String(row.papers).padStart(8)}${percent(row.precision, 8)}${percent(row.recall, 8)}`;
  const specialist = `${String(row.specialistPapers).padStart(10)}${percent(row.specialistPrecision, 8)}${percent(row.specialistRecall, 8)}`;
  const read = `${String(row.read).padStart(8)}${percent(row.onTopicShare, 10)}${percent(row.precisionAsRead, 10)}`;
  console.log(`${row.categories.padEnd(18)}${row.half.padEnd(12)}${any}${specialist}${row.read > 0 ? read : ""}`);
}

function print(arxiv: Awaited<ReturnType<typeof measureArxiv>>, api: ReturnType<typeof measureCoverage>): void {
  console.log("Agreement with arXiv categories from title and abstract, in %\n");
  console.log(`${" ".repeat(30)}  any of its categories     first one specialist      read   on topic   precision`);
  console.log(
    `category          half          papers    prec     rec    papers    prec     rec                     as read`,
  );
  for (const row of arxiv.rows) printRow(row);
  const speed = `${arxiv.millisecondsPerPaper.toFixed(3)} ms of processor time a paper of ${Math.round(arxiv.charactersPerPaper)} characters`;
  console.log(
    `\narXiv: ${arxiv.papers} papers, ${percent(arxiv.withTopicShare)} % with a topic, ${speed} (median batch)`,
  );
  const coverage = `${percent(api.withTopicShare)} % with a topic, ${api.topicsPerPaper.toFixed(2)} topics a paper`;
  console.log(`API answers: ${api.papers} papers, ${coverage}, ${api.unreadable} records unreadable`);
  console.log(
    Object.entries(api.perTopic)
      .map(([slug, papers]) => `${slug} ${papers}`)
      .join(", "),
  );
  if (process.argv.includes("--missed")) console.log(`\nWithout a topic:\n${api.missed.join("\n")}`);
}

const arxivFile = sharedPath("data", "arxiv", "arxiv-2025-03_2026-07.jsonl.gz");
const apiFolder = sharedPath("data", "hf-api");
if (arxivFile !== null && apiFolder !== null) {
  const arxiv = await measureArxiv(arxivFile);
  const api = measureCoverage(apiFolder);
  if (process.argv.includes("--json")) console.log(JSON.stringify({ arxiv, api }, null, 2));
  else print(arxiv, api);
}
