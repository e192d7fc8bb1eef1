import { expect, test } from "vitest";
import { isDateShaped, parsePageDate, settleDate, toDay } from "@/lib/ingest/dates";

const unknown = { captured: null, latestPrinted: null };

test("dates are read with and without a year", () => {
  expect(parsePageDate("Mar 1, 2024")).toEqual({ month: 3, day: 1, year: 2024 });
  expect(parsePageDate("Sep 28")).toEqual({ month: 9, day: 28, year: null });
  expect(parsePageDate("Published on Dec 28, 2024")).toEqual({ month: 12, day: 28, year: 2024 });
  expect(parsePageDate(" December 8 ")).toEqual({ month: 12, day: 8, year: null });
});

test("other text is no date", () => {
  for (const text of ["", "May", "May 2024", "8 Dec", "Mayhem 12", "Mar 1, 2024 2", "Decem 8", "Jun 1 authors"]) {
    expect(parsePageDate(text), text).toBeNull();
    expect(isDateShaped(text), text).toBe(false);
  }
});

test("days the calendar does not have are no dates, though they look like one", () => {
  for (const text of ["Feb 30", "Feb 29, 2023", "Apr 31", "Jun 0", "Jan 32, 2024", "Jan 1, 0024"]) {
    expect(parsePageDate(text), text).toBeNull();
    expect(isDateShaped(text), text).toBe(true);
  }
  expect(parsePageDate("Feb 29")).toEqual({ month: 2, day: 29, year: null });
});

test("days are printed in full", () => {
  expect(toDay(2024, 2, 29)).toBe("2024-02-29");
  expect(toDay(2023, 2, 29)).toBeNull();
  expect(toDay(2023, 13, 1)).toBeNull();
});

test("a printed year is taken as it is", () => {
  expect(settleDate({ month: 3, day: 1, year: 2024 }, { captured: "2025-12-08", latestPrinted: 2024 })).toBe(
    "2024-03-01",
  );
});

test("a missing year is the year of capture", () => {
  expect(settleDate({ month: 9, day: 28, year: null }, { captured: "2025-12-08", latestPrinted: 2023 })).toBe(
    "2025-09-28",
  );
  expect(settleDate({ month: 12, day: 8, year: null }, { captured: "2025-12-08", latestPrinted: null })).toBe(
    "2025-12-08",
  );
});

test("without a capture day it is the year after the latest one printed", () => {
  expect(settleDate({ month: 9, day: 28, year: null }, { captured: null, latestPrinted: 2024 })).toBe("2025-09-28");
});

test("with neither it stays unknown", () => {
  expect(settleDate({ month: 8, day: 12, year: null }, unknown)).toBeNull();
});

test("a date after the capture day stays unknown, one day apart for clocks that differ", () => {
  const captured = { captured: "2025-03-01", latestPrinted: 2024 };
  expect(settleDate({ month: 3, day: 2, year: null }, captured)).toBe("2025-03-02");
  expect(settleDate({ month: 3, day: 3, year: null }, captured)).toBeNull();
  expect(settleDate({ month: 12, day: 8, year: null }, captured)).toBeNull();
});

test("at New Year the site may still be in the old year or already in the new one", () => {
  expect(settleDate({ month: 12, day: 31, year: null }, { captured: "2026-01-01", latestPrinted: null })).toBe(
    "2025-12-31",
  );
  expect(settleDate({ month: 1, day: 1, year: null }, { captured: "2025-12-31", latestPrinted: null })).toBe(
    "2026-01-01",
  );
  expect(settleDate({ month: 1, day: 1, year: null }, { captured: "2026-01-01", latestPrinted: null })).toBe(
    "2026-01-01",
  );
});

test("a leap day without a year needs a leap year", () => {
  expect(settleDate({ month: 2, day: 29, year: null }, { captured: "2024-05-01", latestPrinted: null })).toBe(
    "2024-02-29",
  );
  expect(settleDate({ month: 2, day: 29, year: null }, { captured: "2025-05-01", latestPrinted: null })).toBeNull();
  expect(settleDate({ month: 2, day: 29, year: null }, { captured: null, latestPrinted: 2024 })).toBeNull();
});
