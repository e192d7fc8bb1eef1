/** Numbers over time, made ready for a chart. Pure. */

/** `part / whole` where something was counted, else null: a month without papers has no shares. */
export function shares(parts: readonly number[], wholes: readonly number[]): (number | null)[] {
  return parts.map((part, i) => {
    const whole = wholes[i] ?? 0;
    return whole > 0 ? part / whole : null;
  });
}

/** Share over a stretch of months as one: all parts over all wholes. null where nothing was counted. */
export function shareOver(parts: readonly number[], wholes: readonly number[], from: number, to: number) {
  const sum = (values: readonly number[]) => values.slice(from, to).reduce((total, value) => total + value, 0);
  const whole = sum(wholes);
  return whole > 0 ? sum(parts) / whole : null;
}

/** The share of each month together with the `span - 1` months before it, as far as they go. */
export function rollingShares(parts: readonly number[], wholes: readonly number[], span: number): (number | null)[] {
  return parts.map((_, i) => shareOver(parts, wholes, Math.max(0, i + 1 - span), i + 1));
}

const QUARTER = 3;
const YEAR = 12;
/** With fewer papers a year ago the change would be chance. */
const LEAST_BASE = 5;

/**
 * Change of a share over twelve months, 0.25 for +25 %: the last three months against the same three a year before.
 * null where the series is shorter than that or fewer than five papers were counted then.
 */
export function yearlyChange(parts: readonly number[], wholes: readonly number[]): number | null {
  const end = parts.length;
  const start = end - YEAR - QUARTER;
  if (start < 0) return null;
  const base = parts.slice(start, start + QUARTER).reduce((total, value) => total + value, 0);
  const then = shareOver(parts, wholes, start, start + QUARTER);
  const now = shareOver(parts, wholes, end - QUARTER, end);
  return base < LEAST_BASE || then === null || now === null ? null : now / then - 1;
}
