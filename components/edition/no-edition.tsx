import { PlainDateline } from "@/components/edition/dateline";
import { Masthead } from "@/components/edition/masthead";
import { Notice } from "@/components/notice/notice";
import { LinkButton } from "@/components/ui/button";
import { countOf } from "@/lib/format/counts";
import { formatPeriod, formatPeriodShort } from "@/lib/format/periods";
import type { Period } from "@/lib/papers/periods";
import type { EditionRef } from "@/lib/papers/views";

interface Props {
  /** The period asked for, as parsePeriod reads it. */
  period: Period;
  /** Today, to tell a day that is still to come. */
  today: string;
  older: EditionRef | null;
  newer: EditionRef | null;
}

function reason({ kind, period, from }: Period, today: string): string {
  if (from > today) return kind === "day" ? "That day is still to come." : `That ${kind} is still to come.`;
  if (kind !== "day") return `No paper of this catalogue was listed in that ${kind}.`;
  const weekday = new Date(`${period}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6
    ? "Papers are listed on working days, and seldom at weekends."
    : "No paper of this catalogue was listed on that day.";
}

/** A well-formed period without papers: says why and offers the nearest editions. */
export function NoEdition({ period, today, older, newer }: Props) {
  const on = period.kind === "day" ? "on" : "for";
  const near = [older, newer].filter((ref) => ref !== null);
  const names = near.map((ref) => formatPeriodShort(ref.period).replaceAll(" ", "\u00a0"));
  return (
    <>
      <Masthead />
      <PlainDateline heading={formatPeriod(period.period)} />
      <div className="wrap">
        <Notice
          heading={`No edition ${on} ${formatPeriod(period.period)}`}
          first={false}
          actions={near.map((ref) => (
            <LinkButton key={ref.period} href={`/editions/${ref.period}`}>
              {formatPeriodShort(ref.period)}, {countOf(ref.count, "paper")}
            </LinkButton>
          ))}
        >
          <p>
            {reason(period, today)} {names.length === 2 && `The nearest are ${names.join(" and ")}.`}
            {names.length === 1 && `The nearest is ${names[0]}.`}
          </p>
        </Notice>
      </div>
    </>
  );
}
