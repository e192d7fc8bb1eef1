import { anchorDay, Lengths } from "@/components/edition/lengths";
import { AppLink } from "@/components/ui/app-link";
import { Icon } from "@/components/ui/icon";
import { type CalendarDay, type CalendarMonth, calendarMonth, type EditionDays } from "@/lib/format/calendar";
import { countOf } from "@/lib/format/counts";
import { formatDayLong, formatMonth } from "@/lib/format/dates";
import type { EditionView } from "@/lib/papers/views";

export const CALENDAR_ID = "calendar";

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

function Day({ entry, most, current }: { entry: CalendarDay; most: number; current: boolean }) {
  if (entry.papers === null) return <span>{entry.dayOfMonth}</span>;
  return (
    <AppLink
      href={`/editions/${entry.day}`}
      aria-current={current ? "date" : undefined}
      aria-label={`${formatDayLong(entry.day)}, ${countOf(entry.papers, "paper")}`}
      style={{ "--v": (entry.papers / most).toFixed(2) }}
    >
      {entry.dayOfMonth}
    </AppLink>
  );
}

function MonthLink({ month, direction }: { month: string | null; direction: "older" | "newer" }) {
  if (!month) return <span className="iconbtn" />;
  return (
    <AppLink className="iconbtn" href={`/editions/${month}`} aria-label={formatMonth(month)}>
      <Icon name={direction === "older" ? "left" : "right"} />
    </AppLink>
  );
}

function Grid({ calendar, current }: { calendar: CalendarMonth; current: string }) {
  return (
    <table className="cal__grid">
      <thead>
        <tr>
          {WEEKDAYS.map((name) => (
            <th key={name} scope="col" abbr={name}>
              {name.slice(0, 2)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {calendar.weeks.map((week, row) => (
          <tr key={week.find((entry) => entry !== null)?.day ?? row}>
            {week.map((entry, column) => (
              <td key={WEEKDAYS[column]}>
                {entry && <Day entry={entry} most={calendar.most} current={entry.day === current} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The month around an edition: days with editions are links with a bar for their papers. Opens from the date. */
export function Calendar({ edition, days }: { edition: EditionView; days: EditionDays }) {
  const calendar = calendarMonth(anchorDay(edition).slice(0, 7), days);
  if (!calendar) return null;
  return (
    <div id={CALENDAR_ID} className="cal" popover="auto" role="dialog" aria-label="Calendar of editions">
      <Lengths edition={edition} className="tabs phone-only" />
      <div className="cal__head">
        <MonthLink month={calendar.older} direction="older" />
        <AppLink href={`/editions/${calendar.month}`}>{formatMonth(calendar.month)}</AppLink>
        <MonthLink month={calendar.newer} direction="newer" />
      </div>
      <Grid calendar={calendar} current={edition.period} />
    </div>
  );
}
