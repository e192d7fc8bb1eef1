/** The report of a sync as lines of text, as lines of JSON, and as an exit status. Pure. */
import { reportJson } from "@/lib/ingest/report-text";
import type { ListOutcome, SyncReport } from "@/lib/ingest/sync";

function outcomeInWords(list: ListOutcome): string {
  switch (list.outcome) {
    case "imported": {
      const { entries, created, updated, unchanged, rejected } = list.report;
      const refused = rejected.length > 0 ? `, ${rejected.length} rejected` : "";
      return `${entries} papers: ${created} new, ${updated} updated, ${unchanged} unchanged${refused}`;
    }
    case "unchanged":
      return "unchanged";
    case "empty":
      return "no list";
    case "settled":
      return "settled";
    case "failed":
      return `not read: ${list.reason}`;
  }
}

/** One line for a list, and one for each record in it that was rejected. */
export function listLines(list: ListOutcome): string {
  const rejected = list.outcome === "imported" ? list.report.rejected : [];
  const lines = [
    `${list.name.padEnd(10)}  ${outcomeInWords(list)}`,
    ...rejected.map(({ place, reason }) => `            ${place}: ${reason}`),
  ];
  return lines.join("\n");
}

/** One line of JSON for a list; with what the import says of it where it was imported. */
export function listJson(list: ListOutcome): string {
  const { name, outcome } = list;
  if (list.outcome === "failed") return JSON.stringify({ list: name, outcome, reason: list.reason });
  if (list.outcome !== "imported") return JSON.stringify({ list: name, outcome });
  return JSON.stringify({ list: name, outcome, ...JSON.parse(reportJson(list.report)) });
}

const NOUNS: [keyof SyncReport["counts"], string][] = [
  ["imported", "imported"],
  ["unchanged", "unchanged"],
  ["empty", "without papers"],
  ["settled", "settled before"],
  ["failed", "not read"],
  ["notAsked", "not asked for"],
];

/** `14 lists: 9 imported, 1 unchanged, 4 without papers.`, and why it stopped where it did. */
export function summary({ counts, error }: SyncReport): string {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const parts = NOUNS.flatMap(([key, noun]) => (counts[key] > 0 ? [`${counts[key]} ${noun}`] : []));
  const stopped = error === null ? "" : ` Stopped early: ${error}.`;
  return `${all} ${all === 1 ? "list" : "lists"}: ${parts.join(", ") || "nothing to read"}.${stopped}`;
}

/** 0 all lists are up to date, 1 some lists or records are not, 2 nothing could be read. */
export function syncExitStatus({ lists, counts }: SyncReport): 0 | 1 | 2 {
  const bad = counts.failed + counts.notAsked;
  if (bad > 0) return lists.length > counts.failed ? 1 : 2;
  return lists.some((list) => list.outcome === "imported" && list.report.rejected.length > 0) ? 1 : 0;
}
