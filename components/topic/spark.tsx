import { areaPath, linePath } from "@/lib/charts/paths";
import { linearScale } from "@/lib/charts/scale";

const WIDTH = 92;
const HEIGHT = 22;
const INSET = 2;

/** A line the size of a word, its last point in the accent; nothing for fewer than two values. */
export function Spark({ values }: { values: readonly number[] }) {
  if (values.length < 2) return <span className="spark" />;
  const x = linearScale([0, values.length - 1], [0, WIDTH]);
  const y = linearScale([0, Math.max(...values) || 1], [HEIGHT - INSET, INSET]);
  const points = values.map((value, i) => ({ x: x(i), y: y(value) }));
  return (
    <svg className="spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path className="fill" d={areaPath(points, HEIGHT)} />
      <path d={linePath(points)} />
      <circle cx={WIDTH} cy={points.at(-1)?.y ?? HEIGHT} r="2" />
    </svg>
  );
}
