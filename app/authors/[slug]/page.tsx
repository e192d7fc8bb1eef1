import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ListFormats } from "@/app/list-formats";
import { saveSlot } from "@/app/saved/save-slot";
import { AuthorPage } from "@/components/author/author-page";
import { sharedDb } from "@/lib/db";
import { listAlternates } from "@/lib/formats/alternates";
import { decodePathPart } from "@/lib/papers/path";
import { getAuthor } from "@/lib/papers/queries-authors";
import { parseListState } from "@/lib/papers/search-params";

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
}

const readAuthor = cache(async (slug: string, name: string | null, page: number) =>
  getAuthor(await sharedDb(), slug, { name, page }),
);

async function read({ params, searchParams }: Props) {
  const [{ slug }, raw] = [await params, await searchParams];
  return readAuthor(decodePathPart(slug), [raw.name].flat().at(-1) ?? null, parseListState({ page: raw.page }).page);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const view = await read(props);
  if (view === null) return {};
  const title = view.name ?? view.names[0]?.name ?? "Author";
  const canonical = `/authors/${encodeURIComponent(view.slug)}`;
  return { title, alternates: { canonical, types: listAlternates(canonical, "", `Papers by ${title}`) } };
}

/** The papers of an author. */
export default async function AuthorRoute(props: Props) {
  const view = await read(props);
  if (view === null) notFound();
  return (
    <>
      <AuthorPage view={view} save={await saveSlot(await sharedDb(), view.papers)} />
      <ListFormats
        db={await sharedDb()}
        address={{ kind: "author", slug: view.slug, name: view.name }}
        ids={view.papers.map(({ id }) => id)}
      />
    </>
  );
}
