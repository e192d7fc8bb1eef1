import { randomBytes } from "node:crypto";
import { readPaperPage } from "@/app/papers/[slug]/read-paper";
import { escapeHtml, toHtml } from "@/components/ui/to-html";
import { sharedDb } from "@/lib/db";
import { optionalTags, type PaperHead, paperHead } from "@/lib/formats/paper-head";
import { type Filling, offerPapers, type PaperHole } from "@/lib/formats/paper-holes";
import { getPaper } from "@/lib/papers/queries-paper";

const text = (value: string): Filling => ({ html: escapeHtml(value), data: value });
const onlyHtml = (html: string): Filling => ({ html, data: "" });
const linkTo = (sheet: string) => `<link rel="stylesheet" href="${escapeHtml(sheet)}" data-precedence="maths"/>`;
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
  const sheets = new Set(Object.values(pieces).flatMap((piece) => piece.sheets));
  return {
    part: text(part),
    query: text(asked.slice(part.length)),
    slug: text(paper.slug),
    path: text(encodeURIComponent(paper.slug)),
    title: text(head.title),
    stated: text(paper.title),
    tags: fillTags(head),
    linked: onlyHtml(linked),
    crumb: onlyHtml(pieces.crumb.html),
    head: onlyHtml(pieces.head.html),
    actions: onlyHtml(pieces.actions.html),
    text: onlyHtml(pieces.text.html),
    beside: onlyHtml(pieces.beside.html),
    neighbours: onlyHtml(pieces.neighbours.html),
    sheets: onlyHtml([...sheets].map(linkTo).join("")),
  };
}

/** Lets the server that stands before Next.js make the pages of papers. */
export function registerPapers(): void {
  offerPapers({ prefix: `hole${randomBytes(12).toString("hex")}`, fill });
}
