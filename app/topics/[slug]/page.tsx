import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { drawPapers } from "@/app/drawn-papers";
import { FORMATS_PIECE, formatsOf } from "@/app/list-formats";
import { TopicPage } from "@/components/topic/topic-page";
import { Markup } from "@/components/ui/markup";
import { sharedDb } from "@/lib/db";
import { listAlternates } from "@/lib/formats/alternates";
import { decodePathPart } from "@/lib/papers/path";
import { findList } from "@/lib/papers/queries-list";
import { getTopic } from "@/lib/papers/queries-topics";
import { EMPTY_LIST_STATE, parseListState } from "@/lib/papers/search-params";

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
}

const readTopic = cache(async (slug: string) => getTopic(await sharedDb(), slug));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const view = await readTopic(decodePathPart((await params).slug));
  if (view === null) return {};
  const { name, description, slug } = view.topic;
  return {
    title: `${name}, topic`,
    description,
    alternates: { canonical: `/topics/${slug}`, types: listAlternates(`/topics/${slug}`, "", name) },
  };
}

/** One topic: newest and most upvoted papers, share over time, related topics. */
export default async function TopicRoute({ params, searchParams }: Props) {
  const view = await readTopic(decodePathPart((await params).slug));
  if (view === null) notFound();
  const asked = parseListState(await searchParams);
  const sort = asked.sort === "upvotes" ? "upvotes" : "newest";
  const state = { ...EMPTY_LIST_STATE, topics: [view.topic.slug], sort, page: asked.page } as const;
  const db = await sharedDb();
  const list = await findList(db, { ...state, topics: [...state.topics] });
  const papers = await drawPapers(db, list.ids, list.marks);
  const { total } = list;
  const address = { kind: "topic" as const, slug: view.topic.slug, state: { ...EMPTY_LIST_STATE, sort: asked.sort } };
  return (
    <>
      <TopicPage
        view={view}
        sort={sort}
        page={list.state.page}
        results={papers.map(({ result }) => result)}
        total={total}
      />
      {total > 0 && (
        <div className="wrap">
          <Markup id={FORMATS_PIECE}>
            {formatsOf(
              address,
              papers.map(({ coin }) => coin),
            )}
          </Markup>
        </div>
      )}
    </>
  );
}
