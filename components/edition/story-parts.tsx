import { RichText } from "@/components/paper/rich-text";
import { AppLink } from "@/components/ui/app-link";
import { paperHref } from "@/lib/format/addresses";
import { topicPageHref } from "@/lib/papers/trend-links";
import type { PaperCard, TopicRef } from "@/lib/papers/views";

/** The paper's first topic, above its title. */
export function Kicker({ topics }: { topics: readonly TopicRef[] }) {
  if (topics.length === 0) return null;
  return (
    <p className="kicker">
      {topics.map((topic) => (
        <AppLink key={topic.slug} href={topicPageHref(topic.slug)}>
          {topic.name}
        </AppLink>
      ))}
    </p>
  );
}

/** The title as a link to the paper's page. */
export function TitleLink({ paper }: { paper: Pick<PaperCard, "slug" | "title"> }) {
  return (
    <AppLink href={paperHref(paper.slug)}>
      <RichText text={paper.title} links={false} heading />
    </AppLink>
  );
}
