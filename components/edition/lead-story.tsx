import type { ReactNode } from "react";
import type { StoryProps } from "@/components/edition/story";
import { Kicker, TitleLink } from "@/components/edition/story-parts";
import { RepositoryLink } from "@/components/paper/repository-link";
import { RichText } from "@/components/paper/rich-text";
import { Votes } from "@/components/paper/votes";
import { AppLink } from "@/components/ui/app-link";
import { paperHref } from "@/lib/format/addresses";
import { authorLine } from "@/lib/format/authors";
import { countOf } from "@/lib/format/counts";
import { formatDay } from "@/lib/format/dates";
import { cutOpening, LONG_LEAD_TITLE, OPENING_BUDGET, splitOpening } from "@/lib/format/opening";

/** The first story of an edition. `budget`: characters of its opening, so that it fills the height of the rail. */
export function LeadStory({ paper, save, budget }: Omit<StoryProps, "date"> & { budget: number }) {
  const { text } = cutOpening(paper.opening, budget);
  const [first, rest] = splitOpening(text, OPENING_BUDGET.phoneLead);
  const authors = authorLine(paper.authors, paper.authorCount);
  const facts: [label: string, hidden: boolean, value: ReactNode][] = [];
  const comments = paper.comments ? <span>{countOf(paper.comments, "comment")}</span> : null;
  if (paper.upvotes !== null || comments) {
    facts.push([
      "Attention",
      true,
      <span key="attention" className="facts__votes">
        {paper.upvotes !== null && <Votes count={paper.upvotes} />}
        {comments}
      </span>,
    ]);
  }
  if (authors) facts.push(["By", false, authors]);
  if (paper.publishedOn) facts.push(["Published", false, formatDay(paper.publishedOn)]);
  if (paper.repository) facts.push(["Code", false, <RepositoryLink key="code" repository={paper.repository} />]);
  const known = facts.length > 0;
  const keep = save?.(paper);
  if (keep) facts.push(["Keep", true, keep]);
  return (
    <article className={`story story--lead${paper.title.length > LONG_LEAD_TITLE ? " story--long" : ""}`}>
      <Kicker topics={paper.topics.slice(0, 1)} />
      <h2 className="story__title">
        <TitleLink paper={paper} />
      </h2>
      <div className={known ? "lead__cols" : "lead__cols lead__cols--plain"}>
        {facts.length > 0 && (
          <dl className="facts">
            {facts.map(([label, hidden, value]) => (
              <div key={label}>
                <dt className={hidden ? "vh" : undefined}>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        )}
        <div>
          {text && (
            <p className={/^[A-Z]/.test(text) ? "story__text has-cap" : "story__text"}>
              <RichText text={first} excerpt />
              {rest && (
                <span className="story__more">
                  <RichText text={rest} excerpt />
                </span>
              )}
            </p>
          )}
          <AppLink className="continue" href={paperHref(paper.slug)} aria-label={`Read on: ${paper.title}`}>
            {paper.opening ? "Read the full abstract" : "Read more"}
          </AppLink>
        </div>
      </div>
    </article>
  );
}
