import type { ReactNode } from "react";
import { Kicker } from "@/components/edition/story-parts";
import { Abstract } from "@/components/paper/abstract";
import { AuthorList } from "@/components/paper/author-list";
import { Neighbours } from "@/components/paper/neighbours";
import { hasActions, PaperActions } from "@/components/paper/paper-actions";
import { PaperFacts } from "@/components/paper/paper-facts";
import { RichText } from "@/components/paper/rich-text";
import { SourceCode } from "@/components/paper/source-code";
import { AppLink } from "@/components/ui/app-link";
import { Icon } from "@/components/ui/icon";
import { Markup } from "@/components/ui/markup";
import { formatNumber } from "@/lib/format/counts";
import { formatDayLong } from "@/lib/format/dates";
import type { PaperView } from "@/lib/papers/views";

interface Props {
  paper: PaperView;
  /** The control that keeps the paper. */
  save?: ReactNode;
  /** What the reader notes of it, below the actions. */
  notes?: ReactNode;
  /** The citation box: a section with the id given. Pure, as all below. */
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

function Head({ paper, authorHref }: Pick<Props, "paper" | "authorHref">) {
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

function Beside({ paper, related, history }: Pick<Props, "paper" | "related" | "history">) {
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

/** A paper's own page, in pieces of HTML around what React keeps alive: the controls of the reader. */
export function PaperArticle({ paper, save, notes, cite, related, history, authorHref }: Props) {
  return (
    <div className="wrap">
      <Markup id="paper-crumb">
        <Crumb place={paper.place} />
      </Markup>
      <article>
        <Markup id="paper-head">
          <Head paper={paper} {...(authorHref && { authorHref })} />
        </Markup>
        <div className="paper">
          <div className="paper__main">
            {(save || cite || hasActions(paper)) && (
              <div className="actions">
                {save}
                <Markup id="paper-actions">
                  <PaperActions paper={paper} canSave={Boolean(save)} citeId={cite?.id} />
                </Markup>
              </div>
            )}
            {notes}
            <Markup id="paper-text">
              <Abstract paper={paper} />
              {cite?.box}
            </Markup>
          </div>
          <Markup id="paper-beside">
            <Beside paper={paper} related={related} history={history} />
          </Markup>
        </div>
      </article>
      {paper.place && (
        <Markup id="paper-neighbours">
          <Neighbours place={paper.place} />
        </Markup>
      )}
    </div>
  );
}
