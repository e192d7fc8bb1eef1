/** One topic: what it is, how much of the news it is, and what it goes together with. */
import type { Db } from "@/lib/db";
import { toSearchRequest } from "@/lib/papers/queries-list";
import { getTopics } from "@/lib/papers/queries-trends";
import { EMPTY_LIST_STATE } from "@/lib/papers/search-params";
import type { TopicView } from "@/lib/papers/trend-views";
import { searchPapers } from "@/lib/search/ask";
import { loadTaxonomy } from "@/lib/topics/taxonomy";

const MOST_RELATED = 8;
/** Together in fewer papers they met by chance. */
const LEAST_TOGETHER = 3;

/** Papers that have the topic and each other topic: as the filters of the topic's own list count them, which its page shows. */
async function findTogether(db: Db, slug: string): Promise<{ slug: string; papers: number }[]> {
  const { facets } = await searchPapers(db, toSearchRequest({ ...EMPTY_LIST_STATE, topics: [slug] }));
  return facets.topics.filter((other) => other.slug !== slug);
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
  const related = (await findTogether(db, slug))
    .flatMap(({ slug: other, papers: together }) => {
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
