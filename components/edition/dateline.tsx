import type { ReactNode } from "react";
import { AppLink } from "@/components/ui/app-link";
import { Icon } from "@/components/ui/icon";
import { formatDayLong, formatMonth, formatSpan } from "@/lib/format/dates";
import { formatPeriodShort } from "@/lib/format/periods";
import { type PeriodKind, periodOf } from "@/lib/papers/periods";
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

/** The day a change of length keeps in view: the last of a week or month that has papers is not known, so its first. */
function anchorDay(edition: EditionView): string {
  return (
    edition.recent.findLast(({ period }) => period >= edition.from && period <= edition.to)?.period ?? edition.from
  );
}

function Lengths({ edition }: { edition: EditionView }) {
  const day = edition.kind === "day" ? edition.period : anchorDay(edition);
  const lengths: [PeriodKind, string][] = [
    ["day", "Day"],
    ["week", "Week"],
    ["month", "Month"],
  ];
  return (
    <nav className="tabs" aria-label="Edition length">
      {lengths.map(([kind, label]) => (
        <AppLink
          key={kind}
          href={`/editions/${periodOf(kind, day)}`}
          aria-current={kind === edition.kind ? "true" : undefined}
        >
          {label}
        </AppLink>
      ))}
    </nav>
  );
}

/** Under the masthead: older, the date as the page's heading, length, newer. `calendar` opens from the date. */
export function Dateline({ edition, calendar }: { edition: EditionView; calendar?: ReactNode }) {
  const { older, newer, kind } = edition;
  return (
    <div className="wrap">
      <div className="dateline">
        <div className="dateline__in">
          <div className="dateline__l">{older && <Pager to={older} direction="older" kind={kind} />}</div>
          <h1>{editionHeading(edition)}</h1>
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
        {calendar}
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
