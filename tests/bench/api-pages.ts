/**
 * `npm run bench:api -- --database FILE [--pages 40]`: lists of the API followed from page to page by their cursors, a hundred
 * papers each: milliseconds to the last byte, and of the server's processor. Serves a copy of the catalogue and begins when
 * that server is at rest.
 */
import { parseArgs } from "node:util";
import { papersAnswerSchema } from "@/lib/api/schemas";
import { startOn } from "@/tests/bench/bench-server";
import { processorTime, whenAtRest } from "@/tests/bench/process-cost";
import { percentile } from "@/tests/bench/search-measures";
import { copyCatalogue } from "@/tests/bench/temporary-catalogue";

const LISTS = [
  "/api/v1/papers?limit=100",
  "/api/v1/papers?limit=100&sort=upvotes",
  "/api/v1/papers?limit=100&q=models",
];

const { values } = parseArgs({ options: { database: { type: "string" }, pages: { type: "string", default: "40" } } });
const { file, remove } = copyCatalogue(values.database);

const server = await startOn(file);
try {
  await whenAtRest([server.pid]);
  for (const list of LISTS) {
    const times: number[] = [];
    const used = processorTime(server.pid);
    let address: string | null = server.address + list;
    while (address !== null && times.length < Number(values.pages)) {
      const began = performance.now();
      const answer: Response = await fetch(address);
      const { next } = papersAnswerSchema.parse(await answer.json());
      times.push(performance.now() - began);
      address = next;
    }
    const each = (processorTime(server.pid) - used) / times.length;
    const [p50, p95] = [0.5, 0.95].map((share) => percentile(times, share).toFixed(0));
    console.log(`${list}: ${times.length} pages, p50 ${p50} ms, p95 ${p95} ms, processor ${each.toFixed(0)} ms a page`);
  }
} finally {
  await server.stop();
  remove();
}
