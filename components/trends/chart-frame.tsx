import type { ReactNode } from "react";
import { ChartData } from "@/components/trends/chart-data";
import { ChartFigures, type ChartTable } from "@/components/trends/chart-figures";

interface Shown {
  id: string;
  title: string;
  /** What is drawn, in which unit. */
  note: ReactNode;
  /** At the end of the caption: a control. */
  tools?: ReactNode;
  children: ReactNode;
}

interface Props extends Shown {
  table: ChartTable;
}

const LABEL = "Figures as a table";

function Frame({ id, title, note, tools, children, figures }: Shown & { figures: ReactNode }) {
  return (
    <figure className="trend" aria-labelledby={id}>
      <figcaption>
        <h2 id={id}>{title}</h2>
        <p>{note}</p>
        {tools && <div className="r">{tools}</div>}
      </figcaption>
      <div className="chartwrap">{children}</div>
      {figures}
    </figure>
  );
}

/** A chart with its title, what it shows, and the table behind it. The drawing itself is hidden from assistive technology. */
export function ChartFrame({ table, ...shown }: Props) {
  return <Frame {...shown} figures={<ChartData table={table} label={LABEL} />} />;
}

/** The same where it is part of a larger piece of HTML: pure. */
export function PureChartFrame({ table, ...shown }: Props) {
  return <Frame {...shown} figures={<ChartFigures table={table} label={LABEL} />} />;
}
