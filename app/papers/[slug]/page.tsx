import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { cache, type ReactNode } from "react";
import { readPaperPage } from "@/app/papers/[slug]/read-paper";
import { LinkedData } from "@/components/paper/linked-data";
import { PaperArticle } from "@/components/paper/paper-article";
import type { PaperParts } from "@/components/paper/paper-parts";
import { PaperNotes, PaperSave } from "@/components/reader/paper-desk";
import { CopyDesk } from "@/components/ui/copy-desk";
import { sharedDb } from "@/lib/db";
import { paperHref } from "@/lib/format/addresses";
import { paperAlternates } from "@/lib/formats/alternates";
import { linkCard } from "@/lib/formats/link-card";
import { type PaperHead, paperHead } from "@/lib/formats/paper-head";
import { type PaperHole, paperHoles } from "@/lib/formats/paper-holes";
import { decodePathPart } from "@/lib/papers/path";
import { findMovedSlug, getPaper } from "@/lib/papers/queries-paper";

interface Props {
  params: Promise<{ slug: string }>;
}

const readPaper = cache(async (slug: string) => getPaper(await sharedDb(), slug));

function toMetadata({ path, title, description, publishedOn, citation }: PaperHead): Metadata {
  const card = linkCard(path, title, description, `${title}: title, authors and date`);
  return {
    title,
    description,
    alternates: { canonical: path, types: paperAlternates(path, title) },
    openGraph: { ...card.openGraph, type: "article", ...(publishedOn !== null && { publishedTime: publishedOn }) },
    twitter: card.twitter,
    other: citation,
  };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const slug = decodePathPart((await params).slug);
  const hole = paperHoles.askedFor(slug);
  if (hole) {
    const citation = { [hole("tags")]: "tags" };
    return toMetadata({
      path: `/papers/${hole("path")}`,
      title: hole("title"),
      description: "",
      publishedOn: null,
      citation,
    });
  }
  const paper = await readPaper(slug);
  return paper === null ? {} : toMetadata(paperHead(paper));
}

interface Drawn {
  linked: string;
  parts: PaperParts;
  slug: string;
  /** As its source states it. */
  title: string;
}

function Page({ linked, parts, slug, title }: Drawn): ReactNode {
  return (
    <>
      <LinkedData html={linked} />
      <PaperArticle parts={parts} save={<PaperSave slug={slug} title={title} />} notes={<PaperNotes slug={slug} />} />
      <CopyDesk />
    </>
  );
}

/** The page without a paper. */
function Holes({ hole }: { hole: (name: PaperHole) => string }): ReactNode {
  const parts = {
    crumb: hole("crumb"),
    head: hole("head"),
    actions: hole("actions"),
    text: hole("text"),
    beside: hole("beside"),
    neighbours: hole("neighbours"),
  };
  return <Page linked={hole("linked")} parts={parts} slug={hole("slug")} title={hole("stated")} />;
}

/** One paper. A former address leads on to the present one. */
export default async function PaperPage({ params }: Props) {
  const slug = decodePathPart((await params).slug);
  const hole = paperHoles.askedFor(slug);
  if (hole) return <Holes hole={hole} />;
  const db = await sharedDb();
  const paper = await readPaper(slug);
  if (paper === null) {
    const moved = await findMovedSlug(db, slug);
    if (moved !== null) permanentRedirect(paperHref(moved));
    notFound();
  }
  return <Page {...(await readPaperPage(db, paper))} slug={paper.slug} title={paper.title} />;
}
