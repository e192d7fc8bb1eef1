/**
 * `npm run bench:pages [-- --database FILE --seconds 3]`: requests per second of our pages, kept and made anew, beside
 * what the framework and the machine can do at most in the same run: an empty static and an empty dynamic page of
 * Next.js as it comes, and a plain node:http server that sends the same bytes. Without a database it takes the saved
 * answers of `../shared/data/hf-api`. The load generator shares the machine with the servers.
 */
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { createDb } from "@/lib/db";
import { importInput } from "@/lib/ingest/import-input";
import { findInputs } from "@/lib/ingest/inputs";
import { getLatestDay } from "@/lib/papers/queries-edition";
import { type Load, load } from "@/tests/bench/load";
import { serveEmptyPages, servePlain } from "@/tests/bench/servers";
import { makeDatabase } from "@/tests/helpers/make-database";
import { startServer } from "@/tests/helpers/server";
import { sharedPath } from "@/tests/helpers/shared-data";

const { values } = parseArgs({
  options: { database: { type: "string" }, seconds: { type: "string", default: "3" }, port: { type: "string" } },
});
const SECONDS = Number(values.seconds);
const CONNECTIONS = [8, 64];
const STATED = { captured: null, day: null, fetchedAt: null };

const folder = mkdtempSync(path.join(os.tmpdir(), "broadsheet-bench-pages-"));

async function prepareDatabase(): Promise<string> {
  if (values.database !== undefined) return path.resolve(values.database);
  const file = path.join(folder, "pages.db");
  const answers = sharedPath("data/hf-api");
  if (answers === null) throw new Error("../shared is not here: name a database with --database.");
  await makeDatabase(file);
  const db = await createDb(`file:${file}`);
  for await (const input of findInputs([answers])) if (input.kind !== "skipped") await importInput(db, input, STATED);
  await db.$disconnect();
  return file;
}

/** An edition and a paper of the catalogue, and lists. */
async function findAddresses(file: string): Promise<Record<"kept" | "anew", string[]>> {
  const db = await createDb(`file:${file}`);
  const day = await getLatestDay(db);
  const paper = await db.paper.findFirst({ select: { slug: true }, orderBy: { id: "desc" } });
  await db.$disconnect();
  if (day === null || paper === null) throw new Error("There is nothing in the database.");
  return {
    kept: [
      `/papers/${paper.slug}`,
      `/editions/${day}`,
      "/papers?q=language+models",
      "/papers.atom",
      `/papers/${paper.slug}.json`,
    ],
    anew: [`/papers/${paper.slug}?x=[<id>]`, "/papers?x=[<id>]", "/papers?q=language+models&x=[<id>]"],
  };
}

const rows: Record<string, string | number>[] = [];
const percent = (value: number, of: number | undefined): string => (of ? `${Math.round((100 * value) / of)} %` : "");

function note(page: string, connections: number, result: Load, references: Record<string, number | undefined>): void {
  const ratios = Object.entries(references).map(([name, rate]) => [`of ${name}`, percent(result.rate, rate)]);
  rows.push({
    page,
    connections,
    "requests/s": Math.round(result.rate),
    "p50 ms": result.p50,
    "p99 ms": result.p99,
    failed: result.failed,
    ...Object.fromEntries(ratios),
  });
}

const file = await prepareDatabase();
const { kept, anew } = await findAddresses(file);
const ours = await startServer({ DATABASE_URL: `file:${file}` });
const base = ours.address.replace("localhost", "127.0.0.1");
const empty = await serveEmptyPages(Number(values.port ?? 3199));
try {
  for (const connections of CONNECTIONS) {
    const still = await load(empty.address, ["/"], connections, SECONDS);
    const dynamic = await load(empty.address, ["/dynamic"], connections, SECONDS);
    note("empty static page", connections, still, {});
    note("empty dynamic page", connections, dynamic, {});
    for (const address of kept) {
      const plain = await servePlain(`${base}${address}`, folder);
      const limit = await load(plain.address, ["/"], connections, SECONDS);
      plain.stop();
      const result = await load(base, [address], connections, SECONDS);
      note(`plain node:http, ${plain.bytes} bytes`, connections, limit, {});
      note(`kept ${address}`, connections, result, { static: still.rate, plain: limit.rate });
    }
    for (const address of anew) {
      note(`anew ${address}`, connections, await load(base, [address], connections, SECONDS), {
        dynamic: dynamic.rate,
      });
    }
  }
  console.table(rows);
} finally {
  empty.stop();
  await ours.stop();
  rmSync(folder, { recursive: true, force: true });
}
