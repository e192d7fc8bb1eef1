import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache, type ReactNode } from "react";
import { nameOf, parseAuthorQuery, readAuthorPage } from "@/app/authors/[slug]/read-author";
import { FORMATS_PIECE } from "@/app/list-formats";
import { Markup } from "@/components/ui/markup";
import { sharedDb } from "@/lib/db";
import { listAlternates } from "@/lib/formats/alternates";
import { authorHoles } from "@/lib/formats/author-holes";
import { decodePathPart } from "@/lib/papers/path";
import { getAuthor } from "@/lib/papers/queries-authors";

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
}

const readAuthor = cache(async (slug: string, name: string | null, page: number) =>
  getAuthor(await sharedDb(), slug, { name, page }),
);

async function read(part: string, searchParams: Props["searchParams"]) {
  const { name, page } = parseAuthorQuery(await searchParams);
  return readAuthor(part, name, page);
}

async function headOf(part: string, searchParams: Props["searchParams"]) {
  const hole = authorHoles.askedFor(part);
  if (hole) return { slug: hole("slug"), name: hole("name") };
  const view = await read(part, searchParams);
  return view && { slug: view.slug, name: nameOf(view) };
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const head = await headOf(decodePathPart((await params).slug), searchParams);
  if (head === null) return {};
  const canonical = `/authors/${encodeURIComponent(head.slug)}`;
  return {
    title: head.name,
    alternates: { canonical, types: listAlternates(canonical, "", `Papers by ${head.name}`) },
  };
}

/** Nothing of it but its pieces is of one author, so that the server can take it, drawn once, for all of them. */
function Page({ page, formats }: { page: ReactNode; formats: ReactNode }): ReactNode {
  return (
    <>
      <Markup id="author">{page}</Markup>
      <div className="wrap">
        <Markup id={FORMATS_PIECE}>{formats}</Markup>
      </div>
    </>
  );
}

/** The papers of an author. */
export default async function AuthorRoute({ params, searchParams }: Props) {
  const part = decodePathPart((await params).slug);
  const hole = authorHoles.askedFor(part);
  if (hole) return <Page page={hole("author")} formats={hole("formats")} />;
  const view = await read(part, searchParams);
  if (view === null) notFound();
  return <Page {...(await readAuthorPage(await sharedDb(), view))} />;
}
