import type { ReactNode } from "react";
import { Dateline } from "@/components/edition/dateline";
import { type EitherSideView, Front } from "@/components/edition/front";
import { EditionMasthead } from "@/components/edition/masthead";
import { editionHref, Sections } from "@/components/edition/sections";
import type { SaveSlot } from "@/components/edition/story";
import { Briefs, Digest, Features } from "@/components/edition/tiers";
import { Markup } from "@/components/ui/markup";
import type { EditionDays } from "@/lib/format/calendar";
import { type EditionFilter, filterEdition, layOut, WHOLE_EDITION } from "@/lib/format/hierarchy";
import type { EditionView } from "@/lib/papers/views";

interface Props {
  edition: EditionView;
  /** The section asked for in the address. */
  filter?: EditionFilter;
  /** For an edition with one or two papers. */
  eitherSide?: EitherSideView | null;
  /** Every day with an edition, oldest first: the date then opens a calendar. */
  days?: EditionDays;
  save?: SaveSlot;
  /** Under the sections: what is new to the reader, and how the edition is shown. */
  line?: ReactNode;
}

/** A whole edition, from masthead to digest: what `/` and `/editions/PERIOD` show. */
export function Edition({ edition, filter = WHOLE_EDITION, eitherSide = null, days, save, line }: Props) {
  const shown = filterEdition(edition, filter);
  const whole = shown.papers.length === edition.papers.length;
  const { lead, seconds, features, briefs, digest } = layOut(shown);
  return (
    <>
      <EditionMasthead edition={edition} />
      <Dateline edition={edition} days={days} />
      <Sections edition={edition} filter={filter} />
      {line}
      {lead ? (
        <>
          <Front edition={edition} lead={lead} seconds={seconds} eitherSide={whole ? eitherSide : null} save={save} />
          <Markup id="edition-stories">
            <Features edition={edition} papers={features} save={save} />
            <Briefs edition={edition} papers={briefs} save={save} />
            <Digest
              edition={edition}
              sections={digest}
              topicHref={(topic) => editionHref(edition.period, { topic, code: false })}
              save={save}
            />
          </Markup>
        </>
      ) : (
        <div className="wrap">
          <p className="notice">No paper of this edition is in this section.</p>
        </div>
      )}
    </>
  );
}
