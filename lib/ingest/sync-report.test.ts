import { expect, test } from "vitest";
import type { ListOutcome, SyncReport } from "@/lib/ingest/sync";
import { listJson, listLines, summary, syncExitStatus } from "@/lib/ingest/sync-report";

function imported(rejects: number): ListOutcome {
  return {
    name: "2025-08-12",
    outcome: "imported",
    report: {
      source: "https://huggingface.co/api/daily_papers?date=2025-08-12&limit=100",
      format: "api-json",
      day: "2025-08-12",
      entries: 30 + rejects,
      created: 2,
      updated: 25,
      unchanged: 3,
      updatedFields: { upvotes: 25 },
      rejected: Array.from({ length: rejects }, (_, index) => ({
        line: null,
        place: `[${30 + index}].paper`,
        reason: "the paper has no title",
      })),
      notes: [],
      error: null,
      runId: 1,
    },
  };
}

const failed: ListOutcome = {
  name: "2025-08-11",
  outcome: "failed",
  reason: "https://huggingface.co/api/daily_papers?date=2025-08-11&limit=100 answered 503.",
};
const none = { imported: 0, unchanged: 0, empty: 0, settled: 0, failed: 0, notAsked: 0 };

test("says in a line what became of a list", () => {
  expect(listLines(imported(0))).toBe("2025-08-12  30 papers: 2 new, 25 updated, 3 unchanged");
  expect(listLines(imported(1))).toBe(
    "2025-08-12  31 papers: 2 new, 25 updated, 3 unchanged, 1 rejected\n            [30].paper: the paper has no title",
  );
  expect(listLines({ name: "trending", outcome: "unchanged" })).toBe("trending    unchanged");
  expect(listLines({ name: "2025-08-09", outcome: "empty" })).toBe("2025-08-09  no list");
  expect(listLines(failed)).toMatch(/^2025-08-11 {2}not read: https:.* answered 503\.$/);
});

test("says it in JSON, too", () => {
  expect(JSON.parse(listJson(imported(1)))).toMatchObject({
    list: "2025-08-12",
    outcome: "imported",
    entries: 31,
    updated: 25,
  });
  expect(JSON.parse(listJson(failed))).toEqual({
    list: "2025-08-11",
    outcome: "failed",
    reason: failed.outcome === "failed" && failed.reason,
  });
  expect(JSON.parse(listJson({ name: "2025-08-09", outcome: "settled" }))).toEqual({
    list: "2025-08-09",
    outcome: "settled",
  });
});

test("sums up", () => {
  const report: SyncReport = { lists: [], counts: { ...none, imported: 9, empty: 4, unchanged: 1 }, error: null };
  expect(summary(report)).toBe("14 lists: 9 imported, 1 unchanged, 4 without papers.");
  expect(
    summary({ lists: [], counts: { ...none, failed: 2, notAsked: 12 }, error: "the site could not be read" }),
  ).toBe("14 lists: 2 not read, 12 not asked for. Stopped early: the site could not be read.");
  expect(summary({ lists: [], counts: { ...none, settled: 1 }, error: null })).toBe("1 list: 1 settled before.");
});

test("the exit status tells whole, part and nothing apart", () => {
  const status = (lists: ListOutcome[], counts: Partial<SyncReport["counts"]>) =>
    syncExitStatus({ lists, counts: { ...none, ...counts }, error: null });
  expect(status([imported(0)], { imported: 1 })).toBe(0);
  expect(status([{ name: "2025-08-09", outcome: "empty" }], { empty: 1 })).toBe(0);
  expect(status([imported(1)], { imported: 1 })).toBe(1);
  expect(status([imported(0), failed], { imported: 1, failed: 1 })).toBe(1);
  expect(status([imported(0)], { imported: 1, notAsked: 3 })).toBe(1);
  expect(status([failed], { failed: 1 })).toBe(2);
  expect(status([], { notAsked: 3 })).toBe(2);
});
