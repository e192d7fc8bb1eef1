import { CountCells, CountHeads } from "@/components/import/counts";
import { AppLink } from "@/components/ui/app-link";
import type { ReportEvent } from "@/lib/desk/events";

const COUNTS = ["entries", "created", "updated", "unchanged", "rejected"] as const;

/** What became of each file of an import, with every reject. */
export function JobReports({ reports }: { reports: ReportEvent[] }) {
  if (reports.length === 0) return null;
  return (
    <>
      <section className="tablewrap" aria-label="Files of this import">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col">Format</th>
              <th scope="col">Day</th>
              <CountHeads counts={COUNTS} />
            </tr>
          </thead>
          <tbody>
            {reports.map((report, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name, and reports only get more
              <tr key={place}>
                <td className="t">
                  {report.runId === null ? (
                    report.file
                  ) : (
                    <AppLink href={`/import/runs/${report.runId}`}>{report.file}</AppLink>
                  )}
                  {report.error !== null && <p className="status--rejected">{`It ${report.error}.`}</p>}
                </td>
                <td>{report.format ?? "not read"}</td>
                <td className="w">{report.day ?? "unknown"}</td>
                <CountCells counts={COUNTS} of={{ ...report, rejected: report.rejected.length }} />
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <ul className="railnote">
        {reports.flatMap((report) =>
          [...report.notes, ...report.rejected.map((reject) => `${reject.place}: ${reject.reason}`)].map((text) => (
            <li key={`${report.file} ${text}`}>{`${report.file}: ${text}`}</li>
          )),
        )}
      </ul>
    </>
  );
}
