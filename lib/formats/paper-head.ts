/** What the head of a paper's page says. */
import { toCitable } from "@/lib/cite/citable";
import { citationTags } from "@/lib/cite/meta-tags";
import { toPlainText } from "@/lib/format/plain-text";
import type { PaperView } from "@/lib/papers/views";

export interface PaperHead {
  path: string;
  title: string;
  /** "" where the paper has no abstract. */
  description: string;
  /** First publication, `YYYY-MM-DD`. */
  publishedOn: string | null;
  /** For reference managers: see citationTags. */
  citation: Record<string, string | string[]>;
}

const DESCRIPTION_LENGTH = 200;

export function paperHead(paper: PaperView): PaperHead {
  return {
    path: `/papers/${encodeURIComponent(paper.slug)}`,
    title: toPlainText(paper.title),
    description: toPlainText(paper.abstract).slice(0, DESCRIPTION_LENGTH),
    publishedOn: paper.publishedOn,
    citation: citationTags(toCitable(paper)),
  };
}

/** A tag of the head: `[attribute, its value, content]`. */
type Tag = ["name" | "property", string, string];

/** The tags of a head that not every paper has, as Next.js would make them of the page's metadata. */
export function optionalTags({ description, publishedOn, citation }: PaperHead): Tag[] {
  const described: Tag[] = [
    ["name", "description", description],
    ["property", "og:description", description],
    ["name", "twitter:description", description],
  ];
  const cited = Object.entries(citation).flatMap(([name, content]) =>
    [content].flat().map((one): Tag => ["name", name, one]),
  );
  const published: Tag[] = publishedOn === null ? [] : [["property", "article:published_time", publishedOn]];
  return [...described, ...cited, ...published].filter(([, , content]) => content !== "");
}
