import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { cache } from "react";
import { PaperArticle } from "@/components/paper/paper-article";
import { sharedDb } from "@/lib/db";
import { decodePathPart } from "@/lib/papers/path";
import { findMovedSlug, getPaper } from "@/lib/papers/queries-paper";

interface Props {
  params: Promise<{ slug: string }>;
}

const readPaper = cache(async (slug: string) => getPaper(await sharedDb(), slug));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const paper = await readPaper(decodePathPart((await params).slug));
  if (paper === null) return {};
  return {
    title: paper.title,
    description: paper.abstract.slice(0, 200),
    alternates: { canonical: `/papers/${encodeURIComponent(paper.slug)}` },
  };
}

/** One paper. A former address leads on to the present one. */
export default async function PaperPage({ params }: Props) {
  const slug = decodePathPart((await params).slug);
  const paper = await readPaper(slug);
  if (paper === null) {
    const moved = await findMovedSlug(await sharedDb(), slug);
    if (moved !== null) permanentRedirect(`/papers/${encodeURIComponent(moved)}`);
    notFound();
  }
  return <PaperArticle paper={paper} />;
}
