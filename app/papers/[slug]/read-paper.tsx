import { CITE_ID, CiteBox } from "@/components/paper/cite-box";
import { linkedDataHtml } from "@/components/paper/linked-data";
import { type PaperParts, paperParts } from "@/components/paper/paper-parts";
import { Related } from "@/components/paper/related";
import { UpvoteHistory } from "@/components/paper/upvote-history";
import { toCitable } from "@/lib/cite/citable";
import { makeCitations } from "@/lib/cite/citations";
import { toJsonLd } from "@/lib/cite/json-ld";
import type { Db } from "@/lib/db";
import { publicUrl } from "@/lib/env";
import { paperHref } from "@/lib/format/addresses";
import { findUpvoteReadings } from "@/lib/papers/queries-readings";
import { findRelated } from "@/lib/papers/queries-related";
import { authorHref } from "@/lib/papers/trend-links";
import type { PaperView } from "@/lib/papers/views";

const RELATED_PAPERS = 4;

export interface ReadPaper {
  parts: PaperParts;
  /** Its linked data as HTML. */
  linked: string;
}

/** A paper as its page shows it. */
export async function readPaperPage(db: Db, paper: PaperView): Promise<ReadPaper> {
  const path = paperHref(paper.slug);
  const citations = await makeCitations(toCitable(paper));
  const readings = (await findUpvoteReadings(db, [paper.id])).get(paper.id) ?? [];
  const related = await findRelated(db, paper, RELATED_PAPERS);
  const parts = paperParts({
    paper,
    authorHref: (author) => authorHref(author.slug),
    history: <UpvoteHistory readings={readings} today={new Date().toISOString().slice(0, 10)} />,
    related: related.length > 0 && <Related papers={related} />,
    cite: { id: CITE_ID, box: <CiteBox citations={citations} href={path} /> },
  });
  return { parts, linked: linkedDataHtml(toJsonLd(paper, `${publicUrl()}${path}`)) };
}
