import { Time } from "@/components/import/time";
import { AppLink } from "@/components/ui/app-link";
import { formatNumber } from "@/lib/format/counts";
import type { RunView } from "@/lib/papers/run-views";

/** The history of imports, newest first. */
export function RunTable({ runs }: { runs: RunView[] }) {
  return (
    <section className="tablewrap" aria-label="Imports so far">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Imported</th>
            <th scope="col">From</th>
            <th scope="col">Format</th>
            <th scope="col">Day</th>
            <th scope="col" className="r">
              Created
            </th>
            <th scope="col" className="r">
              Updated
            </th>
            <th scope="col" className="r">
              Unchanged
            </th>
            <th scope="col" className="r">
              Rejected
            </th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.id}>
              <td className="w">
                <Time at={run.finishedAt} />
              </td>
              <td className="t">
                <AppLink href={`/import/runs/${run.id}`}>{run.source}</AppLink>
              </td>
              <td>{run.format}</td>
              <td className="w">{run.day ?? "unknown"}</td>
              <td className="r">{formatNumber(run.created)}</td>
              <td className="r">{formatNumber(run.updated)}</td>
              <td className="r">{formatNumber(run.unchanged)}</td>
              <td className="r">{formatNumber(run.rejected)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
