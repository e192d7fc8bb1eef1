import { expect, test } from "vitest";
import { currentListDay, daysBetween, listDaysOf } from "@/lib/ingest/fetch/list-days";

test("a day's list opens at half past nine in the evening before, in New York", () => {
  // Summer time there is UTC-4, winter time UTC-5.
  expect(currentListDay(new Date("2025-08-12T01:29:59Z"))).toBe("2025-08-11");
  expect(currentListDay(new Date("2025-08-12T01:30:00Z"))).toBe("2025-08-12");
  expect(currentListDay(new Date("2025-01-15T02:29:59Z"))).toBe("2025-01-14");
  expect(currentListDay(new Date("2025-01-15T02:30:00Z"))).toBe("2025-01-15");
  expect(currentListDay(new Date("2025-12-31T23:00:00Z"))).toBe("2025-12-31");
  expect(currentListDay(new Date("2026-01-01T02:30:00Z"))).toBe("2026-01-01");
});

test("counts days back from the newest", () => {
  expect(daysBetween("2024-02-28", "2024-03-01")).toEqual(["2024-03-01", "2024-02-29", "2024-02-28"]);
  expect(daysBetween("2024-03-01", "2024-03-01")).toEqual(["2024-03-01"]);
  expect(daysBetween("2024-03-02", "2024-03-01")).toEqual([]);
});

test("a period has the days from the first list up to today", () => {
  const week = ["2025-08-13", "2025-08-12", "2025-08-11"];
  expect(listDaysOf("2025-W33", "2025-08-13")).toEqual(week);
  expect(listDaysOf("2025-W33", "2025-09-01")).toHaveLength(7);
  expect(listDaysOf("2023-05", "2025-08-13")?.at(-1)).toBe("2023-05-04");
  expect(listDaysOf("2023-05", "2025-08-13")).toHaveLength(28);
  expect(listDaysOf("2023-04", "2025-08-13")).toEqual([]);
  expect(listDaysOf("2025-09-01", "2025-08-13")).toEqual([]);
  expect(listDaysOf("2025-W54", "2025-08-13")).toBeNull();
});
