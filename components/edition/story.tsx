import type { ReactNode } from "react";
import { Kicker, TitleLink } from "@/components/edition/story-parts";
import { FactsLine } from "@/components/paper/facts-line";
import { RichText } from "@/components/paper/rich-text";
import { cutOpening, LONG_SECONDARY_TITLE, OPENING_BUDGET } from "@/lib/format/opening";
import type { PaperCard } from "@/lib/papers/views";

/** Draws the control that keeps a paper; absent where nothing keeps papers. */
export type SaveSlot = (paper: Pick<PaperCard, "id" | "slug" | "title">) => ReactNode;

export interface StoryProps {
  paper: PaperCard;
  /** Ready to print, or null where it would say nothing new. */
  date: string | null;
  save?: SaveSlot | undefined;
}

function Text({ paper, budget }: { paper: PaperCard; budget: number }) {
  const { text } = cutOpening(paper.opening, budget);
  if (text === "") return null;
  return (
    <p className="story__text">
      <RichText text={text} excerpt />
    </p>
  );
}

/** A story beside the lead. */
export function SecondStory({ paper, date, save }: StoryProps) {
  const long = paper.title.length > LONG_SECONDARY_TITLE;
  return (
    <article className="story story--second">
      <Kicker topics={paper.topics.slice(0, 1)} />
      <h2 className="story__title">
        <TitleLink paper={paper} />
      </h2>
      <Text paper={paper} budget={long ? OPENING_BUDGET.secondaryLongTitle : OPENING_BUDGET.secondary} />
      <FactsLine paper={paper} date={date} save={save?.(paper)} />
    </article>
  );
}

/** A story in the row below the front. */
export function FeatureStory({ paper, date, save }: StoryProps) {
  return (
    <article className="story story--feature">
      <Kicker topics={paper.topics.slice(0, 1)} />
      <h2 className="story__title">
        <TitleLink paper={paper} />
      </h2>
      <Text paper={paper} budget={OPENING_BUDGET.feature} />
      <FactsLine paper={paper} date={date} save={save?.(paper)} />
    </article>
  );
}

/** A title with its facts. */
export function BriefStory({ paper, date, save }: StoryProps) {
  return (
    <article className="story story--brief">
      <h3 className="story__title">
        <TitleLink paper={paper} />
      </h3>
      <FactsLine paper={paper} date={date} save={save?.(paper)} />
    </article>
  );
}
