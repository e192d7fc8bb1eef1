import { expect, test } from "vitest";
import { addDays, parsePeriod, periodOf, weekOf } from "./periods";

test("a day is its own period", () => {
  expect(parsePeriod("2025-08-12")).toEqual({
    kind: "day",
    period: "2025-08-12",
    from: "2025-08-12",
    to: "2025-08-12",
  });
});

test("an ISO week runs from Monday to Sunday", () => {
  expect(parsePeriod("2025-W33")).toEqual({ kind: "week", period: "2025-W33", from: "2025-08-11", to: "2025-08-17" });
});

test("the first days of a year may lie in the last week of the year before", () => {
  expect(weekOf("2027-01-01")).toBe("2026-W53");
  expect(weekOf("2024-12-30")).toBe("2025-W01");
  expect(weekOf("2021-01-03")).toBe("2020-W53");
});

test("a week that the year does not have is no period", () => {
  expect(parsePeriod("2025-W53")).toBeNull();
  expect(parsePeriod("2026-W53")).toEqual({ kind: "week", period: "2026-W53", from: "2026-12-28", to: "2027-01-03" });
  expect(parsePeriod("2025-W00")).toBeNull();
});

test("a month ends on its last day", () => {
  expect(parsePeriod("2024-02")).toEqual({ kind: "month", period: "2024-02", from: "2024-02-01", to: "2024-02-29" });
  expect(parsePeriod("2025-12")?.to).toBe("2025-12-31");
});

test("what is no date is no period", () => {
  for (const text of ["2025-02-30", "2025-13", "2025", "today", "", "2025-8-1", "25-08-12"]) {
    expect(parsePeriod(text)).toBeNull();
  }
});

test("days add up over months and leap years", () => {
  expect(addDays("2024-02-28", 2)).toBe("2024-03-01");
  expect(addDays("2025-01-01", -1)).toBe("2024-12-31");
});

test("a day lies in its week and month", () => {
  expect(periodOf("week", "2025-08-12")).toBe("2025-W33");
  expect(periodOf("month", "2025-08-12")).toBe("2025-08");
});
