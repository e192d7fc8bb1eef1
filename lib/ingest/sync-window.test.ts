import { expect, test } from "vitest";
import { isSettled, lastDays } from "@/lib/ingest/sync-window";

test("the last days end with today, newest first", () => {
  expect(lastDays(3, "2025-03-02")).toEqual(["2025-03-02", "2025-03-01", "2025-02-28"]);
  expect(lastDays(1, "2025-03-02")).toEqual(["2025-03-02"]);
  expect(lastDays(0, "2025-03-02")).toEqual([]);
});

test("a day has settled once it was read two weeks later, not merely because it is old", () => {
  expect(isSettled("2025-08-01", null)).toBe(false);
  expect(isSettled("2025-08-01", "2025-08-14T23:59:59.000Z")).toBe(false);
  expect(isSettled("2025-08-01", "2025-08-15T00:00:00.000Z")).toBe(true);
  expect(isSettled("2024-01-01", "2024-01-02T00:00:00.000Z")).toBe(false);
});
