/** `npm run topics`: files all papers anew after the taxonomy was edited. */
import { createDb } from "@/lib/db";
import { EnvError, env } from "@/lib/env";
import { indexPending } from "@/lib/search/index-papers";
import { reclassify } from "@/lib/topics/reclassify";
import { loadTaxonomy, TAXONOMY_FILE, TaxonomyError } from "@/lib/topics/taxonomy";

const USAGE = `Usage: npm run topics

Files all papers of the catalogue under the topics of ${TAXONOMY_FILE}.
Run it after you edited that file.`;

/** Papers indexed for search in one transaction: nobody waits beside a command. */
const INDEXED_AT_ONCE = 2_000;

async function main(words: readonly string[]): Promise<number> {
  if (words.length > 0) {
    console.log(USAGE);
    return words.every((word) => word === "--help" || word === "-h") ? 0 : 2;
  }
  const topics = loadTaxonomy().topics.length;
  const db = await createDb(env().DATABASE_URL);
  try {
    const report = await reclassify(db);
    await indexPending(db, { papersPerStep: INDEXED_AT_ONCE });
    const count = (papers: number) => papers.toLocaleString("en-GB");
    console.log(
      `${count(report.papers)} papers under ${topics} topics: ${count(report.changed)} filed otherwise than before, ` +
        `${count(report.withoutTopic)} without a topic.`,
    );
  } finally {
    await db.$disconnect();
  }
  return 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const expected = error instanceof TaxonomyError || error instanceof EnvError;
  console.error(expected ? error.message : error);
  process.exitCode = 2;
}
