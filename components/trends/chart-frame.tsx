import type { ReactNode } from "react";
import { ChartData, type ChartTable } from "@/components/trends/chart-data";

interface Props {
  id: string;
  title: string;
  /** What is drawn, in which unit. */
  note: ReactNode;
  /** At the end of the caption: a control. */
  tools?: ReactNode;
  table: ChartTable;
  children: ReactNode;
}

/** A chart with its title, what it shows, and the table behind it. The drawing itself is hidden from assistive technology. */
export function ChartFrame({ id, title, note, tools, table, children }: Props) {
  return (
    <figure className="trend" aria-labelledby={id}>
      <figcaption>
        <h2 id={id}>{title}</h2>
        <p>{note}</p>
        {tools && <div className="r">{tools}</div>}
      </figcaption>
      <div className="chartwrap">{children}</div>
      <ChartData table={table} label="Figures as a table" />
    </figure>
  );
}
