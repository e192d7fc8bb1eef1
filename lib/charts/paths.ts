/** Outlines of SVG charts. Pure; in the units of the viewBox. */

export interface Point {
  x: number;
  y: number;
}

const print = (value: number) => String(Math.round(value * 10) / 10);

/** A line through points; a gap (null) breaks it. */
export function linePath(points: readonly (Point | null)[]): string {
  let path = "";
  let drawing = false;
  for (const point of points) {
    if (point) path += `${drawing ? "L" : "M"}${print(point.x)} ${print(point.y)}`;
    drawing = point !== null;
  }
  return path;
}

/** The area between a line and the level `base`; "" for fewer than two points. */
export function areaPath(points: readonly Point[], base: number): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < 2) return "";
  return `M${print(first.x)} ${print(base)}${linePath(points).replace("M", "L")}L${print(last.x)} ${print(base)}Z`;
}

/**
 * Heights for labels beside `wanted` heights, at least `gap` apart, none above `top` or, as far as they fit, below
 * `bottom`, in the order of what they label. Each stays as near as the ones above leave room for.
 */
export function spreadLabels(wanted: readonly number[], gap: number, top: number, bottom: number): number[] {
  const order = wanted.map((y, index) => ({ y, index })).sort((a, b) => a.y - b.y || a.index - b.index);
  let lowest = top - gap;
  for (const label of order) {
    label.y = Math.max(label.y, lowest + gap);
    lowest = label.y;
  }
  let highest = bottom + gap;
  for (const label of order.toReversed()) {
    label.y = Math.max(top, Math.min(label.y, highest - gap));
    highest = label.y;
  }
  const placed = [...wanted];
  for (const { y, index } of order) placed[index] = y;
  return placed;
}
