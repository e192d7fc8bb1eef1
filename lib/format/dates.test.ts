import { expect, test } from "vitest";
import {
  dayOfMonth,
  daysBetween,
  formatDay,
  formatDayLong,
  formatDayShort,
  formatDayWithWeekday,
  formatMonth,
  formatSpan,
  formatSpanShort,
} from "@/lib/format/dates";

test("a day is written with and without its weekday", () => {
  expect(formatDayLong("2025-08-12")).toBe("Tuesday 12 August 2025");
  expect(formatDay("2025-08-09")).toBe("9 Aug 2025");
  expect(formatDayShort("2025-08-11")).toBe("Mon 11 Aug");
  expect(formatDayWithWeekday("2025-10-27")).toBe("Mon 27 Oct 2025");
  expect(formatDayLong("2024-02-29")).toBe("Thursday 29 February 2024");
  expect(dayOfMonth("2025-08-01")).toBe(1);
  expect(() => formatDay("2025-13-08")).toThrow("2025-13-08 is not a day");
});

test("a month is written from itself or from a day in it", () => {
  expect(formatMonth("2025-08")).toBe("August 2025");
  expect(formatMonth("2025-08-31")).toBe("August 2025");
});

test("a span says each year and month once", () => {
  expect(formatSpan("2025-08-11", "2025-08-15")).toBe("11–15 August 2025");
  expect(formatSpan("2025-07-28", "2025-08-03")).toBe("28 July – 3 August 2025");
  expect(formatSpan("2025-12-29", "2026-01-04")).toBe("29 December 2025 – 4 January 2026");
  expect(formatSpan("2025-08-11", "2025-08-11")).toBe("11 August 2025");
  expect(formatSpanShort("2025-08-04", "2025-08-08")).toBe("4–8 Aug");
  expect(formatSpanShort("2025-07-28", "2025-08-03")).toBe("28 Jul – 3 Aug");
});

test("days are counted across months and leap days", () => {
  expect(daysBetween("2024-02-28", "2024-03-01")).toBe(2);
  expect(daysBetween("2025-01-01", "2024-12-31")).toBe(-1);
});
