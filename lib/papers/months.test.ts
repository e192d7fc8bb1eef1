import { expect, test } from "vitest";
import {
  lastFinishedMonth,
  lastFinishedWeek,
  mondayOf,
  monthSpan,
  monthsBetween,
  shiftMonth,
} from "@/lib/papers/months";

test("months are counted over the turn of a year", () => {
  expect(shiftMonth("2025-11", 3)).toBe("2026-02");
  expect(shiftMonth("2025-01", -1)).toBe("2024-12");
  expect(monthsBetween("2025-11", "2026-01")).toEqual(["2025-11", "2025-12", "2026-01"]);
  expect(monthsBetween("2025-02", "2025-01")).toEqual([]);
});

test("a month spans its days", () => {
  expect(monthSpan("2024-02")).toEqual({ from: "2024-02-01", to: "2024-02-29" });
  expect(() => monthSpan("2024-13")).toThrow(RangeError);
});

test("a month is finished on its last working day", () => {
  // 31 August 2025 is a Sunday, 29 August a Friday.
  expect(lastFinishedMonth("2025-08-29")).toBe("2025-08");
  expect(lastFinishedMonth("2025-08-28")).toBe("2025-07");
  // 30 April 2025 is a Wednesday.
  expect(lastFinishedMonth("2025-04-29")).toBe("2025-03");
  expect(lastFinishedMonth("2025-04-30")).toBe("2025-04");
  expect(lastFinishedMonth("2025-01-02")).toBe("2024-12");
});

test("a week is finished seven days after its Sunday", () => {
  // Monday 4 to Sunday 10 August 2025.
  expect(mondayOf("2025-08-10")).toBe("2025-08-04");
  expect(mondayOf("2025-08-04")).toBe("2025-08-04");
  expect(lastFinishedWeek("2025-08-17")).toBe("2025-08-04");
  expect(lastFinishedWeek("2025-08-16")).toBe("2025-07-28");
});
