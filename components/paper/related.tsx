import { FactsLine } from "@/components/paper/facts-line";
import { RichText } from "@/components/paper/rich-text";
import { AppLink } from "@/components/ui/app-link";
import { formatDay } from "@/lib/format/dates";
import type { RelatedPaper } from "@/lib/papers/related";

/** The papers nearest to this one, each with what both are about. */
export function Related({ papers, heading = "Related papers" }: { papers: readonly RelatedPaper[]; heading?: string }) {
  if (papers.length === 0) return null;
  return (
    <section aria-labelledby="related">
      <h2 id="related">{heading}</h2>
      <ol className="related">
        {papers.map(({ paper, shares }) => (
          <li key={paper.id}>
            <article className="story story--brief">
              <h3 className="story__title">
                <AppLink href={`/papers/${encodeURIComponent(paper.slug)}`}>
                  <RichText text={paper.title} links={false} />
                </AppLink>
              </h3>
              <FactsLine paper={paper} date={paper.publishedOn && formatDay(paper.publishedOn)} />
              {shares.length > 0 && <p className="related__why">Shares: {shares.join(", ")}</p>}
            </article>
          </li>
        ))}
      </ol>
    </section>
  );
}
