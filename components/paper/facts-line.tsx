import type { ReactNode } from "react";
import { RepositoryLink } from "@/components/paper/repository-link";
import { Votes } from "@/components/paper/votes";
import { authorCountLine } from "@/lib/format/authors";
import { countOf } from "@/lib/format/counts";
import type { BriefCard } from "@/lib/papers/views";

/** What is known of a paper, in the design's order; unknown values and zero comments are left out. */
export function FactsLine({ paper, date, save }: { paper: BriefCard; date: string | null; save?: ReactNode }) {
  const authors = authorCountLine(paper.authors, paper.authorCount);
  const facts = (
    <>
      {paper.upvotes !== null && <Votes count={paper.upvotes} />}
      {paper.comments !== null && paper.comments > 0 && <span>{countOf(paper.comments, "comment")}</span>}
      {authors && <span>{authors}</span>}
      {date && <span className="num">{date}</span>}
      {paper.repository && <RepositoryLink repository={paper.repository} />}
    </>
  );
  return (
    <div className="meta">
      <div className="meta__in">{facts}</div>
      {save}
    </div>
  );
}
