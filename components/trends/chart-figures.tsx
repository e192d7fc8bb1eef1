/** A cell of the table behind a chart: text, a number, or a link to the list it counts. */
export type ChartCell = string | { text: string; href: string };

export interface ChartTable {
  caption: string;
  head: string[];
  rows: { name: string; cells: ChartCell[] }[];
}

function Cell({ cell }: { cell: ChartCell }) {
  if (typeof cell === "string") return cell;
  return (
    <a className="link" href={cell.href}>
      {cell.text}
    </a>
  );
}

export interface ChartFiguresProps {
  table: ChartTable;
  label: string;
}

/** The figures of a chart, for those who cannot see it, and its links for those who do not point. */
export function ChartFigures({ table, label }: ChartFiguresProps) {
  return (
    <details className="chartdata">
      <summary>{label}</summary>
      <section className="chartdata__in" aria-label={table.caption}>
        <table>
          <caption className="vh">{table.caption}</caption>
          <thead>
            <tr>
              {table.head.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(({ name, cells }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {cells.map((cell, column) => (
                  <td key={table.head[column + 1]}>
                    <Cell cell={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
