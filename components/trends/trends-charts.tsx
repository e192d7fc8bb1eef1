import { ChartData } from "@/components/trends/chart-data";
import type { ChartTable } from "@/components/trends/chart-figures";
import { ChartFrame } from "@/components/trends/chart-frame";
import { ShareChart } from "@/components/trends/share-chart";
import { WeekChart } from "@/components/trends/week-chart";
import { Markup } from "@/components/ui/markup";
import { rollingShares, shares, yearlyChange } from "@/lib/charts/series";
import { formatNumber } from "@/lib/format/counts";
import { formatMonth, formatSpan } from "@/lib/format/dates";
import { formatChange, formatShare } from "@/lib/format/shares";
import { codeMonthHref, sectionMonthHref, spanHref } from "@/lib/papers/trend-links";
import type { SectionCount, TrendsView } from "@/lib/papers/trend-views";

const PHONE_WEEKS = 52;
const AVERAGED_MONTHS = 3;

/** Papers of each finished week. */
export function PapersPerWeek({ view: { weeks } }: { view: TrendsView }) {
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (!first || !last) return null;
  return (
    <ChartFrame
      id="per-week"
      title="Papers per week"
      note="By the day they were published. The newest weeks, still filling up, are left out."
      table={{
        caption: "Papers per week",
        head: ["Week", "Papers"],
        rows: weeks.toReversed().map((week) => ({
          name: formatSpan(week.from, week.to),
          cells: [{ text: formatNumber(week.papers), href: spanHref(week) }],
        })),
      }}
    >
      <WeekChart weeks={weeks} href={spanHref} size="wide" className="desk" />
      <WeekChart weeks={weeks.slice(-PHONE_WEEKS)} href={spanHref} size="phone" className="chartphone" />
    </ChartFrame>
  );
}

/** Share of papers with code. */
export function CodeOverTime({ view: { months, papers, withCode } }: { view: TrendsView }) {
  const exact = shares(withCode, papers);
  const chart = {
    months,
    exact,
    lines: [{ name: "With code", values: exact, on: true }],
    monthHref: codeMonthHref,
  };
  return (
    <ChartFrame
      id="with-code"
      title="Papers with code"
      note="Share of each month’s papers with a known repository"
      table={{
        caption: "Papers with code",
        head: ["Month", "Share", "With code", "Of"],
        rows: months
          .map((month, i) => ({
            name: formatMonth(month),
            cells: [
              formatShare(exact[i] ?? 0),
              { text: formatNumber(withCode[i] ?? 0), href: codeMonthHref(month) },
              formatNumber(papers[i] ?? 0),
            ],
          }))
          .toReversed(),
      }}
    >
      <ShareChart {...chart} size="wide" className="desk" />
      <div className="chartphone">
        <ShareChart {...chart} size="phone" />
      </div>
    </ChartFrame>
  );
}

function sectionsTable(sections: readonly SectionCount[], months: readonly string[], papers: readonly number[]) {
  const table: ChartTable = {
    caption: "Share of each section by month",
    head: ["Month", ...sections.map(({ name }) => name)],
    rows: months
      .map((month, i) => ({
        name: formatMonth(month),
        cells: sections.map((section) => {
          const share = shares(section.months, papers)[i] ?? null;
          const topics = section.topics.map(({ slug }) => slug);
          return share === null ? "" : { text: formatShare(share), href: sectionMonthHref(topics, month) };
        }),
      }))
      .toReversed(),
  };
  return table;
}

function SectionChart({
  section,
  months,
  papers,
  most,
}: {
  section: SectionCount;
  months: readonly string[];
  papers: readonly number[];
  most: number;
}) {
  const values = rollingShares(section.months, papers, AVERAGED_MONTHS);
  const change = yearlyChange(section.months, papers);
  const topics = section.topics.map(({ slug }) => slug);
  return (
    <li>
      <h3>{section.name}</h3>
      <p>
        {formatShare(values.at(-1) ?? 0)}
        {change !== null && `, ${formatChange(change)} in twelve months`}
      </p>
      <ShareChart
        months={months}
        lines={[{ name: section.name, values, on: true }]}
        exact={shares(section.months, papers)}
        monthHref={(month) => sectionMonthHref(topics, month)}
        size="small"
        most={most}
      />
    </li>
  );
}

/** One small chart for each section, all on one scale. */
export function SectionsOverTime({ view: { sections, months, papers } }: { view: TrendsView }) {
  const most = Math.max(
    0,
    ...sections.flatMap(({ months: own }) => rollingShares(own, papers, AVERAGED_MONTHS).map((share) => share ?? 0)),
  );
  if (sections.length === 0) return null;
  return (
    <section className="trend" aria-labelledby="sections">
      <div className="trend__head">
        <h2 id="sections">Sections</h2>
        <p>Share of each month’s papers, three-month average. A paper can be in several sections.</p>
      </div>
      <Markup id="section-charts">
        <ul className="small-charts">
          {sections.map((section) => (
            <SectionChart key={section.slug} section={section} months={months} papers={papers} most={most} />
          ))}
        </ul>
      </Markup>
      <ChartData table={sectionsTable(sections, months, papers)} label="Figures as a table" />
    </section>
  );
}
