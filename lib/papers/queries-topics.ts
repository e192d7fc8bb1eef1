/** One topic: what it is, how much of the news it is, and what it goes together with. */
import type { Db, DbHandle } from "@/lib/db";
import { keptForVersion } from "@/lib/papers/kept";
import { getTopics } from "@/lib/papers/queries-trends";
import type { TopicView } from "@/lib/papers/trend-views";
import { processWide } from "@/lib/process-wide";
import { loadTaxonomy } from "@/lib/topics/taxonomy";

const MOST_RELATED = 8;
/** Together in fewer papers they met by chance. */
const LEAST_TOGETHER = 3;

type Together = [slug: string, papers: number][];

/** Papers that have the topic and each other topic. */
async function findTogether(db: DbHandle, slug: string): Promise<Together> {
  const rows = await db.$queryRawUnsafe<{ together: string }[]>(
    `SELECT json_group_array(json_array(slug, papers)) AS together FROM
     (SELECT o.topicSlug AS slug, COUNT(*) AS papers FROM PaperTopic t CROSS JOIN PaperTopic o ON o.paperId = t.paperId
      WHERE t.topicSlug = ? AND o.topicSlug <> ? GROUP BY 1)`,
    slug,
    slug,
  );
  return JSON.parse(rows[0]?.together ?? "[]") as Together;
}

/** More than the taxonomy has topics. */
const MOST_KEPT = 500;
const kept = processWide("topics together", () => keptForVersion<Together>(MOST_KEPT));

/** The same, counted once for each version of the catalogue: of a large topic it takes longer than the rest of its page. */
async function recallTogether(db: Db, slug: string): Promise<Together> {
  const known = await kept(db);
  const before = known.get(slug);
  if (before !== undefined) return before;
  const together = await findTogether(db, slug);
  known.set(slug, together);
  return together;
}

/**
 * The topic at an address; null where the taxonomy has none. Related are the topics with the greatest share of papers
 * in common, `both / sqrt(one × other)`, so that a topic is not related merely by being large; of these the ones
 * with most papers in common come first.
 */
export async function getTopic(db: Db, slug: string): Promise<TopicView | null> {
  const described = loadTaxonomy().topics.find((topic) => topic.slug === slug);
  if (!described) return null;
  const { months, papers, sections } = await getTopics(db);
  const counted = sections.flatMap(({ topics }) => topics);
  const section = loadTaxonomy().sections.find((each) => each.slug === described.section);
  const own = counted.find((topic) => topic.slug === slug);
  const { name, description } = described;
  const topic = {
    ...(own ?? { slug, name, section: described.section, papers: 0, months: months.map(() => 0), change: null }),
    description,
    sectionName: section?.name ?? described.section,
  };
  const related = (await recallTogether(db, slug))
    .flatMap(([other, together]) => {
      const known = counted.find((each) => each.slug === other);
      if (!known || together < LEAST_TOGETHER) return [];
      return [{ slug: other, name: known.name, papers: together, nearness: together / Math.sqrt(known.papers) }];
    })
    .sort((a, b) => b.nearness - a.nearness || (a.slug < b.slug ? -1 : 1))
    .slice(0, MOST_RELATED)
    .map(({ nearness, ...rest }) => rest)
    .sort((a, b) => b.papers - a.papers || (a.slug < b.slug ? -1 : 1));
  return { topic, months, monthTotals: papers, related };
}
