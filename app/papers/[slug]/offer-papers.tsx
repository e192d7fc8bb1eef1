import { htmlFilling, newPrefix, queryFilling, sheetsFilling, textFilling } from "@/app/fillings";
import { readPaperPage } from "@/app/papers/[slug]/read-paper";
import { escapeHtml, toHtml } from "@/components/ui/to-html";
import { sharedDb } from "@/lib/db";
import type { Filling } from "@/lib/formats/page-holes";
import { optionalTags, type PaperHead, paperHead } from "@/lib/formats/paper-head";
import { type PaperHole, paperHoles } from "@/lib/formats/paper-holes";
import { getPaper } from "@/lib/papers/queries-paper";

/** A dollar at the beginning of a text would be a reference. */
const inElement = (value: string) => (value.startsWith("$") ? `$${value}` : value);

function fillTags(head: PaperHead): Filling {
  const tags = optionalTags(head);
  const html = tags.map(([attribute, of, content]) => `<meta ${attribute}="${of}" content="${escapeHtml(content)}"/>`);
  const elements = tags.map(([attribute, of, content], i) => [
    "$",
    "meta",
    `tag-${i}`,
    { [attribute]: of, content: inElement(content) },
  ]);
  return { html: html.join(""), data: JSON.stringify(elements), isJson: true };
}

/** What a paper's page is filled with, by what comes after `/papers/` in its address; null where there is no such paper. */
async function fill(asked: string): Promise<Record<PaperHole, Filling> | null> {
  const [part = ""] = asked.split("?");
  const db = await sharedDb();
  const paper = await getPaper(db, part);
  if (paper === null) return null;
  const { parts, linked } = await readPaperPage(db, paper);
  const head = paperHead(paper);
  const pieces = {
    crumb: toHtml(parts.crumb),
    head: toHtml(parts.head),
    actions: toHtml(parts.actions),
    text: toHtml(parts.text),
    beside: toHtml(parts.beside),
    neighbours: toHtml(parts.neighbours),
  };
  return {
    part: textFilling(part),
    query: queryFilling(asked.slice(part.length)),
    slug: textFilling(paper.slug),
    path: textFilling(encodeURIComponent(paper.slug)),
    title: textFilling(head.title),
    stated: textFilling(paper.title),
    tags: fillTags(head),
    linked: htmlFilling(linked),
    crumb: htmlFilling(pieces.crumb.html),
    head: htmlFilling(pieces.head.html),
    actions: htmlFilling(pieces.actions.html),
    text: htmlFilling(pieces.text.html),
    beside: htmlFilling(pieces.beside.html),
    neighbours: htmlFilling(pieces.neighbours.html),
    sheets: sheetsFilling(Object.values(pieces)),
  };
}

/** Lets the server that stands before Next.js make the pages of papers. */
export function registerPapers(): void {
  paperHoles.offer({ prefix: newPrefix(), fill });
}
