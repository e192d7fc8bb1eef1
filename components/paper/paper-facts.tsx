import type { ReactNode } from "react";
import { Votes } from "@/components/paper/votes";
import { AppLink } from "@/components/ui/app-link";
import { OutsideLink } from "@/components/ui/outside-link";
import { countOf } from "@/lib/format/counts";
import { formatDay, formatDayWithWeekday } from "@/lib/format/dates";
import { topicPageHref } from "@/lib/papers/trend-links";
import type { PaperView } from "@/lib/papers/views";

function Fact({
  label,
  className,
  hidden = false,
  children,
}: {
  label: string;
  className?: string;
  /** The label is for assistive technology only. */
  hidden?: boolean;
  children: ReactNode;
}) {
  return (
    <div className={className}>
      <dt className={hidden ? "vh" : undefined}>{label}</dt>
      {children}
    </div>
  );
}

function DayFact({ label, day }: { label: string; day: string }) {
  return (
    <Fact label={label} className="pub">
      <dd>
        <time dateTime={day}>{formatDay(day)}</time>
      </dd>
    </Fact>
  );
}

function Topics({ label, topics }: { label: string; topics: PaperView["topics"] }) {
  if (topics.length === 0) return null;
  return (
    <Fact label={label} className="wide">
      <dd className="tags">
        {topics.map((topic) => (
          <AppLink key={topic.slug} className="tag" href={topicPageHref(topic.slug)}>
            {topic.name}
          </AppLink>
        ))}
      </dd>
    </Fact>
  );
}

/** Votes, editions, dates, identifiers, topics: what is known, and nothing else. */
export function PaperFacts({ paper, history }: { paper: PaperView; history?: ReactNode }) {
  const { upvotes, comments, editions, publishedOn, listedOn, arxivId, doi, organization, organizationName, topics } =
    paper;
  const attention = upvotes !== null || (comments !== null && comments > 0);
  const known =
    attention || editions.length > 0 || publishedOn || listedOn || arxivId || doi || organization || topics.length > 0;
  if (!known) return null;
  return (
    <dl className="facts">
      {attention && (
        <Fact label="Attention" hidden>
          <dd className="facts__votes">
            {upvotes !== null && <Votes count={upvotes} />}
            {comments !== null && comments > 0 && (
              <span className="facts__comments">{countOf(comments, "comment")}</span>
            )}
          </dd>
          {history}
        </Fact>
      )}
      {editions.length > 0 && (
        <Fact label={editions.length === 1 ? "Edition" : "Editions"} className="ed">
          {editions.map((day) => (
            <dd key={day}>
              <AppLink className="link" href={`/editions/${day}`}>
                {formatDayWithWeekday(day)}
              </AppLink>
            </dd>
          ))}
        </Fact>
      )}
      {publishedOn && <DayFact label="Published" day={publishedOn} />}
      {!publishedOn && editions.length === 0 && listedOn && <DayFact label="Listed" day={listedOn} />}
      {(organizationName ?? organization) && (
        <Fact label="Organisation" className="wide">
          <dd>
            {organization ? (
              <OutsideLink className="link" href={`https://huggingface.co/${encodeURIComponent(organization)}`}>
                {organizationName ?? organization}
              </OutsideLink>
            ) : (
              organizationName
            )}
          </dd>
        </Fact>
      )}
      {(arxivId || doi) && (
        <Fact label="Identifier">
          {arxivId && <dd>arXiv {arxivId}</dd>}
          {doi && <dd>DOI {doi}</dd>}
        </Fact>
      )}
      <Topics label="Topics" topics={topics.filter(({ origin }) => origin === "derived")} />
      <Topics label="Topics, as the source states" topics={topics.filter(({ origin }) => origin === "stated")} />
    </dl>
  );
}
