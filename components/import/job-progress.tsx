"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { JobReports } from "@/components/import/job-reports";
import { Button } from "@/components/ui/button";
import { type ImportEvent, importEventSchema, isLast } from "@/lib/desk/events";
import { formatNumber } from "@/lib/format/counts";

interface Props {
  id: string;
  title: string;
  /** What it has said so far. */
  events: ImportEvent[];
}

async function follow(id: string, signal: AbortSignal, onEvents: (events: ImportEvent[]) => void): Promise<void> {
  const response = await fetch(`/import/jobs/${id}`, { signal });
  if (!response.ok || response.body === null) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const events: ImportEvent[] = [];
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const lines = (rest + value).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const event = importEventSchema.parse(JSON.parse(line));
      if (event.event === "progress" && events.at(-1)?.event === "progress") events.pop();
      events.push(event);
    }
    onEvents([...events]);
  }
}

function stateText(event: ImportEvent | undefined): string {
  if (!event || event.event === "waiting") return "Waiting for the import before it.";
  if (event.event === "progress") return `Reading entry ${formatNumber(event.entries)} of ${event.name}`;
  if (event.event === "indexing") return "Making the new papers searchable.";
  if (event.event === "report") return `Read ${event.report.file}`;
  if (event.event === "failed") return event.message;
  return event.event === "cancelled" ? "Cancelled. The file under way was left out whole." : "Finished.";
}

function shareDone(events: ImportEvent[]): number | null {
  const last = events.findLast((event) => event.event === "progress");
  return last?.event === "progress" && last.totalBytes > 0 ? Math.min(1, last.bytes / last.totalBytes) : null;
}

/** A running import: how far it is, a way to stop it, and its reports as they come. */
export function JobProgress({ id, title, events: first }: Props) {
  const router = useRouter();
  const [events, setEvents] = useState(first);
  const last = events.at(-1);
  const over = last !== undefined && isLast(last);

  useEffect(() => {
    const stop = new AbortController();
    follow(id, stop.signal, setEvents)
      .then(() => router.refresh())
      .catch((error: unknown) => {
        if (!stop.signal.aborted) throw error;
      });
    return () => stop.abort();
  }, [id, router]);

  const share = shareDone(events);
  return (
    <section aria-label="Import under way">
      <div className="job">
        <div className="job__row">
          <span className="name">{title}</span>
          <span className="ink-3" role="status">
            {stateText(last)}
          </span>
          {share !== null && !over && <span className="r">{Math.round(share * 100)}%</span>}
        </div>
        {!over && (
          <progress
            className="progress"
            max={100}
            value={share === null ? undefined : share * 100}
            aria-label={title}
          />
        )}
        {!over && (
          <form className="job__row" action={`/import/jobs/${id}`} method="post">
            <span className="ink-3">You can leave this page.</span>
            <span className="r">
              <Button
                type="submit"
                kind="quiet"
                onClick={(event) => {
                  event.preventDefault();
                  void fetch(`/import/jobs/${id}`, { method: "POST", headers: { Accept: "application/json" } });
                }}
              >
                Cancel
              </Button>
            </span>
          </form>
        )}
      </div>
      <JobReports reports={events.flatMap((event) => (event.event === "report" ? [event.report] : []))} />
    </section>
  );
}
