/** What `npm run bench` asks for: papers, authors, topics, the newest edition, lists, and searches for words of titles, each another. */
import { createDb } from "@/lib/db";
import { getLatestDay } from "@/lib/papers/queries-edition";
import { PAGE_SIZE } from "@/lib/papers/search-params";
import { createRandom, makeQueries } from "@/tests/bench/latency-queries";

const SEED = 7;
const SEARCHES = 600;
const TIMED = 200;
const AUTHORS = 200;

export interface Addresses {
  /** Last part of a paper's address. */
  slug: string;
  /** The newest edition. */
  day: string;
  /** Answers that are kept, by what they are. */
  kept: Record<string, string>;
  /** Addresses that are made anew each time, by what they are. */
  anew: Record<string, string[]>;
  /** Searches to be asked one after the other. */
  timed: string[];
}

const queryOf = (text: string): string => encodeURIComponent(text).replaceAll("%20", "+");

export async function findAddresses(file: string): Promise<Addresses> {
  const db = await createDb(`file:${file}`);
  const day = await getLatestDay(db);
  const greatest = (await db.paper.findFirst({ select: { id: true }, orderBy: { id: "desc" } }))?.id ?? 0;
  const pages = Math.floor((await db.paper.count()) / PAGE_SIZE);
  const random = createRandom(SEED);
  const ids = Array.from({ length: 800 }, () => 1 + Math.floor(random() * greatest));
  const papers = await db.paper.findMany({
    where: { id: { in: ids } },
    select: { id: true, slug: true, title: true, abstract: true },
  });
  const authors = await db.paperAuthor.findMany({
    where: { paperId: { in: papers.map(({ id }) => id) }, position: 0 },
    select: { author: { select: { slug: true } } },
    orderBy: { paperId: "asc" },
    take: AUTHORS,
  });
  const topics = await db.topic.findMany({
    where: { papers: { some: {} } },
    select: { slug: true },
    orderBy: { slug: "asc" },
  });
  await db.$disconnect();
  const searches = makeQueries(papers, SEARCHES, SEED).map((q) => `/papers?q=${queryOf(q)}`);
  const slug = papers[0]?.slug;
  if (slug === undefined || day === null) throw new Error("There is nothing in the catalogue.");
  return {
    slug,
    day,
    kept: {
      paper: `/papers/${slug}`,
      edition: `/editions/${day}`,
      list: "/papers",
      search: "/papers?q=language+models",
      feed: "/papers.atom",
      API: `/papers/${slug}.json`,
    },
    timed: searches.slice(0, TIMED),
    anew: {
      "list, made anew": ["/papers?x=[<id>]"],
      "list, any page": Array.from({ length: 500 }, () => `/papers?page=${1 + Math.floor(random() * pages)}&x=[<id>]`),
      "list, filtered": ["/papers?code=1&from=2025-01-01&x=[<id>]"],
      "search, words asked before": ["/papers?q=language+models&x=[<id>]"],
      "search, new words": searches.slice(TIMED).map((address) => `${address}&x=[<id>]`),
      "paper, made anew": papers.slice(0, 200).map((each) => `/papers/${each.slug}?x=[<id>]`),
      "topic, made anew": ["/topics/agents?x=[<id>]"],
      "any topic, made anew": topics.map(({ slug }) => `/topics/${slug}?x=[<id>]`),
      "author, made anew": authors.map(({ author }) => `/authors/${encodeURIComponent(author.slug)}?x=[<id>]`),
    },
  };
}
