import type { ReactNode } from "react";
import { formatMonth } from "@/lib/format/dates";
import { rangeOfDates } from "@/lib/format/month-range";
import type { ListState } from "@/lib/papers/search-params";
import type { FacetsView } from "@/lib/papers/views";

interface Props {
  months: FacetsView["months"];
  state: ListState;
  /** Below the bars. */
  handles?: ReactNode;
}

/** Papers per month, those within the chosen dates darker, with room for a handle at either end. */
export function Histogram({ months, state, handles }: Props) {
  const names = months.map(({ month }) => month);
  const [first, last] = [names[0], names.at(-1)];
  if (!first || !last || months.length < 2) return null;
  const most = Math.max(1, ...months.map(({ count }) => count));
  const range = rangeOfDates(names, state.from, state.to);
  return (
    <div className="histo">
      <div
        className="histo__bars"
        role="img"
        aria-label={`Matching papers per month, ${formatMonth(first)} to ${formatMonth(last)}`}
      >
        {months.map(({ month, count }, place) => (
          <i
            key={month}
            className={place >= range.from && place <= range.to ? "on" : undefined}
            style={{ "--v": (count / most).toFixed(3) }}
          />
        ))}
      </div>
      {handles}
    </div>
  );
}
