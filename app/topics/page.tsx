import type { Metadata } from "next";
import { Notice } from "@/components/notice/notice";
import { TopicComparison } from "@/components/topic/topic-comparison";
import { TopicList } from "@/components/topic/topic-list";
import { AppLink } from "@/components/ui/app-link";
import { LinkButton } from "@/components/ui/button";
import { sharedDb } from "@/lib/db";
import { countOf } from "@/lib/format/counts";
import { getTopics } from "@/lib/papers/queries-trends";
import { parseTopicOrder } from "@/lib/papers/topic-order";

export const metadata: Metadata = {
  title: "Topics",
  description: "The sections of the newspaper: every topic with its papers and how much of the news it is.",
  alternates: { canonical: "/topics" },
};

interface Props {
  searchParams: Promise<Record<string, string | string[]>>;
}

/** All topics by section, and one against others over time. */
export default async function TopicsPage({ searchParams }: Props) {
  const { topic, order: rawOrder } = await searchParams;
  const view = await getTopics(await sharedDb());
  const topics = view.sections.flatMap((section) => section.topics);
  const asked = topics.find(({ slug }) => slug === [topic].flat().at(-1))?.slug ?? null;
  const order = parseTopicOrder(rawOrder);
  if (topics.length === 0) {
    return (
      <div className="wrap">
        <Notice heading="No topics yet" actions={<LinkButton href="/papers">All papers</LinkButton>}>
          <p>Papers are filed under topics as they are imported. None is filed so far.</p>
        </Notice>
      </div>
    );
  }
  return (
    <div className="wrap">
      <header className="pagehead">
        <h1>Topics</h1>
        <p className="lede">
          The paper’s sections. A paper is filed under up to five of {countOf(topics.length, "topic")}, from its title,
          abstract and keywords. See also{" "}
          <AppLink className="link" href="/trends">
            trends
          </AppLink>
          .
        </p>
      </header>
      <TopicComparison topics={topics} months={view.months} totals={view.papers} asked={asked} order={order} />
      <TopicList view={view} order={order} asked={asked} />
    </div>
  );
}
