/**
 * `npm run bench:related -- --database FILE [--show 20]`: how well related papers agree with the keywords that their source
 * states, which nearness does not read (topics do, and count in it). Of each paper with keywords its first four neighbours
 * with keywords: the cosine of the words of both lists, weighed by inverse document frequency; the share of neighbours whose
 * cosine is below 0.05 (next to nothing in common) and above 0.25. `--show` prints the neighbours of some papers, always
 * the same, to be judged by eye. Relates a copy of the database anew and prints what that takes.
 */
import { parseArgs } from "node:util";
import Database from "better-sqlite3";
import { z } from "zod";
import { createDb } from "@/lib/db";
import { findKeptNear, relatePapers } from "@/lib/search/near";
import { createRandom } from "@/tests/bench/latency-queries";
import { copyCatalogue } from "@/tests/bench/temporary-catalogue";

const LEAST_WORDS = 5;
const JUDGED = 4;
const LITTLE = 0.05;
const MUCH = 0.25;
const SEED = 20_261_122;

const rowSchema = z.object({ id: z.number(), title: z.string(), keywords: z.string().nullable() });

function wordsOf(keywords: string | null): string[] {
  if (keywords === null) return [];
  const text = z.array(z.string()).parse(JSON.parse(keywords)).join(" ").toLowerCase();
  const words = text.split(/[^a-z0-9]+/).filter((word) => word.length > 1);
  return [...new Set(words.map((word) => word.replace(/(ing|s)$/, "")))];
}

const { values } = parseArgs({ options: { database: { type: "string" }, show: { type: "string", default: "0" } } });
const { file, remove } = copyCatalogue(values.database);
const connection = new Database(file);
connection.exec("DELETE FROM search_near");
const papers = z.array(rowSchema).parse(connection.prepare("SELECT id, title, keywords FROM Paper ORDER BY id").all());
connection.close();

const db = await createDb(`file:${file}`);
const before = process.cpuUsage();
const related = await relatePapers(db, { alone: true });
const { user, system } = process.cpuUsage(before);
console.log(`${related} papers related in ${((user + system) / 1e6).toFixed(1)} s of the processor`);

const words = new Map(papers.map(({ id, keywords }) => [id, wordsOf(keywords)]));
for (const [id, own] of words) if (own.length < LEAST_WORDS) words.delete(id);
const counts = new Map<string, number>();
for (const own of words.values()) for (const word of own) counts.set(word, (counts.get(word) ?? 0) + 1);
const worth = (word: string): number => Math.log(words.size / (counts.get(word) ?? 1)) ** 2;
const lengthOf = (own: readonly string[]): number => Math.sqrt(own.reduce((sum, word) => sum + worth(word), 0)) || 1;

function cosine(one: readonly string[], other: readonly string[]): number {
  const known = new Set(one);
  const both = other.filter((word) => known.has(word)).reduce((sum, word) => sum + worth(word), 0);
  return both / lengthOf(one) / lengthOf(other);
}

const cosines: number[] = [];
for (const [id, own] of words) {
  const near = (await findKeptNear(db, id)) ?? [];
  const judged = near.flatMap((each) => {
    const theirs = words.get(each.id);
    return theirs === undefined ? [] : [cosine(own, theirs)];
  });
  cosines.push(...judged.slice(0, JUDGED));
}
const share = (isSo: (cosine: number) => boolean): string =>
  `${((100 * cosines.filter(isSo).length) / cosines.length).toFixed(1)} %`;
console.log(
  `${words.size} papers with keywords, ${cosines.length} neighbours:`,
  `mean cosine ${(cosines.reduce((sum, each) => sum + each, 0) / cosines.length).toFixed(4)},`,
  `next to nothing in common ${share((each) => each < LITTLE)}, much ${share((each) => each > MUCH)}`,
);

const titles = new Map(papers.map(({ id, title }) => [id, title]));
const random = createRandom(SEED);
for (let shown = 0; shown < Number(values.show); shown++) {
  const paper = papers[Math.floor(random() * papers.length)];
  if (paper === undefined) break;
  console.log(`\n${paper.title}`);
  for (const { id, score } of ((await findKeptNear(db, paper.id)) ?? []).slice(0, JUDGED))
    console.log(`  ${score.toFixed(3)}  ${titles.get(id)}`);
}
await db.$disconnect();
remove();
