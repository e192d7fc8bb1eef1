import { LeadStory } from "@/components/edition/lead-story";
import { BriefStory, type SaveSlot, SecondStory } from "@/components/edition/story";
import { cardDate } from "@/lib/format/card-date";
import { formatDay } from "@/lib/format/dates";
import { cutOpening, leadBudget, OPENING_BUDGET } from "@/lib/format/opening";
import type { EditionView, PaperCard } from "@/lib/papers/views";

/** Up to six papers of the editions around a thin one. */
export interface EitherSideView {
  papers: PaperCard[];
  /** `From the editions of 23 and 26 August`. */
  source: string;
}

function EitherSide({ view, save }: { view: EitherSideView; save?: SaveSlot | undefined }) {
  return (
    <>
      <div>
        <h2 className="railhead">Either side</h2>
        <p className="railnote">{view.source}</p>
      </div>
      <ul className="briefs">
        {view.papers.slice(0, 6).map((paper) => (
          <li key={paper.id}>
            <BriefStory paper={paper} date={paper.publishedOn && formatDay(paper.publishedOn)} save={save} />
          </li>
        ))}
      </ul>
    </>
  );
}

interface Props {
  edition: EditionView;
  lead: PaperCard;
  seconds: PaperCard[];
  /** Fills the rail of an edition with one or two papers. */
  eitherSide: EitherSideView | null;
  save?: SaveSlot | undefined;
}

/** The lead with up to two secondary stories beside it. */
export function Front({ edition, lead, seconds, eitherSide, save }: Props) {
  const rail = seconds.map((paper) => ({
    title: paper.title,
    opening: cutOpening(paper.opening, OPENING_BUDGET.secondary).text,
  }));
  const thin = seconds.length < 2 && eitherSide !== null && eitherSide.papers.length > 0;
  const budget = thin || seconds.length === 0 ? 1150 : leadBudget(lead.title, rail);
  return (
    <div className="wrap front">
      <LeadStory paper={lead} save={save} budget={budget} />
      {(seconds.length > 0 || thin) && (
        <div className="front__rail">
          {seconds.map((paper) => (
            <SecondStory key={paper.id} paper={paper} date={cardDate(paper, edition)} save={save} />
          ))}
          {thin && <EitherSide view={eitherSide} save={save} />}
        </div>
      )}
    </div>
  );
}
