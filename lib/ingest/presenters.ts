/** The three ways an import tells of itself: a table with a progress bar, a line of JSON a file, and events. */
import type { ImportEvent } from "@/lib/desk/events";
import type { ImportReport } from "@/lib/ingest/document";
import { createProgress } from "@/lib/ingest/progress";
import { reportFields, reportJson, reportTable } from "@/lib/ingest/report-text";

export interface ImportState {
  /** The input being read. */
  name: string;
  /** Entries of all inputs so far. */
  entries: number;
  /** Bytes of the inputs done, and of all of them; 0 of all: unknown. */
  bytes: number;
  totalBytes: number;
}

export interface Presenter {
  progress(state: ImportState): void;
  report(report: ImportReport): void;
  indexing(): void;
  finish(reports: ImportReport[]): void;
}

type Print = (line: string) => void;

/** A table at the end; on a terminal a progress bar until then. */
export function presentTable(print: Print, terminal: NodeJS.WriteStream): Presenter {
  const progress = createProgress(terminal);
  return {
    progress: ({ bytes, totalBytes, entries, name }) => progress.update(bytes, totalBytes, entries, name),
    report() {},
    indexing() {},
    finish(reports) {
      progress.clear();
      print(reports.length === 0 ? "Nothing to import was found." : reportTable(reports));
    },
  };
}

/** One line for each file, as it is done. */
export function presentJson(print: Print): Presenter {
  return { progress() {}, report: (report) => print(reportJson(report)), indexing() {}, finish() {} };
}

/** Everything as it happens, for the import desk. */
export function presentEvents(print: Print): Presenter {
  const say = (event: ImportEvent) => print(JSON.stringify(event));
  return {
    progress: (state) => say({ event: "progress", ...state }),
    report: (report) => say({ event: "report", report: reportFields(report) }),
    indexing: () => say({ event: "indexing" }),
    finish() {},
  };
}
