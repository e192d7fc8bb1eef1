import type { Scale } from "@/lib/charts/scale";

export interface ChartBox {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Horizontal lines with their values; the last one says the unit. */
export function ValueAxis({
  box,
  ticks,
  y,
  text,
}: {
  box: ChartBox;
  ticks: readonly number[];
  y: Scale;
  text: (tick: number, isLast: boolean) => string;
}) {
  return ticks.map((tick, index) => (
    <g key={tick}>
      <line className={index === 0 ? "axis" : "grid"} x1={box.left} x2={box.right} y1={y(tick)} y2={y(tick)} />
      <text x={box.left - 8} y={y(tick) + 4} style={{ textAnchor: "end" }}>
        {text(tick, index === ticks.length - 1)}
      </text>
    </g>
  ));
}

/** Names along the foot. */
export function TimeAxis({
  box,
  labels,
}: {
  box: ChartBox;
  labels: readonly { x: number; text: string; anchor: "start" | "middle" }[];
}) {
  return labels.map(({ x, text, anchor }) => (
    <text key={`${x} ${text}`} x={x} y={box.bottom + 20} style={{ textAnchor: anchor }}>
      {text}
    </text>
  ));
}
