import { expect, test } from "vitest";
import type { ImportReport } from "@/lib/ingest/document";
import { exitStatus, reportJson, reportTable } from "@/lib/ingest/report-text";

const report = (facts: Partial<ImportReport> = {}): ImportReport => ({
  source: "page.txt",
  format: "page-text",
  day: "2025-12-08",
  entries: 2,
  created: 1,
  updated: 0,
  unchanged: 1,
  updatedFields: {},
  rejected: [],
  notes: [],
  error: null,
  runId: 1,
  ...facts,
});
const reject = { line: 9, place: "line 9", reason: "No abstract follows this title" };

test("the table has a line for each file, a total, and every reject with its place", () => {
  const text = reportTable([
    report(),
    report({
      source: "other.txt",
      day: null,
      entries: 3,
      created: 1,
      unchanged: 1,
      rejected: [reject],
      notes: ["The day is unknown."],
    }),
  ]);
  expect(text.split("\n")).toEqual([
    "file       format     day         entries  created  updated  unchanged  rejected",
    "page.txt   page-text  2025-12-08        2        1        0          1         0",
    "other.txt  page-text  unknown           3        1        0          1         1",
    "2 files                                 5        2        0          2         1",
    "",
    "other.txt: The day is unknown.",
    "other.txt: line 9: No abstract follows this title",
  ]);
});

test("a line of JSON has the documented keys", () => {
  expect(JSON.parse(reportJson(report({ rejected: [reject] })))).toMatchObject({
    file: "page.txt",
    format: "page-text",
    day: "2025-12-08",
    entries: 2,
    created: 1,
    updated: 0,
    unchanged: 1,
    rejected: [{ line: 9, reason: "No abstract follows this title" }],
  });
});

test("the exit status tells all read, some rejected, nothing read", () => {
  expect(exitStatus([report()])).toBe(0);
  expect(exitStatus([report({ entries: 3, rejected: [reject] })])).toBe(1);
  expect(exitStatus([report(), report({ error: "It is a PDF.", entries: 0 })])).toBe(1);
  expect(exitStatus([report({ error: "It is empty.", entries: 0 })])).toBe(2);
  expect(exitStatus([report({ entries: 1, rejected: [reject] })])).toBe(2);
});

test("an answer that holds no papers, as of a weekend, was read all the same", () => {
  expect(exitStatus([report({ format: "api-json", entries: 0, created: 0, unchanged: 0 })])).toBe(0);
});
