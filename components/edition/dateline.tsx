import { CALENDAR_ID, Calendar } from "@/components/edition/calendar";
import { Lengths } from "@/components/edition/lengths";
import { AppLink } from "@/components/ui/app-link";
import { Icon } from "@/components/ui/icon";
import type { EditionDays } from "@/lib/format/calendar";
import { formatDayLong, formatMonth, formatSpan } from "@/lib/format/dates";
import { formatPeriodShort } from "@/lib/format/periods";
import type { PeriodKind } from "@/lib/papers/periods";
import type { EditionRef, EditionView } from "@/lib/papers/views";

const KIND_WORD = { day: "edition", week: "week", month: "month" } as const;

/** The edition's date as its heading says it. */
export function editionHeading(edition: Pick<EditionView, "kind" | "from" | "to" | "period">): string {
  if (edition.kind === "day") return formatDayLong(edition.period);
  return edition.kind === "week" ? formatSpan(edition.from, edition.to) : formatMonth(edition.period);
}

function Pager({ to, direction, kind }: { to: EditionRef; direction: "older" | "newer"; kind: PeriodKind }) {
  const date = formatPeriodShort(to.period);
  const older = direction === "older";
  return (
    <AppLink
      className="pager"
      href={`/editions/${to.period}`}
      rel={older ? "prev" : "next"}
      aria-label={`${older ? "Previous" : "Next"} ${KIND_WORD[kind]}, ${date}`}
    >
      {older && <Icon name="left" />}
      <span>{date}</span>
      {!older && <Icon name="right" />}
    </AppLink>
  );
}

/** Under the masthead: older, the date as the page's heading, length, newer. With `days` the date opens a calendar. */
export function Dateline({ edition, days }: { edition: EditionView; days?: EditionDays | undefined }) {
  const { older, newer, kind } = edition;
  const heading = editionHeading(edition);
  return (
    <div className="wrap">
      <div className="dateline">
        <div className="dateline__in">
          <div className="dateline__l">{older && <Pager to={older} direction="older" kind={kind} />}</div>
          <h1>
            {days ? (
              <button type="button" className="datebtn" data-key="d" popoverTarget={CALENDAR_ID}>
                {heading}
                <Icon name="calendar" />
              </button>
            ) : (
              heading
            )}
          </h1>
          <div className="dateline__r">
            <Lengths edition={edition} />
            {newer ? (
              <Pager to={newer} direction="newer" kind={kind} />
            ) : (
              <span className="pager pager--end">
                <span>Latest {KIND_WORD[kind]}</span>
              </span>
            )}
          </div>
        </div>
        {days && <Calendar edition={edition} days={days} />}
      </div>
    </div>
  );
}

/** A dateline that only says something. */
export function PlainDateline({ heading }: { heading: string }) {
  return (
    <div className="wrap">
      <div className="dateline">
        <div className="dateline__in dateline__in--plain">
          <h1>{heading}</h1>
        </div>
      </div>
    </div>
  );
}
