import { BriefStory, FeatureStory, type SaveSlot } from "@/components/edition/story";
import { AppLink } from "@/components/ui/app-link";
import { cardDate } from "@/lib/format/card-date";
import { formatNumber } from "@/lib/format/counts";
import type { DigestSection } from "@/lib/format/hierarchy";
import type { EditionView, PaperCard } from "@/lib/papers/views";

interface TierProps {
  edition: EditionView;
  save?: SaveSlot | undefined;
}

/** Up to four stories in a row. */
export function Features({ edition, papers, save }: TierProps & { papers: PaperCard[] }) {
  if (papers.length === 0) return null;
  return (
    <section className="wrap" aria-label="Further stories">
      <div className="tier">
        <div className={`cols cols--${papers.length}`}>
          {papers.map((paper) => (
            <FeatureStory key={paper.id} paper={paper} date={cardDate(paper, edition)} save={save} />
          ))}
        </div>
      </div>
    </section>
  );
}

/** The rest of a day. */
export function Briefs({ edition, papers, save }: TierProps & { papers: PaperCard[] }) {
  if (papers.length === 0) return null;
  return (
    <section className="wrap" aria-labelledby="briefs-heading">
      <div className="tier">
        <div className="tier__head">
          <h2 id="briefs-heading">In brief</h2>
          <span className="num">{formatNumber(papers.length)} more</span>
        </div>
        <ul className="briefs">
          {papers.map((paper) => (
            <li key={paper.id}>
              <BriefStory paper={paper} date={cardDate(paper, edition)} save={save} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

/** The rest of a big day, a week or a month, by topic. */
export function Digest({
  edition,
  sections,
  topicHref,
  save,
}: TierProps & { sections: DigestSection[]; topicHref: (slug: string) => string }) {
  if (sections.length === 0) return null;
  return (
    <section className="wrap" aria-label="By topic">
      <div className="tier digest">
        {sections.map(({ slug, name, papers, all }) => (
          <section key={slug ?? ""} aria-labelledby={`digest-${slug ?? "rest"}`}>
            <h2 id={`digest-${slug ?? "rest"}`}>
              {name} <span className="num">{formatNumber(all ?? papers.length)}</span>
            </h2>
            <ul>
              {papers.map((paper) => (
                <li key={paper.id}>
                  <BriefStory paper={paper} date={cardDate(paper, edition)} save={save} />
                </li>
              ))}
            </ul>
            {all !== null && slug !== null && (
              <AppLink className="link all" href={topicHref(slug)}>
                All {formatNumber(all)} in {name}
              </AppLink>
            )}
          </section>
        ))}
      </div>
    </section>
  );
}
