import type { ReactNode } from "react";
import type { SaveSlot } from "@/components/edition/story";
import { RepositoryLink } from "@/components/paper/repository-link";
import { RichText } from "@/components/paper/rich-text";
import { Votes } from "@/components/paper/votes";
import { AppLink } from "@/components/ui/app-link";
import { Drawn, type Html } from "@/components/ui/to-html";
import { paperHref } from "@/lib/format/addresses";
import { authorCountLine } from "@/lib/format/authors";
import { formatDay } from "@/lib/format/dates";
import type { ResultCard } from "@/lib/papers/views";

/** The day it was published, or where no source says so, the first day a list had it. */
function PaperDate({ paper: { publishedOn, listedOn } }: { paper: ResultCard }) {
  if (publishedOn !== null) return <time dateTime={publishedOn}>{formatDay(publishedOn)}</time>;
  if (listedOn === null) return null;
  return (
    <span>
      listed <time dateTime={listedOn}>{formatDay(listedOn)}</time>
    </span>
  );
}

/** A further fact of a result, below the others. */
export type FactSlot = (paper: ResultCard) => ReactNode;

interface ItemProps {
  paper: ResultCard;
  save?: SaveSlot | undefined;
  fact?: FactSlot | undefined;
}

function Result({ paper, save, fact }: ItemProps) {
  const authors = authorCountLine(paper.authors, paper.authorCount);
  const keep = save?.(paper);
  return (
    <article className="result">
      <div>
        <h2 className="result__title">
          <AppLink href={paperHref(paper.slug)}>
            <RichText text={paper.title} matches={paper.titleMatches} links={false} />
          </AppLink>
        </h2>
        {paper.snippet && (
          <p className="snippet">
            <RichText text={paper.snippet} matches={paper.snippetMatches} excerpt links={false} />
          </p>
        )}
      </div>
      <div className="result__facts">
        {(paper.upvotes !== null || keep) && (
          <div className="row">
            <span>{paper.upvotes !== null && <Votes count={paper.upvotes} />}</span>
            {keep}
          </div>
        )}
        <PaperDate paper={paper} />
        {authors && <span>{authors}</span>}
        {paper.repository && <RepositoryLink repository={paper.repository} />}
        {fact?.(paper)}
      </div>
    </article>
  );
}

/** One result of a list. */
export function ResultItem(props: ItemProps) {
  return (
    <li>
      <Result {...props} />
    </li>
  );
}

/** Results that were drawn before, each a ResultItem. `start`: the number of the first, for assistive technology. */
export function DrawnResults({ results, start }: { results: readonly Html[]; start: number }) {
  return (
    <ol className="results" start={start}>
      {results.map((part) => (
        <Drawn key={part.html} part={part} />
      ))}
    </ol>
  );
}

/** Papers in the order found, with matches marked. `start`: the number of the first, for assistive technology. */
export function ResultList({
  papers,
  start,
  save,
  fact,
}: {
  papers: ResultCard[];
  start: number;
  save?: SaveSlot | undefined;
  fact?: FactSlot | undefined;
}) {
  return (
    <ol className="results" start={start}>
      {papers.map((paper) => (
        <ResultItem key={paper.id} paper={paper} save={save} fact={fact} />
      ))}
    </ol>
  );
}
