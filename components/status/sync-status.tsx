import { Time } from "@/components/import/time";
import { countOf } from "@/lib/format/counts";

interface Run {
  startedAt: string;
  finishedAt: string | null;
  fromDay: string | null;
  toDay: string | null;
  imported: number;
  unchanged: number;
  empty: number;
  settled: number;
  failed: number;
  notAsked: number;
  error: string | null;
}

interface Props {
  /** null: none has run. */
  run: Run | null;
  failures: { name: string; attemptedAt: string; failures: number; error: string | null }[];
}

function summary(run: Run): string {
  const parts: [number, string][] = [
    [run.imported, "read"],
    [run.unchanged, "unchanged"],
    [run.empty, "empty"],
    [run.settled, "settled before"],
    [run.failed, "failed"],
    [run.notAsked, "not asked for"],
  ];
  const said = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return said.length === 0 ? "No list was due." : `Lists: ${said.join(", ")}.`;
}

/** The last time new lists were fetched, and the lists that could not be. */
export function SyncStatus({ run, failures }: Props) {
  return (
    <section className="desksection" aria-labelledby="sync">
      <div className="tier__head">
        <h2 id="sync">Sync</h2>
      </div>
      {run === null ? (
        <p>No sync has run. It fetches new lists with npm run sync, or by itself where SYNC_EVERY is set.</p>
      ) : (
        <p>
          <Time at={run.startedAt} />
          {run.fromDay && `, days ${run.fromDay} to ${run.toDay}`}
          {run.finishedAt === null ? ": under way, or it was ended. " : ": "}
          {summary(run)}
          {run.error !== null && ` It stopped: ${run.error}`}
        </p>
      )}
      {failures.length > 0 && (
        <section className="tablewrap" aria-label="Lists that could not be fetched">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">List</th>
                <th scope="col">Last tried</th>
                <th scope="col" className="r">
                  Attempts
                </th>
                <th scope="col">Why</th>
              </tr>
            </thead>
            <tbody>
              {failures.map((list) => (
                <tr key={list.name}>
                  <td>{list.name}</td>
                  <td className="w">
                    <Time at={list.attemptedAt} />
                  </td>
                  <td className="r">{countOf(list.failures, "attempt")}</td>
                  <td className="reason">{list.error}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}
