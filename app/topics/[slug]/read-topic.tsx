import type { ReactNode } from "react";
import { drawPapers } from "@/app/drawn-papers";
import { formatsOf } from "@/app/list-formats";
import { TopicPage } from "@/components/topic/topic-page";
import type { Db } from "@/lib/db";
import { findList } from "@/lib/papers/queries-list";
import { EMPTY_LIST_STATE, type ListState } from "@/lib/papers/search-params";
import type { TopicView } from "@/lib/papers/trend-views";

export interface ReadTopic {
  /** Both pure. */
  page: ReactNode;
  /** Null for a topic without papers. */
  formats: ReactNode;
}

/** A topic as its page shows it; of the state asked for, order and page count. */
export async function readTopicPage(db: Db, view: TopicView, asked: ListState): Promise<ReadTopic> {
  const sort = asked.sort === "upvotes" ? "upvotes" : "newest";
  const { slug } = view.topic;
  const list = await findList(db, { ...EMPTY_LIST_STATE, topics: [slug], sort, page: asked.page });
  const papers = await drawPapers(db, list.ids, list.marks);
  const { total } = list;
  const address = { kind: "topic" as const, slug, state: { ...EMPTY_LIST_STATE, sort: asked.sort } };
  const results = papers.map(({ result }) => result);
  const coins = papers.map(({ coin }) => coin);
  return {
    page: <TopicPage view={view} sort={sort} page={list.state.page} results={results} total={total} />,
    formats: total > 0 ? formatsOf(address, coins) : null,
  };
}
