import { Time } from "@/components/import/time";
import { AppLink } from "@/components/ui/app-link";
import { countOf, formatNumber } from "@/lib/format/counts";
import { OUTCOMES, type Outcome, type RunItem, type RunView } from "@/lib/papers/run-views";

const OUTCOME_NAMES: Record<Outcome, string> = {
  created: "Created",
  updated: "Updated",
  unchanged: "Unchanged",
  rejected: "Rejected",
};

/** Names of facts as readers know them. */
const FIELD_NAMES: Record<string, string> = {
  arxivId: "arXiv identifier",
  doi: "DOI",
  publishedOn: "date",
  projectPage: "project page",
  submittedBy: "submitter",
  aiSummary: "short summary",
  listings: "editions",
};

function why({ outcome, why: text }: RunItem): string {
  if (outcome !== "updated") return text;
  return text
    .split(" ")
    .map((field) => FIELD_NAMES[field] ?? field)
    .join(", ");
}

function seconds({ startedAt, finishedAt }: RunView): string {
  return ((Date.parse(finishedAt) - Date.parse(startedAt)) / 1_000).toFixed(1);
}

interface Props {
  run: RunView;
  /** What the table is narrowed to. */
  outcome: Outcome | null;
  items: RunItem[];
}

/** One import: its counts, which narrow the table, and what became of each entry. */
export function RunReport({ run, outcome, items }: Props) {
  const base = `/import/runs/${run.id}`;
  const total = outcome === null ? run.entries : run[outcome];
  return (
    <>
      <p className="ink-3">
        {`${run.format ?? "not read"}, day ${run.day ?? "unknown"}, finished `}
        <Time at={run.finishedAt} />
        {` in ${seconds(run)} s. `}
        <a className="link" href={`${base}/report.csv`}>
          Download as CSV
        </a>
      </p>
      {run.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      <nav className="tally" aria-label="Narrow the report">
        {OUTCOMES.map((each) => (
          <AppLink
            key={each}
            href={each === outcome ? base : `${base}?outcome=${each}`}
            aria-current={each === outcome ? "true" : undefined}
          >
            <b>{formatNumber(run[each])}</b>
            <span>{OUTCOME_NAMES[each].toLowerCase()}</span>
          </AppLink>
        ))}
      </nav>
      <section className="tablewrap" aria-label="Import report">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Result</th>
              <th scope="col">Paper</th>
              <th scope="col">Where</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={`${item.outcome} ${item.place} ${item.why}`}>
                <td>
                  <span className={`status status--${item.outcome}`}>{OUTCOME_NAMES[item.outcome]}</span>
                </td>
                <td className="t">
                  {item.paper && (
                    <AppLink href={`/papers/${encodeURIComponent(item.paper.slug)}`}>{item.paper.title}</AppLink>
                  )}
                </td>
                <td className="w">{item.place}</td>
                <td className="reason">{why(item)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {items.length < total && (
        <p className="railnote">{`The first ${countOf(items.length, "entry", "entries")} of ${formatNumber(total)}.`}</p>
      )}
    </>
  );
}
