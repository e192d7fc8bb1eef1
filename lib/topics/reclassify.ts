/** Files the papers of the catalogue anew, after the taxonomy was edited. */
import { z } from "zod";
import type { Db, DbHandle } from "@/lib/db";
import { lockForWriting, moveVersion } from "@/lib/papers/save-run";
import { saveTaxonomy } from "@/lib/papers/save-topics";
import { classify } from "@/lib/topics/classify";

/** Papers in one transaction: short enough that an import beside it waits a second at most. */
const BATCH_SIZE = 1000;
const TRANSACTION = { maxWait: 60_000, timeout: 600_000 };

export type ReclassifyReport = { papers: number; changed: number; withoutTopic: number };

const textsSchema = z.array(z.string()).nullable();
const rowSchema = z.object({
  id: z.coerce.number(),
  title: z.string(),
  abstract: z.string(),
  keywords: z.string().nullable(),
  categories: z.string().nullable(),
  /** JSON array of `[slug, score, origin]` as saved, in order of the slugs. */
  saved: z.string(),
});

const READ_BATCH = `
SELECT p.id, p.title, p.abstract, p.keywords, p.categories,
  (SELECT json_group_array(json_array(pt.topicSlug, pt.score, pt.origin) ORDER BY pt.topicSlug)
   FROM PaperTopic pt WHERE pt.paperId = p.id) AS saved
FROM Paper p WHERE p.id > ? ORDER BY p.id LIMIT ?`;

type Filing = { id: number; topics: [slug: string, score: number, origin: string][]; differs: boolean };

function file(row: unknown): Filing {
  const { id, title, abstract, keywords, categories, saved } = rowSchema.parse(row);
  const topics = classify({ title, abstract, keywords: parseTexts(keywords), categories: parseTexts(categories) })
    .map(({ slug, score, origin }): Filing["topics"][number] => [slug, score, origin])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return { id, topics, differs: JSON.stringify(topics) !== JSON.stringify(JSON.parse(saved)) };
}

function parseTexts(json: string | null): string[] | null {
  return json === null ? null : textsSchema.parse(JSON.parse(json));
}

async function save(db: DbHandle, filings: readonly Filing[]): Promise<void> {
  if (filings.length === 0) return;
  await db.$executeRawUnsafe(
    "DELETE FROM PaperTopic WHERE paperId IN (SELECT value FROM json_each(?))",
    JSON.stringify(filings.map((filing) => filing.id)),
  );
  await db.$executeRawUnsafe(
    `INSERT INTO PaperTopic(paperId, topicSlug, score, origin)
     SELECT value->>0, value->>1, value->>2, value->>3 FROM json_each(?)`,
    JSON.stringify(filings.flatMap(({ id, topics }) => topics.map((topic) => [id, ...topic]))),
  );
  await moveVersion(db);
}

async function readTopics(db: DbHandle): Promise<string> {
  return JSON.stringify(await db.$queryRawUnsafe("SELECT slug, name, section FROM Topic ORDER BY slug"));
}

/**
 * Brings the topics and the filing of every paper in step with the taxonomy; papers whose filing stays are not
 * written. Each batch is a transaction of its own: a run that was stopped is finished by the next. `onProgress` hears
 * how many papers were seen. Throws TaxonomyError when the taxonomy was edited wrongly, before anything is written.
 */
export async function reclassify(db: Db, onProgress: (papers: number) => void = () => {}): Promise<ReclassifyReport> {
  const report = { papers: 0, changed: 0, withoutTopic: 0 };
  await db.$transaction(async (tx) => {
    await lockForWriting(tx);
    const before = await readTopics(tx);
    await saveTaxonomy(tx);
    if ((await readTopics(tx)) !== before) await moveVersion(tx);
  }, TRANSACTION);
  let lastId = 0;
  for (;;) {
    const filings = await db.$transaction(async (tx) => {
      await lockForWriting(tx);
      const rows = await tx.$queryRawUnsafe<unknown[]>(READ_BATCH, lastId, BATCH_SIZE);
      const batch = rows.map(file);
      await save(
        tx,
        batch.filter((filing) => filing.differs),
      );
      return batch;
    }, TRANSACTION);
    report.papers += filings.length;
    report.changed += filings.filter((filing) => filing.differs).length;
    report.withoutTopic += filings.filter((filing) => filing.topics.length === 0).length;
    onProgress(report.papers);
    const last = filings.at(-1);
    if (last === undefined) return report;
    lastId = last.id;
  }
}
