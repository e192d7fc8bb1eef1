import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { FORMATS_PIECE } from "@/app/list-formats";
import { findNamed, listHead, readList } from "@/app/papers/read-list";
import { ReaderLine } from "@/components/reader/reader-line";
import { ListFrame } from "@/components/search/list-frame";
import { Markup } from "@/components/ui/markup";
import { sharedDb } from "@/lib/db";
import { paperHref } from "@/lib/format/addresses";
import { listAlternates } from "@/lib/formats/alternates";
import { listHoles } from "@/lib/formats/list-holes";
import { parseListState } from "@/lib/papers/search-params";

interface Props {
  searchParams: Promise<Record<string, string | string[]>>;
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const asked = await searchParams;
  const hole = listHoles.askedFor(...Object.keys(asked));
  const { title, canonical, query, description } = hole
    ? {
        title: hole("title"),
        canonical: `?${hole("canonical")}`,
        query: `?${hole("query")}`,
        description: hole("description"),
      }
    : listHead(parseListState(asked));
  return {
    title,
    alternates: { canonical: `/papers${canonical}`, types: listAlternates("/papers", query, description) },
  };
}

/** Browse and search all papers. */
export default async function PapersPage({ searchParams }: Props) {
  const asked = await searchParams;
  const hole = listHoles.askedFor(...Object.keys(asked));
  if (hole) {
    const texts = { heading: hole("heading"), q: hole("q"), href: hole("href"), count: hole("count") };
    const parts = { filters: hole("filters"), head: hole("head"), bar: hole("bar"), results: hole("results") };
    return (
      <>
        <ListFrame {...texts} {...parts} line={<ReaderLine />} />
        <div className="wrap">
          <Markup id={FORMATS_PIECE}>{hole("formats")}</Markup>
        </div>
      </>
    );
  }
  const db = await sharedDb();
  const state = parseListState(asked);
  const slug = await findNamed(db, state);
  if (slug) redirect(paperHref(slug));
  const { parts, total, formats } = await readList(db, state);
  return (
    <>
      <ListFrame {...parts} line={total > 0 && <ReaderLine />} />
      {total > 0 && (
        <div className="wrap">
          <Markup id={FORMATS_PIECE}>{formats}</Markup>
        </div>
      )}
    </>
  );
}
