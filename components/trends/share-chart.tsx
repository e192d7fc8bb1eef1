import { type ChartBox, TimeAxis, ValueAxis } from "@/components/trends/axes";
import { escapeHtml } from "@/components/ui/to-html";
import { monthLabels } from "@/lib/charts/month-labels";
import { linePath, type Point, spreadLabels } from "@/lib/charts/paths";
import { linearScale, ticksFromZero } from "@/lib/charts/scale";
import { formatMonth } from "@/lib/format/dates";
import { formatShare } from "@/lib/format/shares";

export interface ShareLine {
  name: string;
  /** One share a month, null where there is none. */
  values: readonly (number | null)[];
  /** The one the chart is about. */
  on: boolean;
  /** Where its name leads: names stand at the ends of lines in the sizes "named" and "medium". */
  href?: string;
}

interface Props {
  months: readonly string[];
  lines: readonly ShareLine[];
  /** Address of the list behind a month of the line that is on. */
  monthHref: (month: string) => string;
  /** Shares of the months as they are, for what a month says of itself. */
  exact: readonly (number | null)[];
  size: "named" | "medium" | "wide" | "small" | "phone";
  /** Greatest share of all charts that are to be compared. */
  most?: number;
  className?: string;
}

const BOXES: Record<Props["size"], ChartBox> = {
  named: { width: 1248, height: 300, left: 40, right: 1048, top: 8, bottom: 274 },
  medium: { width: 900, height: 280, left: 44, right: 668, top: 10, bottom: 252 },
  wide: { width: 1248, height: 260, left: 52, right: 1240, top: 8, bottom: 234 },
  small: { width: 354, height: 150, left: 38, right: 346, top: 8, bottom: 122 },
  phone: { width: 354, height: 210, left: 38, right: 346, top: 8, bottom: 186 },
};
const LABEL_GAP = 19;
/** Sizes with names at the ends of lines. */
const NAMED: ReadonlySet<Props["size"]> = new Set(["named", "medium"]);
const TICKS: Record<Props["size"], number> = { named: 4, medium: 4, wide: 4, small: 2, phone: 3 };

function Names({ lines, ends, box }: { lines: readonly ShareLine[]; ends: readonly (Point | null)[]; box: ChartBox }) {
  const named = lines.flatMap((line, index) => {
    const end = ends[index];
    return end && line.href ? [{ line, end, href: line.href }] : [];
  });
  const heights = spreadLabels(
    named.map(({ end }) => end.y),
    LABEL_GAP,
    box.top,
    box.bottom,
  );
  return named.map(({ line, end, href }, index) => {
    const y = heights[index] ?? end.y;
    return (
      <g key={line.name}>
        {Math.abs(y - end.y) > 3 && <path className="leader" d={`M${end.x + 4} ${end.y}L${end.x + 13} ${y}`} />}
        <a href={href} tabIndex={-1}>
          <text className={line.on ? "lbl on" : "lbl"} x={end.x + 17} y={y + 4}>
            {line.name} {formatShare(line.values.at(-1) ?? 0)}
          </text>
        </a>
      </g>
    );
  });
}

/** What a month says of itself, and where it is pointed at, as HTML: `title` means something else to React in other places. */
function monthHtml(said: string, { x, y, width, height }: { x: number; y: number; width: number; height: number }) {
  const place = `x="${x}" y="${y}" width="${width}" height="${height}"`;
  return { __html: `<title>${escapeHtml(said)}</title><rect class="hit" ${place}></rect>` };
}

/** Shares over months as lines, one of them in the accent, with a link for each of its months. */
export function ShareChart({ months, lines, monthHref, exact, size, most, className }: Props) {
  const box = BOXES[size];
  const values = lines.flatMap((line) => line.values.map((value) => value ?? 0));
  const ticks = ticksFromZero(most ?? Math.max(0, ...values), TICKS[size]);
  const x = linearScale([0, Math.max(1, months.length - 1)], [box.left, box.right]);
  const y = linearScale([0, ticks.at(-1) ?? 1], [box.bottom, box.top]);
  const points = lines.map((line) => line.values.map((value, i) => (value === null ? null : { x: x(i), y: y(value) })));
  const ends = points.map((own) => own.at(-1) ?? null);
  const step = (box.right - box.left) / Math.max(1, months.length - 1);
  const order = lines.map((_, index) => index).sort((a, b) => Number(lines[a]?.on) - Number(lines[b]?.on));
  return (
    <svg
      className={`chart${className ? ` ${className}` : ""}`}
      viewBox={`0 0 ${box.width} ${box.height}`}
      aria-hidden="true"
    >
      <ValueAxis
        box={box}
        ticks={ticks}
        y={y}
        text={(tick, isLast) => `${Math.round(tick * 1000) / 10}${isLast ? "%" : ""}`}
      />
      <TimeAxis
        box={box}
        labels={monthLabels(months, size === "small" || size === "phone").map(({ index, ...label }) => ({
          ...label,
          x: x(index),
        }))}
      />
      {order.map((index) => {
        const [line, end] = [lines[index], ends[index]];
        if (!line) return null;
        return (
          <g key={line.name}>
            <path className={line.on ? "line on" : "line"} d={linePath(points[index] ?? [])} />
            {end && <circle className={line.on ? "dot on" : "dot"} r={line.on ? 3.5 : 2.5} cx={end.x} cy={end.y} />}
          </g>
        );
      })}
      {NAMED.has(size) && <Names lines={lines} ends={ends} box={box} />}
      {months.map((month, i) => (
        <a
          key={month}
          href={monthHref(month)}
          tabIndex={-1}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: its text is escaped
          dangerouslySetInnerHTML={monthHtml(
            `${formatMonth(month)}: ${exact[i] == null ? "no papers" : formatShare(exact[i])}`,
            { x: x(i) - step / 2, y: box.top, width: step, height: box.bottom - box.top },
          )}
        />
      ))}
    </svg>
  );
}
