/** Shares and changes as readers see them. */

/** `27%`, below ten per cent with one decimal: `4.2%`, `0.3%`, `0%`. */
export function formatShare(share: number): string {
  const percent = share * 100;
  return `${percent >= 9.95 || percent === 0 ? Math.round(percent) : percent.toFixed(1)}%`;
}

/** `+25%`, `−18%`, `0%`. */
export function formatChange(change: number): string {
  const percent = Math.round(change * 100);
  if (percent === 0) return "0%";
  return percent > 0 ? `+${percent}%` : `−${-percent}%`;
}

/** `3.8 times as often`, `12 times as often`. */
export function formatTimes(times: number): string {
  return `${times >= 9.95 ? Math.round(times) : times.toFixed(1)} times as often`;
}
