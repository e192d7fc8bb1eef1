import type { Metadata } from "next";
import { z } from "zod";
import { readAccess } from "@/app/import/access";
import { DeskForm } from "@/components/import/desk-form";
import { JobProgress } from "@/components/import/job-progress";
import { RunTable } from "@/components/import/run-table";
import { SignIn } from "@/components/import/sign-in";
import { AppLink } from "@/components/ui/app-link";
import { sharedDb } from "@/lib/db";
import { isLast } from "@/lib/desk/events";
import { findActiveJobs, getJob, type Job } from "@/lib/desk/jobs";
import { findRuns } from "@/lib/papers/queries-runs";

export const metadata: Metadata = { title: "Import", robots: { index: false } };

const RUNS_SHOWN = 50;

const paramsSchema = z.object({
  job: z.uuid().nullable().catch(null),
  problem: z.string().nullable().catch(null),
  message: z.string().max(500).nullable().catch(null),
});

function jobsToShow(id: string | null): Job[] {
  const asked = id === null ? null : getJob(id);
  const active = findActiveJobs().filter((job) => job.id !== id);
  return asked === null ? active : [asked, ...active];
}

/** The import desk: files, text or an address in; progress, report and history out. */
export default async function ImportPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const params = await searchParams;
  const { job, problem, message } = paramsSchema.parse({
    job: params.job,
    problem: params.problem,
    message: params.message,
  });
  const access = await readAccess();
  if (access !== "granted") {
    return (
      <div className="wrap">
        <header className="pagehead">
          <h1>Import</h1>
        </header>
        <div className="desksection">
          {access === "sign-in" ? (
            <SignIn problem={problem} />
          ) : (
            <p>
              The import desk is shut on this server: it has no ADMIN_TOKEN. Its owner can set one, or use npm run
              import.
            </p>
          )}
        </div>
      </div>
    );
  }
  const jobs = jobsToShow(job);
  const runs = await findRuns(await sharedDb(), RUNS_SHOWN);
  const waiting = jobs.some(({ events }) => !events.some(isLast));
  return (
    <div className="wrap">
      <header className="pagehead">
        <h1>Import</h1>
      </header>
      {waiting && (
        <noscript>
          <meta httpEquiv="refresh" content="2" />
        </noscript>
      )}
      <DeskForm message={message} />
      {jobs.map(({ id, title, events }) => (
        <JobProgress key={id} id={id} title={title} events={[...events]} />
      ))}
      <section className="desksection" aria-labelledby="history">
        <div className="tier__head">
          <h2 id="history">History</h2>
          <AppLink className="link r" href="/status">
            Status of the catalogue
          </AppLink>
        </div>
        {runs.length === 0 ? <p>Nothing was imported yet.</p> : <RunTable runs={runs} />}
      </section>
    </div>
  );
}
