import { countOf } from "@/lib/format/counts";
import { formatDayWithWeekday } from "@/lib/format/dates";
import type { HeatDay, HeatYear } from "@/lib/papers/heat-map";

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function explain({ day, count, kind }: HeatDay): string {
  const date = formatDayWithWeekday(day);
  if (kind === "edition") return `${date}: ${countOf(count, "paper")}`;
  return kind === "weekend" ? `${date}: weekend, no list` : `${date}: no list in the catalogue`;
}

function Cell({ day }: { day: HeatDay | null }) {
  if (day === null) return <td />;
  const text = explain(day);
  return (
    <td>
      {day.kind === "edition" ? (
        <a className={`heat heat--${day.level}`} href={`/editions/${day.day}`} title={text}>
          <span className="vh">{text}</span>
        </a>
      ) : (
        <span className={`heat heat--${day.kind}`} title={text}>
          <span className="vh">{text}</span>
        </span>
      )}
    </td>
  );
}

/** The month that begins in a week, for the head of its column. */
function monthHead(week: (HeatDay | null)[]): string {
  const first = week.find((day) => day?.day.endsWith("-01"));
  return first ? (MONTHS[Number(first.day.slice(5, 7)) - 1] ?? "") : "";
}

/** Papers of each day of a year: a link for each edition, and why a day has none. */
export function HeatMap({ year }: { year: HeatYear }) {
  return (
    <section className="tablewrap heatwrap" aria-label={`Papers per day in ${year.year}`}>
      <table className="heattable">
        <caption className="vh">{`Papers per day in ${year.year}`}</caption>
        <thead aria-hidden="true">
          <tr>
            <td />
            {year.weeks.map((week, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the weeks of a year stand in their order
              <td key={place}>{monthHead(week)}</td>
            ))}
          </tr>
        </thead>
        <tbody>
          {WEEKDAYS.map((name, weekday) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {year.weeks.map((week, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the weeks of a year stand in their order
                <Cell key={place} day={week[weekday] ?? null} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
