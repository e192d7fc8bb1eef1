import { CountCells, CountHeads } from "@/components/import/counts";
import { Time } from "@/components/import/time";
import { AppLink } from "@/components/ui/app-link";
import type { RunView } from "@/lib/papers/run-views";

const COUNTS = ["created", "updated", "unchanged", "rejected"] as const;

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
            <CountHeads counts={COUNTS} />
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
              <td className="w">{run.format}</td>
              <td className="w">{run.day ?? "unknown"}</td>
              <CountCells counts={COUNTS} of={run} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
