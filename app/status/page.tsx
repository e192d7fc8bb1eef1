import type { Metadata } from "next";
import { Time } from "@/components/import/time";
import { HeatMap } from "@/components/status/heat-map";
import { SourceTable } from "@/components/status/source-table";
import { SyncStatus } from "@/components/status/sync-status";
import { sharedDb } from "@/lib/db";
import { countOf, formatNumber } from "@/lib/format/counts";
import { formatDay } from "@/lib/format/dates";
import { findMissingDays, layOutHeatMap } from "@/lib/papers/heat-map";
import { getCounts } from "@/lib/papers/queries-catalogue";
import { findEditionDays } from "@/lib/papers/queries-edition";
import { findRuns } from "@/lib/papers/queries-runs";
import { countUnlisted, findSourceCounts } from "@/lib/papers/queries-status";
import { findFailedLists, getLastSyncRun } from "@/lib/papers/queries-sync";

export const metadata: Metadata = { title: "Status" };

const FAILURES_SHOWN = 50;

/** What the catalogue holds, where it is from, what it lacks, and how the last sync went. */
export default async function StatusPage() {
  const db = await sharedDb();
  const [counts, days, runs] = [await getCounts(db), await findEditionDays(db), await findRuns(db, 1)];
  const years = layOutHeatMap(days);
  const missing = findMissingDays(years).length;
  const last = runs[0];
  return (
    <div className="wrap">
      <header className="pagehead">
        <h1>Status</h1>
      </header>
      <dl className="statuslist">
        <div>
          <dt>Last import</dt>
          <dd>{last ? <Time at={last.finishedAt} /> : "none yet"}</dd>
        </div>
        <div>
          <dt>Papers</dt>
          <dd>{formatNumber(counts.papers)}</dd>
        </div>
        <div>
          <dt>With code</dt>
          <dd>{formatNumber(counts.withCode)}</dd>
        </div>
        <div>
          <dt>Editions</dt>
          <dd>{formatNumber(counts.editions)}</dd>
        </div>
        {days[0] && (
          <div>
            <dt>Days covered</dt>
            <dd>{`${formatDay(days[0].day)} to ${formatDay(days.at(-1)?.day ?? days[0].day)}`}</dd>
          </div>
        )}
      </dl>
      <section className="desksection" aria-labelledby="days">
        <div className="tier__head">
          <h2 id="days">Papers per day</h2>
        </div>
        {years.length === 0 ? (
          <p>No edition yet.</p>
        ) : (
          <p className="heatkey">
            <span>
              <i className="heat heat--1" /> few papers
            </span>
            <span>
              <i className="heat heat--4" /> many
            </span>
            <span>
              <i className="heat heat--weekend" /> weekend: no list is made
            </span>
            <span>
              <i className="heat heat--missing" /> {countOf(missing, "working day")} without a list in the catalogue
            </span>
          </p>
        )}
        {years.map((year) => (
          <div key={year.year}>
            <h3 className="heatyear">{year.year}</h3>
            <HeatMap year={year} />
          </div>
        ))}
      </section>
      <SourceTable sources={await findSourceCounts(db)} unlisted={await countUnlisted(db)} />
      <section className="desksection" aria-labelledby="take">
        <div className="tier__head">
          <h2 id="take">Take it with you</h2>
        </div>
        <p>
          The whole catalogue as one file:{" "}
          <a className="link" href="/export/catalogue.sqlite" rel="nofollow">
            SQLite
          </a>
          ,{" "}
          <a className="link" href="/export/catalogue.jsonl.gz" rel="nofollow">
            JSON Lines
          </a>
          . Lists have a menu of their own formats.
        </p>
      </section>
      <SyncStatus run={await getLastSyncRun(db)} failures={await findFailedLists(db, FAILURES_SHOWN)} />
    </div>
  );
}
