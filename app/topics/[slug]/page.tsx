import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache, type ReactNode } from "react";
import { FORMATS_PIECE } from "@/app/list-formats";
import { readTopicPage } from "@/app/topics/[slug]/read-topic";
import { Markup } from "@/components/ui/markup";
import { sharedDb } from "@/lib/db";
import { listAlternates } from "@/lib/formats/alternates";
import { topicHoles } from "@/lib/formats/topic-holes";
import { decodePathPart } from "@/lib/papers/path";
import { getTopic } from "@/lib/papers/queries-topics";
import { parseListState } from "@/lib/papers/search-params";

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
}

const readTopic = cache(async (slug: string) => getTopic(await sharedDb(), slug));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const part = decodePathPart((await params).slug);
  const hole = topicHoles.askedFor(part);
  const topic = hole
    ? { slug: hole("slug"), name: hole("name"), description: hole("description") }
    : (await readTopic(part))?.topic;
  if (topic === undefined) return {};
  const { name, description, slug } = topic;
  return {
    title: `${name}, topic`,
    description,
    alternates: { canonical: `/topics/${slug}`, types: listAlternates(`/topics/${slug}`, "", name) },
  };
}

/** Nothing of it but its pieces is of one topic, so that the server can take it, drawn once, for all of them. */
function Page({ page, formats }: { page: ReactNode; formats: ReactNode }): ReactNode {
  return (
    <>
      <Markup id="topic">{page}</Markup>
      {formats !== null && (
        <div className="wrap">
          <Markup id={FORMATS_PIECE}>{formats}</Markup>
        </div>
      )}
    </>
  );
}

/** One topic: newest and most upvoted papers, share over time, related topics. */
export default async function TopicRoute({ params, searchParams }: Props) {
  const part = decodePathPart((await params).slug);
  const hole = topicHoles.askedFor(part);
  if (hole) return <Page page={hole("topic")} formats={hole("formats")} />;
  const view = await readTopic(part);
  if (view === null) notFound();
  return <Page {...(await readTopicPage(await sharedDb(), view, parseListState(await searchParams)))} />;
}
