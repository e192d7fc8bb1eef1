/** Markdown (CommonMark), for notes and for agents. */
import { authorLine } from "@/lib/format/authors";
import { countOf } from "@/lib/format/counts";
import { formatDay } from "@/lib/format/dates";
import { toPlainText } from "@/lib/format/plain-text";
import { type ListWriter, paperUrl } from "@/lib/formats/writer";
import type { PaperRecord } from "@/lib/papers/paper-record";

/** Escapes what CommonMark would take for markup. Dollars stay: viewers that know formulas set them. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>|]/g, "\\$&")
    .replace(/^(\s*)([#+-]|\d+[.)])(?=\s)/gm, "$1\\$2")
    .replaceAll("&", "&amp;");
}

/** An address inside `(…)` or `<…>`. */
const address = (url: string) =>
  url.replace(/[()<>\s\\]/g, (character) => encodeURIComponent(character).replace("(", "%28").replace(")", "%29"));

function facts(paper: PaperRecord): string {
  const { authors, authorCount, publishedOn, upvotes, topics } = paper;
  const pieces = [
    authorLine(
      authors.map(({ name }) => name),
      authorCount,
    ),
    publishedOn === null ? null : formatDay(publishedOn),
    upvotes === null ? null : countOf(upvotes, "upvote"),
    topics.length === 0 ? null : topics.map(({ name }) => name).join(", "),
  ];
  return escapeMarkdown(pieces.filter((piece) => piece !== null).join(". "));
}

function links({ arxivId, doi, repositories, projectPage }: PaperRecord): string[] {
  return [
    ...(arxivId === null
      ? []
      : [`[arXiv ${arxivId}](https://arxiv.org/abs/${arxivId})`, `[PDF](https://arxiv.org/pdf/${arxivId})`]),
    ...(doi === null || arxivId !== null ? [] : [`[DOI](${address(`https://doi.org/${doi}`)})`]),
    ...repositories.map(({ url }) => `[Code](${address(url)})`),
    ...(projectPage === null ? [] : [`[Project page](${address(projectPage)})`]),
  ];
}

/** One paper under a heading of the given level; the heading leads to `href` unless that is null. */
export function paperMarkdown(paper: PaperRecord, level: 1 | 2, href: string | null): string {
  const title = escapeMarkdown(toPlainText(paper.title));
  const blocks = [
    `${"#".repeat(level)} ${href === null ? title : `[${title}](${address(href)})`}`,
    facts(paper),
    escapeMarkdown(toPlainText(paper.abstract)),
    links(paper).join(" · "),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

export const writeMarkdown: ListWriter = async function* (head, papers) {
  yield `# ${escapeMarkdown(head.title)}\n\n<${address(head.pageUrl)}>\n`;
  for await (const paper of papers) yield `\n${paperMarkdown(paper, 2, paperUrl(head.base, paper.slug))}`;
};
