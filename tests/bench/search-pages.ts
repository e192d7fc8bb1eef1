/**
 * `npm run bench:search-pages -- --database FILE [--wait 60 --rounds 5]`: whole pages of searches over HTTP, one after the
 * other, each with words nobody asked before, from the production server `--wait` seconds after its start. Milliseconds to
 * the last byte; asked for: p95 60 at 80,000 papers. Works on a copy of the database.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { createDb } from "@/lib/db";
import { makeQueries } from "@/tests/bench/latency-queries";
import { percentile } from "@/tests/bench/search-measures";
import { copyCatalogue } from "@/tests/bench/temporary-catalogue";
import { startServer } from "@/tests/helpers/server";

const QUERIES = 200;
const SEED = 20_261_122;

const { values } = parseArgs({
  options: {
    database: { type: "string" },
    wait: { type: "string", default: "60" },
    rounds: { type: "string", default: "5" },
  },
});
const { file, remove } = copyCatalogue(values.database);
const db = await createDb(`file:${file}`);
const papers = await db.paper.findMany({ select: { id: true, title: true, abstract: true }, orderBy: { id: "asc" } });
await db.$disconnect();

const server = await startServer({ DATABASE_URL: `file:${file}` });
try {
  await sleep(1_000 * Number(values.wait));
  const asked = new Set<string>();
  for (let round = 1; round <= Number(values.rounds); round++) {
    const times: number[] = [];
    for (const q of makeQueries(papers, QUERIES, SEED + round)) {
      if (asked.has(q)) continue;
      asked.add(q);
      const start = performance.now();
      const answer = await fetch(`${server.address}/papers?q=${encodeURIComponent(q)}`);
      await answer.text();
      times.push(performance.now() - start);
      if (!answer.ok) throw new Error(`A search for ${q} answered ${answer.status}.`);
    }
    const [p50, p95] = [0.5, 0.95].map((share) => percentile(times, share).toFixed(0));
    console.log(`${times.length} pages: p50 ${p50} ms, p95 ${p95} ms, worst ${Math.max(...times).toFixed(0)} ms`);
  }
} finally {
  await server.stop();
  remove();
}
