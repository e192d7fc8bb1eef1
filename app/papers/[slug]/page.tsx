import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { cache } from "react";
import { CITE_ID, CiteBox } from "@/components/paper/cite-box";
import { LinkedData } from "@/components/paper/linked-data";
import { PaperArticle } from "@/components/paper/paper-article";
import { Related } from "@/components/paper/related";
import { UpvoteHistory } from "@/components/paper/upvote-history";
import { PaperNotes, PaperSave } from "@/components/reader/paper-desk";
import { CopyDesk } from "@/components/ui/copy-desk";
import { toCitable } from "@/lib/cite/citable";
import { makeCitations } from "@/lib/cite/citations";
import { toJsonLd } from "@/lib/cite/json-ld";
import { citationTags } from "@/lib/cite/meta-tags";
import { sharedDb } from "@/lib/db";
import { publicUrl } from "@/lib/env";
import { toPlainText } from "@/lib/format/plain-text";
import { paperAlternates } from "@/lib/formats/alternates";
import { linkCard } from "@/lib/formats/link-card";
import { decodePathPart } from "@/lib/papers/path";
import { findMovedSlug, getPaper } from "@/lib/papers/queries-paper";
import { findUpvoteReadings } from "@/lib/papers/queries-readings";
import { findRelated } from "@/lib/papers/queries-related";
import { authorHref } from "@/lib/papers/trend-links";

const RELATED_PAPERS = 4;

interface Props {
  params: Promise<{ slug: string }>;
}

const readPaper = cache(async (slug: string) => getPaper(await sharedDb(), slug));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const paper = await readPaper(decodePathPart((await params).slug));
  if (paper === null) return {};
  const path = `/papers/${encodeURIComponent(paper.slug)}`;
  const title = toPlainText(paper.title);
  const description = toPlainText(paper.abstract).slice(0, 200);
  const card = linkCard(path, title, description, `${title}: title, authors and date`);
  return {
    title,
    description,
    alternates: {
      canonical: path,
      types: paperAlternates(path, title),
    },
    openGraph: {
      ...card.openGraph,
      type: "article",
      ...(paper.publishedOn !== null && { publishedTime: paper.publishedOn }),
    },
    twitter: card.twitter,
    other: citationTags(toCitable(paper)),
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
  const db = await sharedDb();
  const path = `/papers/${encodeURIComponent(paper.slug)}`;
  const citations = await makeCitations(toCitable(paper));
  const readings = (await findUpvoteReadings(db, [paper.id])).get(paper.id) ?? [];
  const related = await findRelated(db, paper, RELATED_PAPERS);
  return (
    <>
      <LinkedData data={toJsonLd(paper, `${publicUrl()}${path}`)} />
      <PaperArticle
        paper={paper}
        authorHref={(author) => authorHref(author.slug)}
        history={<UpvoteHistory readings={readings} today={new Date().toISOString().slice(0, 10)} />}
        related={related.length > 0 && <Related papers={related} />}
        save={<PaperSave slug={paper.slug} title={paper.title} />}
        notes={<PaperNotes slug={paper.slug} />}
        cite={{ id: CITE_ID, box: <CiteBox citations={citations} href={path} /> }}
      />
      <CopyDesk />
    </>
  );
}
