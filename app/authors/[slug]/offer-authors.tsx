import { nameOf, parseAuthorQuery, readAuthorPage } from "@/app/authors/[slug]/read-author";
import { htmlFilling, newPrefix, queryFilling, sheetsFilling, textFilling } from "@/app/fillings";
import { toHtml } from "@/components/ui/to-html";
import { sharedDb } from "@/lib/db";
import { type AuthorHole, authorHoles } from "@/lib/formats/author-holes";
import type { Filling } from "@/lib/formats/page-holes";
import { getAuthor } from "@/lib/papers/queries-authors";

/** What an author's page is filled with, by what comes after `/authors/` in its address; null where there is none. */
async function fill(asked: string): Promise<Record<AuthorHole, Filling> | null> {
  const [part = ""] = asked.split("?");
  const query = asked.slice(part.length);
  const db = await sharedDb();
  const view = await getAuthor(db, part, parseAuthorQuery(Object.fromEntries(new URLSearchParams(query))));
  if (view === null) return null;
  const read = await readAuthorPage(db, view);
  const [author, formats] = [toHtml(read.page), toHtml(read.formats)];
  return {
    part: textFilling(part),
    query: queryFilling(query),
    slug: textFilling(view.slug),
    name: textFilling(nameOf(view)),
    author: htmlFilling(author.html),
    formats: htmlFilling(formats.html),
    sheets: sheetsFilling([author, formats]),
  };
}

/** Lets the server that stands before Next.js make the pages of authors. */
export function registerAuthors(): void {
  authorHoles.offer({ prefix: newPrefix(), fill });
}
