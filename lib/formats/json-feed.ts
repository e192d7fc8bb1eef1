/** JSON Feed 1.1 (jsonfeed.org/version/1.1). */
import { toPlainText } from "@/lib/format/plain-text";
import { type ListHead, type ListWriter, paperId, paperUrl } from "@/lib/formats/writer";
import type { PaperRecord } from "@/lib/papers/paper-record";

function toItem({ base, authority }: ListHead, paper: PaperRecord): Record<string, unknown> {
  const { arxivId, publishedOn, authors, topics, repositories, thumbnail } = paper;
  const title = toPlainText(paper.title);
  return {
    id: paperId(authority, paper),
    url: paperUrl(base, paper.slug),
    ...(arxivId !== null && { external_url: `https://arxiv.org/abs/${arxivId}` }),
    title,
    content_text: toPlainText(paper.abstract) || title,
    ...(thumbnail !== null && { image: thumbnail }),
    ...(publishedOn !== null && { date_published: `${publishedOn}T00:00:00Z` }),
    date_modified: paper.contentUpdatedAt,
    ...(authors.length > 0 && { authors: authors.map(({ name }) => ({ name })) }),
    ...(topics.length > 0 && { tags: topics.map(({ name }) => name) }),
    ...(repositories.length > 0 && { _broadsheet: { code: repositories.map(({ url }) => url) } }),
  };
}

/** Writes one page of a list as a JSON feed. */
export const writeJsonFeed: ListWriter = async function* (head, papers) {
  const start = {
    version: "https://jsonfeed.org/version/1.1",
    title: `${head.title}, Broadsheet`,
    home_page_url: head.pageUrl,
    feed_url: head.selfUrl,
    ...(head.nextUrl !== null && { next_url: head.nextUrl }),
    language: "en",
  };
  yield `${JSON.stringify(start).slice(0, -1)},"items":[`;
  let separator = "\n";
  for await (const paper of papers) {
    yield separator + JSON.stringify(toItem(head, paper));
    separator = ",\n";
  }
  yield "\n]}\n";
};
