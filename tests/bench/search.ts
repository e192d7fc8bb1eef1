/**
 * `npm run bench:search -- DIR… [--json] [--only ours]`: how well search finds what people judged to be answers, for
 * queries as they were written, with typing errors, and with misspellings that people made. DIR holds `corpus.jsonl`,
 * `queries.jsonl`, perhaps `queries.typo.jsonl` and `queries.human.jsonl`, and `qrels.tsv`. Ours imports through the
 * real save path into a temporary database and runs the real search function as the page does.
 *
 * Means over the queries that have answers; a query without results counts 0. Of ours, the time to index is that of
 * saving and indexing. A few queries run before the clock does.
 */
import { parseArgs } from "node:util";
import { type Collection, readCollection } from "@/tests/bench/search-collection";
import { type Engine, type EngineMaker, makeFts5, makeMiniSearch, makeOurs } from "@/tests/bench/search-engines";
import { mean, ndcg, percentile, recall, reciprocalRank } from "@/tests/bench/search-measures";

const ENGINES: [name: string, make: EngineMaker][] = [
  ["ours", makeOurs],
  ["minisearch", makeMiniSearch],
  ["fts5", makeFts5],
];
const WARM_UP = 10;

interface Line {
  collection: string;
  engine: string;
  queries: string;
  ndcg10: number;
  recall10: number;
  mrr10: number;
  p50ms: number;
  p95ms: number;
  indexMs: number;
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

async function measure(collection: Collection, engine: Engine, indexMs: number): Promise<Line[]> {
  const lines: Line[] = [];
  for (const [set, queries] of collection.queries) {
    for (const query of queries.slice(0, WARM_UP)) await engine.search(query.text);
    const scores: [number, number, number][] = [];
    const times: number[] = [];
    for (const { id, text } of queries) {
      const grades = collection.answers.get(id);
      if (grades === undefined) continue;
      const start = performance.now();
      const ranking = await engine.search(text);
      times.push(performance.now() - start);
      scores.push([ndcg(ranking, grades), recall(ranking, grades), reciprocalRank(ranking, grades)]);
    }
    lines.push({
      collection: collection.name,
      engine: engine.name,
      queries: set,
      ndcg10: round(mean(scores.map(([value]) => value)), 4),
      recall10: round(mean(scores.map(([, value]) => value)), 4),
      mrr10: round(mean(scores.map(([, , value]) => value)), 4),
      p50ms: round(percentile(times, 0.5), 2),
      p95ms: round(percentile(times, 0.95), 2),
      indexMs: Math.round(indexMs),
    });
  }
  return lines;
}

const { values, positionals } = parseArgs({
  options: { json: { type: "boolean", default: false }, only: { type: "string" } },
  allowPositionals: true,
});
if (positionals.length === 0) {
  console.error("Usage: npm run bench:search -- DIR… [--json] [--only ours]");
  process.exit(2);
}
const wanted = ENGINES.filter(([name]) => values.only === undefined || name === values.only);
const all: Line[] = [];
for (const folder of positionals) {
  const collection = readCollection(folder);
  for (const [, make] of wanted) {
    const start = performance.now();
    const engine = await make(collection.documents);
    const indexMs = performance.now() - start;
    const lines = await measure(collection, engine, indexMs);
    await engine.close();
    all.push(...lines);
    if (values.json) for (const line of lines) console.log(JSON.stringify(line));
  }
}
if (!values.json) console.table(all);
