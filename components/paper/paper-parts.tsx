import type { ReactNode } from "react";
import { Kicker } from "@/components/edition/story-parts";
import { Abstract } from "@/components/paper/abstract";
import { AuthorList } from "@/components/paper/author-list";
import { Neighbours } from "@/components/paper/neighbours";
import { PaperActions } from "@/components/paper/paper-actions";
import { PaperFacts } from "@/components/paper/paper-facts";
import { RichText } from "@/components/paper/rich-text";
import { SourceCode } from "@/components/paper/source-code";
import { AppLink } from "@/components/ui/app-link";
import { Icon } from "@/components/ui/icon";
import { formatNumber } from "@/lib/format/counts";
import { formatDayLong } from "@/lib/format/dates";
import type { PaperView } from "@/lib/papers/views";

interface Given {
  paper: PaperView;
  /** The citation box: a section with the id given. */
  cite?: { id: string; box: ReactNode };
  /** Related papers, below the code. */
  related?: ReactNode;
  /** How its upvotes moved: a `dd` below them. */
  history?: ReactNode;
  /** The address of an author's papers. */
  authorHref?: (author: PaperView["authors"][number]) => string;
}

function Crumb({ place }: Pick<PaperView, "place">) {
  return (
    <nav className="crumb" aria-label="Position">
      <AppLink href={place ? `/editions/${place.day}` : "/papers"}>
        <Icon name="left" size={14} />
        {place ? `Edition of ${formatDayLong(place.day)}` : "All papers"}
      </AppLink>
      {place && (
        <span className="num ink-3">
          {formatNumber(place.number)} of {formatNumber(place.of)}
        </span>
      )}
    </nav>
  );
}

function Head({ paper, authorHref }: Pick<Given, "paper" | "authorHref">) {
  return (
    <header className="paper__head">
      <Kicker topics={paper.topics.slice(0, 2)} />
      <h1>
        <RichText text={paper.title} links={false} heading />
      </h1>
      <AuthorList authors={paper.authors} authorCount={paper.authorCount} href={authorHref} />
    </header>
  );
}

function Beside({ paper, related, history }: Pick<Given, "paper" | "related" | "history">) {
  const isMore = paper.repositories.length > 0 || paper.otherLinks.length > 0 || related;
  return (
    <>
      {isMore && (
        <aside className="aside" aria-label="Code and related papers">
          <SourceCode paper={paper} />
          {related}
        </aside>
      )}
      <div className="paper__facts">
        <PaperFacts paper={paper} history={history} />
      </div>
    </>
  );
}

/** The pieces of a paper's page in their order, each pure. */
export interface PaperParts {
  crumb: ReactNode;
  head: ReactNode;
  /** What can be done with it beside keeping it. */
  actions: ReactNode;
  text: ReactNode;
  beside: ReactNode;
  neighbours: ReactNode;
}

export function paperParts({ paper, cite, related, history, authorHref }: Given): PaperParts {
  return {
    crumb: <Crumb place={paper.place} />,
    head: <Head paper={paper} {...(authorHref && { authorHref })} />,
    actions: <PaperActions paper={paper} citeId={cite?.id} />,
    text: (
      <>
        <Abstract paper={paper} />
        {cite?.box}
      </>
    ),
    beside: <Beside paper={paper} related={related} history={history} />,
    neighbours: paper.place && <Neighbours place={paper.place} />,
  };
}
