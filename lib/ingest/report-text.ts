/** The report of an import as a table, as lines of JSON, and as an exit status. Pure. */
import type { ImportReport } from "@/lib/ingest/document";

const COLUMNS = ["format", "day", "entries", "created", "updated", "unchanged", "rejected"] as const;

function cells(report: ImportReport): string[] {
  return [
    report.source,
    report.format ?? "not read",
    report.day ?? "unknown",
    String(report.entries),
    String(report.created),
    String(report.updated),
    String(report.unchanged),
    String(report.rejected.length),
  ];
}

function totals(reports: ImportReport[]): string[] {
  const sum = (count: (report: ImportReport) => number) =>
    String(reports.reduce((total, report) => total + count(report), 0));
  return [
    `${reports.length} files`,
    "",
    "",
    sum((report) => report.entries),
    sum((report) => report.created),
    sum((report) => report.updated),
    sum((report) => report.unchanged),
    sum((report) => report.rejected.length),
  ];
}

function layOut(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column < 3 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
}

function detailLines(report: ImportReport): string[] {
  const fields = Object.entries(report.updatedFields).sort(([, a], [, b]) => b - a);
  return [
    ...(report.error === null ? [] : [`${report.source} ${report.error}.`]),
    ...(fields.length === 0
      ? []
      : [`${report.source}: updated ${fields.map(([name, count]) => `${name} ${count}`).join(", ")}`]),
    ...report.notes.map((note) => `${report.source}: ${note}`),
    ...report.rejected.map((reject) => `${report.source}: ${reject.place}: ${reject.reason}`),
  ];
}

/** Table of all files, then what was updated, notes and every reject with file, place and reason. */
export function reportTable(reports: ImportReport[]): string {
  const rows = [["file", ...COLUMNS], ...reports.map(cells), ...(reports.length > 1 ? [totals(reports)] : [])];
  const details = reports.flatMap(detailLines);
  return [...layOut(rows), ...(details.length > 0 ? ["", ...details] : [])].join("\n");
}

/** The report of a file with the keys that scripts rely on. */
export function reportFields(report: ImportReport) {
  const { source, format, day, entries, created, updated, unchanged, updatedFields, rejected, notes, error, runId } =
    report;
  return {
    file: source,
    format,
    day,
    entries,
    created,
    updated,
    unchanged,
    rejected: rejected.map(({ line, place, reason }) => ({ line, place, reason })),
    updatedFields,
    notes,
    error,
    runId,
  };
}

/** One line of JSON for a file. */
export function reportJson(report: ImportReport): string {
  return JSON.stringify(reportFields(report));
}

/** 0 all read, 1 some rejected, 2 nothing could be read. */
export function exitStatus(reports: ImportReport[]): 0 | 1 | 2 {
  const read = (report: ImportReport) => report.error === null && report.entries > report.rejected.length;
  if (!reports.some(read))
    return reports.length > 0 && reports.every((report) => report.error === null && report.rejected.length === 0)
      ? 0
      : 2;
  return reports.some((report) => report.error !== null || report.rejected.length > 0) ? 1 : 0;
}
