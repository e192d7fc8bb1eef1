import { type ChartBox, TimeAxis, ValueAxis } from "@/components/trends/axes";
import { linearScale, ticksFromZero } from "@/lib/charts/scale";
import { countOf, formatNumber } from "@/lib/format/counts";
import { formatMonth, formatSpan } from "@/lib/format/dates";
import type { WeekCount } from "@/lib/papers/trend-views";

interface Props {
  weeks: readonly WeekCount[];
  href: (week: WeekCount) => string;
  size: "wide" | "phone";
  className: string;
}

const BOXES: Record<Props["size"], ChartBox> = {
  wide: { width: 1248, height: 240, left: 52, right: 1240, top: 10, bottom: 210 },
  phone: { width: 354, height: 190, left: 38, right: 350, top: 8, bottom: 166 },
};

/** Names each quarter (on phones each half year) at its first week. */
function labels(weeks: readonly WeekCount[], x: (index: number) => number, sparse: boolean) {
  const months = sparse ? ["01", "07"] : ["01", "04", "07", "10"];
  const firsts = weeks.flatMap(({ from }, index) => {
    const month = from.slice(5, 7);
    const isFirst = weeks[index - 1]?.from.slice(5, 7) !== month && Number(from.slice(8)) <= 7;
    if (!isFirst || !months.includes(month) || index > weeks.length - 4) return [];
    return [
      {
        x: x(index),
        text: month === "01" ? from.slice(0, 4) : formatMonth(from).slice(0, 3),
        anchor: "start" as const,
      },
    ];
  });
  const first = weeks[0];
  if (firsts.length > 0 || !first) return firsts;
  return [{ x: x(0), text: formatMonth(first.from), anchor: "start" as const }];
}

/** Papers per week as bars, each a link to the papers of its week. */
export function WeekChart({ weeks, href, size, className }: Props) {
  const box = BOXES[size];
  const ticks = ticksFromZero(Math.max(0, ...weeks.map(({ papers }) => papers)), size === "wide" ? 4 : 3, true);
  const y = linearScale([0, ticks.at(-1) ?? 1], [box.bottom, box.top]);
  const step = (box.right - box.left) / Math.max(1, weeks.length);
  const x = (index: number) => box.left + index * step;
  const gap = Math.min(2, step / 3);
  return (
    <svg className={`chart ${className}`} viewBox={`0 0 ${box.width} ${box.height}`} aria-hidden="true">
      <ValueAxis box={box} ticks={ticks} y={y} text={(tick) => formatNumber(tick)} />
      <TimeAxis box={box} labels={labels(weeks, x, size === "phone")} />
      {weeks.map((week, index) => (
        <a key={week.from} href={href(week)} tabIndex={-1} className="barlink">
          <title>{`${formatSpan(week.from, week.to)}: ${countOf(week.papers, "paper")}`}</title>
          <rect className="hit" x={x(index)} y={box.top} width={step} height={box.bottom - box.top} />
          <rect
            className="bar-mark"
            x={x(index) + gap / 2}
            y={y(week.papers)}
            width={step - gap}
            height={box.bottom - y(week.papers)}
          />
        </a>
      ))}
    </svg>
  );
}
