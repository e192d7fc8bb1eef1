/** Scales and ticks of charts. Pure. */

export type Scale = (value: number) => number;

/** Maps a domain to a range in proportion. A domain without extent maps to the start of the range. */
export function linearScale(domain: readonly [number, number], range: readonly [number, number]): Scale {
  const [d0, d1] = domain;
  const [r0, r1] = range;
  const slope = d1 === d0 ? 0 : (r1 - r0) / (d1 - d0);
  return (value) => r0 + (value - d0) * slope;
}

const STEPS = [1, 2, 2.5, 5, 10];

/**
 * Even ticks from 0 to at least `max`, at steps of 1, 2, 2.5 or 5 times a power of ten, about `count` of them.
 * `whole`: no fractions, for numbers of things.
 */
export function ticksFromZero(max: number, count: number, whole = false): number[] {
  if (!(max > 0)) return [0, 1];
  const rough = max / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const found = STEPS.map((step) => step * power).find((step) => step >= rough * (1 - 1e-9)) ?? 10 * power;
  const step = whole ? Math.max(1, Math.ceil(found)) : found;
  const places = Math.max(0, 2 - Math.floor(Math.log10(step)));
  return Array.from({ length: Math.ceil(max / step - 1e-9) + 1 }, (_, i) => Number((i * step).toFixed(places)));
}
