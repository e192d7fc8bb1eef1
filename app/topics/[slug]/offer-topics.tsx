import { htmlFilling, newPrefix, queryFilling, sheetsFilling, textFilling } from "@/app/fillings";
import { readTopicPage } from "@/app/topics/[slug]/read-topic";
import { toHtml } from "@/components/ui/to-html";
import { sharedDb } from "@/lib/db";
import type { Filling } from "@/lib/formats/page-holes";
import { type TopicHole, topicHoles } from "@/lib/formats/topic-holes";
import { getTopic } from "@/lib/papers/queries-topics";
import { parseListState } from "@/lib/papers/search-params";

/** What a topic's page is filled with, by what comes after `/topics/` in its address; null where there is none, or it is empty. */
async function fill(asked: string): Promise<Record<TopicHole, Filling> | null> {
  const [part = ""] = asked.split("?");
  const query = asked.slice(part.length);
  const db = await sharedDb();
  const view = await getTopic(db, part);
  if (view === null) return null;
  const read = await readTopicPage(db, view, parseListState(new URLSearchParams(query)));
  if (read.formats === null) return null;
  const [topic, formats] = [toHtml(read.page), toHtml(read.formats)];
  return {
    part: textFilling(part),
    query: queryFilling(query),
    slug: textFilling(view.topic.slug),
    name: textFilling(view.topic.name),
    description: textFilling(view.topic.description),
    topic: htmlFilling(topic.html),
    formats: htmlFilling(formats.html),
    sheets: sheetsFilling([topic, formats]),
  };
}

/** Lets the server that stands before Next.js make the pages of topics. */
export function registerTopics(): void {
  topicHoles.offer({ prefix: newPrefix(), fill });
}
