/** Topics with the number of their papers. */
import { z } from "zod";
import type { DbHandle } from "@/lib/db";

const countsSchema = z.array(z.object({ slug: z.string(), name: z.string(), section: z.string(), papers: z.int() }));
export type TopicCount = z.infer<typeof countsSchema>[number];

/** Every topic, most papers first. */
export async function findTopicCounts(db: DbHandle): Promise<TopicCount[]> {
  const rows = await db.$queryRawUnsafe<{ counts: string }[]>(
    `SELECT json_group_array(json_object('slug', slug, 'name', name, 'section', section, 'papers', papers)
       ORDER BY papers DESC, slug) AS counts
     FROM (SELECT t.slug, t.name, t.section, COUNT(pt.paperId) AS papers
       FROM Topic t LEFT JOIN PaperTopic pt ON pt.topicSlug = t.slug GROUP BY t.slug)`,
  );
  return countsSchema.parse(JSON.parse(rows[0]?.counts ?? "[]"));
}
