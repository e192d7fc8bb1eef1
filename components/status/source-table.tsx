import { countOf, formatNumber } from "@/lib/format/counts";
import { formatDay } from "@/lib/format/dates";

const SOURCE_NAMES: Record<string, string> = {
  daily: "Daily Papers, as data",
  page: "Daily Papers, as saved pages",
  feed: "Feeds",
  arxiv: "arXiv lists",
  sample: "The bundled sample",
};

interface Props {
  sources: { source: string; papers: number; firstDay: string; lastDay: string }[];
  /** Papers that no dated list names. */
  unlisted: number;
}

/** Papers by where they are from. */
export function SourceTable({ sources, unlisted }: Props) {
  if (sources.length === 0 && unlisted === 0) return null;
  return (
    <section className="desksection" aria-labelledby="sources">
      <div className="tier__head">
        <h2 id="sources">Sources</h2>
      </div>
      <section className="tablewrap tablewrap--narrow" aria-label="Papers by source">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">List</th>
              <th scope="col" className="r">
                Papers
              </th>
              <th scope="col">Days</th>
            </tr>
          </thead>
          <tbody>
            {sources.map(({ source, papers, firstDay, lastDay }) => (
              <tr key={source}>
                <td className="t">{SOURCE_NAMES[source] ?? source}</td>
                <td className="r">{formatNumber(papers)}</td>
                <td>
                  {firstDay === lastDay ? formatDay(firstDay) : `${formatDay(firstDay)} to ${formatDay(lastDay)}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="railnote">
        A paper may be on several lists.
        {unlisted > 0 && ` ${countOf(unlisted, "paper")} on none with a known day.`}
      </p>
    </section>
  );
}
